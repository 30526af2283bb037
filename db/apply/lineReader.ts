import { AppError } from '#shared/domain/errors.ts';

/** A line longer than this is not the protocol's. */
const maxLineBytes = 64 * 1024 * 1024;

/** Cuts bytes that come in any pieces into lines of text (NDJSON). A last line without its end is not given out. */
export class LineReader {
  private parts: Uint8Array[] = [];
  private held = 0;

  *read(chunk: Uint8Array): Generator<string> {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      this.parts.push(chunk.subarray(from, end));
      from = end + 1;
      const line = this.take();
      if (line !== '') yield line;
    }
    if (from === chunk.length) return;
    this.parts.push(chunk.slice(from));
    this.held += chunk.length - from;
    if (this.held > maxLineBytes) throw new AppError('bad_answer', 'a line without end');
  }

  private take(): string {
    const text = Buffer.concat(this.parts).toString('utf8').trim();
    this.parts = [];
    this.held = 0;
    return text;
  }
}
