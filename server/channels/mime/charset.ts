import { Transform } from 'node:stream';
import { TextDecoder } from 'node:util';

/** Prefix of a label that says: the part claims (or implies) an ASCII superset that may be a lie. */
export const doubtful = 'x-doubtful-';

/** Names that mail uses and the WHATWG list behind TextDecoder lacks. */
const aliases: Record<string, string> = {
  'ks_c_5601-1987': 'euc-kr',
  cp949: 'euc-kr',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp950: 'big5',
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
  cp1252: 'windows-1252',
  'x-mac-roman': 'macintosh',
  'iso-8859-8-i': 'iso-8859-8',
  ansi: 'windows-1252',
  default: 'windows-1252',
  chinesebig5: 'big5',
  gb2312_charset: 'gb2312',
};

export interface DecodedText {
  readonly text: string;
  /** What was wrong, in a few words; null if nothing. */
  readonly problem: string | null;
}

/**
 * Bytes to text, never failing: the declared charset where it fits, else UTF-8, else windows-1252 (which reads any
 * byte, as browsers do with Latin-1).
 * @param label the charset parameter (RFC 2046, 4.1.2) as written
 */
export function decodeText(bytes: Uint8Array, label: string): DecodedText {
  const name = label.toLowerCase().replace(doubtful, '').replace(/["']/g, '').trim();
  const claimsUtf8 = [
    '',
    'ascii',
    'us-ascii',
    'usascii',
    'utf8',
    'utf-8',
    '7bit',
    '8bit',
    'binary',
    'unknown-8bit',
    'x-unknown',
    'default_charset',
  ].includes(name);
  if (claimsUtf8) {
    const utf8 = tryDecode(bytes, 'utf-8');
    if (utf8 !== null) return { text: utf8, problem: null };
    const problem = name.startsWith('utf') ? 'not the UTF-8 it claims, read as windows-1252' : null;
    return { text: new TextDecoder('windows-1252').decode(bytes), problem };
  }
  const decoder = decoderOf(aliases[name] ?? name);
  if (decoder) return { text: decoder.decode(bytes), problem: null };
  const utf8 = tryDecode(bytes, 'utf-8');
  const shown = name.slice(0, 40);
  return utf8 === null
    ? {
        text: new TextDecoder('windows-1252').decode(bytes),
        problem: `unknown charset "${shown}", read as windows-1252`,
      }
    : { text: utf8, problem: `unknown charset "${shown}", read as UTF-8` };
}

/** Reads bytes of no known charset: UTF-8 if they are valid, else windows-1252. */
export function guessText(bytes: Uint8Array): string {
  return tryDecode(bytes, 'utf-8') ?? new TextDecoder('windows-1252').decode(bytes);
}

function tryDecode(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decoderOf(charset: string): TextDecoder | null {
  try {
    return new TextDecoder(charset);
  } catch {
    return null;
  }
}

/** A class in the shape the MIME library wants for its `Iconv` option; problems are added to `problems`. */
export function charsetStreams(problems: Set<string>): new (label: string) => Transform {
  return class extends Transform {
    constructor(label: string) {
      const chunks: Buffer[] = [];
      super({
        transform(chunk: Buffer | string, _encoding, done) {
          chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, 'binary') : chunk);
          done();
        },
        flush(done) {
          const { text, problem } = decodeText(Buffer.concat(chunks), label);
          if (problem !== null) problems.add(problem);
          done(null, Buffer.from(text, 'utf8'));
        },
      });
    }
  };
}
