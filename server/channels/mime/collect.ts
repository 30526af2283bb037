import type { AttachmentStream, HeaderLines, MessageText } from 'mailparser';
import { maxAttachmentBytes } from '#shared/domain/attachment.ts';
import { LenientParser } from './lenientParser.ts';
import { type ReadAddress } from './address.ts';

export interface CollectedFile {
  readonly name: string | undefined;
  readonly type: string;
  readonly cid: string | null;
  /** Null when the file is over the size limit; `size` then says how large it is. */
  readonly bytes: Buffer | null;
  readonly size: number;
}

/** One mail taken apart by the MIME library, nothing judged yet. */
export interface CollectedMail {
  readonly lines: HeaderLines;
  readonly subject: string;
  addresses(key: 'from' | 'sender' | 'reply-to' | 'to' | 'cc' | 'return-path'): readonly ReadAddress[];
  readonly text: string;
  readonly html: string | null;
  readonly files: readonly CollectedFile[];
  readonly problems: ReadonlySet<string>;
  readonly innerIds: readonly string[];
}

const htmlLimit = 2_000_000;

/**
 * Takes a mail apart. Files are kept up to `maxAttachmentBytes` each; larger ones are read past without storing.
 * @param htmlToText false where turning the HTML into text already failed
 * @throws what the MIME library throws: too many parts, a head over 1 MiB, HTML it cannot read
 */
export async function collectMail(raw: Buffer, htmlToText = true): Promise<CollectedMail> {
  const parser = new LenientParser({ htmlToText, maxHtmlLength: htmlLimit });
  let headers = new Map<string, unknown>();
  let lines: HeaderLines = [];
  parser.on('headers', (found: Map<string, unknown>) => (headers = found));
  parser.on('headerLines', (found: HeaderLines) => (lines = found));
  parser.end(raw);

  const files: CollectedFile[] = [];
  let body: MessageText | undefined;
  for await (const part of parser as AsyncIterable<AttachmentStream | MessageText>) {
    if (part.type === 'text') body = part;
    else files.push(await collectFile(part));
  }
  const subject = headers.get('subject');
  return {
    lines,
    subject: typeof subject === 'string' ? subject : '',
    addresses: (key) => addressesOf(headers.get(key)),
    text: body?.text ?? '',
    html: typeof body?.html === 'string' && body.html !== '' ? body.html : null,
    files,
    problems: parser.problems,
    innerIds: parser.innerIds,
  };
}

async function collectFile(part: AttachmentStream): Promise<CollectedFile> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of part.content as unknown as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxAttachmentBytes) chunks.length = 0;
    else chunks.push(chunk);
  }
  part.release();
  const bytes = size > maxAttachmentBytes ? null : Buffer.concat(chunks);
  const cid = part.cid === undefined || part.cid === '' ? null : part.cid;
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(part.contentType) ? part.contentType : 'application/octet-stream';
  return { name: part.filename, type: type.toLowerCase().slice(0, 200), cid, bytes, size };
}

/** The library gives one object, several, or (for a header it could not read) a string. */
function addressesOf(value: unknown): ReadAddress[] {
  const objects: unknown[] = Array.isArray(value) ? value : [value];
  return objects.flatMap((one) =>
    typeof one === 'object' && one !== null && 'value' in one && Array.isArray(one.value)
      ? (one.value as ReadAddress[])
      : [],
  );
}
