/** One picture of an icon file: its edge in pixels and its PNG bytes. */
export interface Picture {
  readonly size: number;
  readonly png: Uint8Array;
}

/** A Windows icon with PNG pictures (readable since Windows Vista). At most 256 pixels an edge. */
export function icoOf(pictures: readonly Picture[]): Uint8Array {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, png }, at) => {
    const entry = 6 + 16 * at;
    // 256 is written as 0: the field is one byte.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** Types of an Apple icon's pictures by their edge in pixels; the second is the same as a double-density picture. */
const appleTypes: Readonly<Record<number, readonly string[]>> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** An Apple icon. Sizes that it has no type for are left out. */
export function icnsOf(pictures: readonly Picture[]): Uint8Array {
  const parts = pictures.flatMap(({ size, png }) =>
    (appleTypes[size] ?? []).map((type) => Buffer.concat([Buffer.from(type), length(png.length + 8), png])),
  );
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from('icns'), length(body.length + 8), body]);
}

function length(bytes: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(bytes);
  return buffer;
}
