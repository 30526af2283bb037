import { crc32, deflateSync } from 'node:zlib';

/**
 * A PNG of an X window dump with 32 bits a pixel, which is what Xvfb keeps: a header of big-endian words (its own size,
 * width, height, bytes a line and the number of colours at 0, 4, 5, 12 and 19; XWDFile.h), a colour table, then BGRX.
 */
export function pngOf(dump: Buffer): Buffer {
  const word = (at: number): number => dump.readUInt32BE(at * 4);
  const [width, height, lineBytes] = [word(4), word(5), word(12)];
  const start = word(0) + word(19) * 12;
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0, to = 0; y < height; y++) {
    to++; // The filter of each row: none.
    for (let from = start + y * lineBytes, end = from + width * 4; from < end; from += 4) {
      rows[to++] = dump[from + 2]!;
      rows[to++] = dump[from + 1]!;
      rows[to++] = dump[from]!;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // Eight bits a channel, red green blue.
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
