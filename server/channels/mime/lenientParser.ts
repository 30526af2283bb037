import { MailParser } from 'mailparser';
import { charsetStreams, doubtful } from './charset.ts';

/** The parts of the MIME library's node that this file reads and sets. */
interface PartNode {
  contentType: string | false;
  charset?: string | false;
  node: {
    parentNode?: { contentType: string | false } | false;
    headers: { getFirst(name: string): string };
  };
}

declare module 'mailparser' {
  interface MailParser {
    createNode(node: unknown): PartNode;
  }
  interface MailParserOptions {
    maxHtmlLengthToParse?: number | undefined;
  }
}

/**
 * The MIME library, made to read mail that lies about its charset. The library takes ASCII, UTF-8 and missing charsets
 * at their word and turns every other byte into U+FFFD; here such parts go through our own decoder.
 */
export class LenientParser extends MailParser {
  /** What was wrong with charsets, in words. */
  readonly problems: Set<string>;
  /** Message-IDs of mails inside this mail (RFC 5322, 3.6.4): a delivery report quotes the mail that failed. */
  readonly innerIds: string[] = [];

  constructor(options: { htmlToText: boolean; maxHtmlLength: number }) {
    const problems = new Set<string>();
    super({
      skipHtmlToText: !options.htmlToText,
      maxHtmlLengthToParse: options.maxHtmlLength,
      skipTextLinks: true,
      skipImageLinks: true,
      keepDeliveryStatus: true,
      // The published type names an instance of iconv-lite's stream; the library calls `new Iconv(charset)`.
      Iconv: charsetStreams(problems) as never,
    });
    this.problems = problems;
  }

  override createNode(node: unknown): PartNode {
    const made = super.createNode(node);
    const parent = made.node.parentNode;
    if (parent !== undefined && parent !== false && parent.contentType === 'message/rfc822') {
      this.innerIds.push(made.node.headers.getFirst('message-id'));
    }
    if (made.contentType === 'text/plain' || made.contentType === 'text/html') {
      const charset = made.charset === undefined || made.charset === false ? '' : made.charset;
      if (/^(us-?ascii|ascii|utf-?8|)$/i.test(charset)) made.charset = doubtful + charset;
    }
    return made;
  }
}
