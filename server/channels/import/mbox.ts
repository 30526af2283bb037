import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { AppError } from '#shared/domain/errors.ts';
import { type FoundMail, type MailSource, maxMailBytes } from './source.ts';

const LF = 0x0a;
const CR = 0x0d;
/** "From sender date": the date at its end keeps an unquoted "From " in a text from splitting a mail. */
const separator = /^From \S.*\d{1,2}:\d{2}(:\d{2})?\b.*\d{4}/;
/** mboxrd quotes a line of a mail that starts like a separator with one ">" more. */
const quoted = /^>+From /;

/**
 * Reads an mbox file as a stream: mboxrd and mboxo (RFC 4155). A separator counts at the start of the file or after an
 * empty line, and only with a date; one level of ">" before "From " is taken off.
 */
export async function mboxSource(path: string): Promise<MailSource> {
  const found = await stat(path);
  if (!found.isFile()) throw new AppError('invalid', `${path} is no file: a folder is imported as "maildir"`);
  const { size } = found;
  let done = 0;
  return {
    total: size,
    progress: () => done,
    async *mails() {
      let count = 0;
      let mail: MailBuilder | undefined;
      let afterEmpty = true;
      for await (const line of linesOf(path, (bytes) => (done += bytes))) {
        if (afterEmpty && isSeparator(line)) {
          if (mail) yield mail.end();
          count += 1;
          mail = new MailBuilder(`${path}, mail ${count}`, line);
        } else if (mail) mail.add(line);
        else if (!isEmpty(line)) mail = new MailBuilder(`${path}, mail ${(count += 1)}`, null, line);
        afterEmpty = isEmpty(line);
      }
      if (mail) yield mail.end();
    },
  };
}

function isSeparator(line: Buffer): boolean {
  return (
    line.length < 1000 && line.subarray(0, 5).equals(fromBytes) && separator.test(line.toString('latin1'))
  );
}
const fromBytes = Buffer.from('From ');

function isEmpty(line: Buffer): boolean {
  return line.length === 1 ? line[0] === LF : line.length === 2 && line[0] === CR && line[1] === LF;
}

/** Lines with their ends. A line longer than a read block comes in pieces; no separator is that long. */
async function* linesOf(path: string, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const block of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    onBytes(block.length);
    let bytes = rest.length === 0 ? block : Buffer.concat([rest, block]);
    for (let end = bytes.indexOf(LF); end !== -1; end = bytes.indexOf(LF)) {
      yield bytes.subarray(0, end + 1);
      bytes = bytes.subarray(end + 1);
    }
    if (bytes.length > 1024 * 1024) {
      yield bytes;
      bytes = Buffer.alloc(0);
    }
    rest = bytes;
  }
  if (rest.length > 0) yield rest;
}

class MailBuilder {
  readonly #name: string;
  readonly #storedAt: number | null;
  readonly #lines: Buffer[] = [];
  #size = 0;
  #kept = 0;

  constructor(name: string, from: Buffer | null, first?: Buffer) {
    this.#name = name;
    this.#storedAt = from === null ? null : dateOf(from.toString('latin1'));
    if (first) this.add(first);
  }

  add(line: Buffer): void {
    this.#size += line.length;
    if (this.#kept + line.length > maxMailBytes) return;
    this.#kept += line.length;
    const isQuoted = line[0] === 0x3e && quoted.test(line.subarray(0, 200).toString('latin1'));
    this.#lines.push(isQuoted ? line.subarray(1) : line);
  }

  end(): FoundMail {
    // The empty line before the next separator belongs to the separator.
    const last = this.#lines.at(-1);
    if (last && isEmpty(last)) this.#lines.pop();
    const cutFrom = this.#kept < this.#size ? this.#size : undefined;
    return { name: this.#name, raw: Buffer.concat(this.#lines), cutFrom, storedAt: this.#storedAt };
  }
}

/** The date of a separator (asctime, UTC by convention), or null. */
function dateOf(line: string): number | null {
  const found =
    /([A-Z][a-z]{2}) +([A-Z][a-z]{2}) +(\d{1,2}) +(\d{1,2}:\d{2}(?::\d{2})?)(?: +[A-Z]{3,4})? +(\d{4})/.exec(
      line,
    );
  if (!found) return null;
  const [, , month = '', day = '', time = '', year = ''] = found;
  const at = Date.parse(`${day} ${month} ${year} ${time} UTC`);
  return Number.isNaN(at) ? null : at;
}
