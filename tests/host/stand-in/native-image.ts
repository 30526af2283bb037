import { readFileSync } from 'node:fs';
import type { NativeImage, nativeImage as Native } from 'electron';
import { strict } from './strict.ts';

type Emulated = Pick<
  NativeImage,
  | 'isEmpty'
  | 'toPNG'
  | 'toDataURL'
  | 'getSize'
  | 'resize'
  | 'setTemplateImage'
  | 'isTemplateImage'
  | 'getAspectRatio'
>;

/** An image as its PNG bytes; the stand-in never decodes or scales one. */
export function imageFrom(bytes: Buffer): NativeImage {
  // A PNG's header has the size as two big-endian words after the name of its first chunk.
  const isPng = bytes.length > 24 && bytes.toString('latin1', 1, 4) === 'PNG';
  const size = isPng
    ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : { width: 0, height: 0 };
  let template = false;
  const image: Emulated = strict('NativeImage', {
    isEmpty: () => bytes.length === 0,
    toPNG: () => bytes,
    toDataURL: () => `data:image/png;base64,${bytes.toString('base64')}`,
    getSize: () => size,
    getAspectRatio: () => (size.height ? size.width / size.height : 1),
    resize: () => image as NativeImage,
    setTemplateImage: (on: boolean) => void (template = on),
    isTemplateImage: () => template,
  });
  return image as NativeImage;
}

function readOrEmpty(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0); // As in Electron: a missing file is an empty image.
  }
}

export const nativeImage = strict('nativeImage', {
  createEmpty: () => imageFrom(Buffer.alloc(0)),
  createFromPath: (file) => imageFrom(readOrEmpty(file)),
  createFromBuffer: (bytes) => imageFrom(bytes),
  createFromDataURL: (url) => imageFrom(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
} satisfies Pick<typeof Native, 'createEmpty' | 'createFromPath' | 'createFromBuffer' | 'createFromDataURL'>);
