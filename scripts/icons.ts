// Draws build/icon.svg and build/tray.svg with Chromium and packs what the three platforms want. Run by hand after
// changing a drawing: node scripts/run.mjs scripts/icons.ts
import { chromium } from '@playwright/test';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { icnsOf, icoOf } from './iconFiles.ts';
import type { Picture } from './iconFiles.ts';

const build = resolve(import.meta.dirname, '../build');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

async function draw(file: string, size: number): Promise<Picture> {
  const svg = readFileSync(join(build, file), 'utf8');
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<body style="margin:0">${svg.replace('<svg', `<svg width="${size}" height="${size}"`)}`,
  );
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return { size, png };
}

try {
  const pictures: Picture[] = [];
  for (const size of sizes) pictures.push(await draw('icon.svg', size));
  mkdirSync(join(build, 'icons'), { recursive: true });
  for (const { size, png } of pictures) {
    if (size <= 512) writeFileSync(join(build, 'icons', `${size}x${size}.png`), png);
    if (size === 512) writeFileSync(join(build, 'icon.png'), png);
  }
  writeFileSync(join(build, 'icon.ico'), icoOf(pictures.filter(({ size }) => size <= 256)));
  writeFileSync(join(build, 'icon.icns'), icnsOf(pictures));
  writeFileSync(join(build, 'tray.png'), (await draw('tray.svg', 32)).png);
  writeFileSync(join(build, 'tray@2x.png'), (await draw('tray.svg', 64)).png);
} finally {
  await browser.close();
}
