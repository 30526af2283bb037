import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { icnsOf, icoOf } from './iconFiles.ts';

const build = resolve(import.meta.dirname, '../build');
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
const isPng = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 4)).equals(png);

it('packs a Windows icon whose table points at its pictures', () => {
  const ico = Buffer.from(
    icoOf([
      { size: 16, png },
      { size: 256, png: Buffer.concat([png, png]) },
    ]),
  );
  expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 2]);
  expect([ico.readUInt8(6), ico.readUInt8(22)]).toEqual([16, 0]);
  const second = ico.readUInt32LE(22 + 12);
  expect(ico.subarray(second, second + ico.readUInt32LE(22 + 8))).toEqual(Buffer.concat([png, png]));
});

it('packs an Apple icon whose parts add up to its length', () => {
  const icns = Buffer.from(
    icnsOf([
      { size: 16, png },
      { size: 512, png },
    ]),
  );
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  expect([icns.toString('latin1', 8, 12), icns.toString('latin1', 20, 24)]).toEqual(['ic09', 'ic14']);
});

it('finds the icons that the application and its packages name', () => {
  for (const name of ['icon.png', 'tray.png', 'tray@2x.png', 'icons/16x16.png', 'icons/512x512.png']) {
    expect(isPng(readFileSync(resolve(build, name))), name).toBe(true);
  }
  expect(readFileSync(resolve(build, 'icon.ico')).readUInt16LE(2)).toBe(1);
  expect(readFileSync(resolve(build, 'icon.icns')).toString('latin1', 0, 4)).toBe('icns');
});
