// Pictures of the gallery: node renderer/gallery/shoot.mjs <built gallery> <folder for pictures> [page,page…]
import { createServer } from 'node:http';
import { mkdir, readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { chromium } from '@playwright/test';

const [built, into, only] = process.argv.slice(2);
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };
const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  readFile(join(built, normalize(path === '/' ? '/index.html' : path))).then(
    (body) => response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/html' }).end(body),
    () => response.writeHead(404).end(),
  );
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${server.address().port}`;

const pages = [
  ['inbox', 'light', 'comfortable'],
  ['inbox', 'dark', 'comfortable'],
  ['inbox', 'light', 'compact'],
  ['inbox', 'dark', 'compact'],
  ['inbox', 'light', 'comfortable', 'pl'],
  ['inbox', 'contrast-dark', 'comfortable'],
  ['entries', 'light', 'comfortable'],
  ['entries', 'dark', 'compact'],
  ['outbox', 'light', 'comfortable'],
  ['needsYou', 'light', 'comfortable'],
  ['needsYou', 'dark', 'comfortable'],
  ['forward', 'light', 'comfortable'],
  ['palette', 'light', 'comfortable'],
  ['keys', 'light', 'comfortable'],
  ['signIn', 'light', 'comfortable'],
  ['empty', 'light', 'comfortable'],
  ['timeline', 'light', 'comfortable'],
  ['timeline', 'dark', 'comfortable'],
  ['parts', 'light', 'comfortable'],
  ['parts', 'dark', 'comfortable'],
  ['minimum', 'light', 'comfortable'],
].filter(([page]) => !only || only.split(',').includes(page));

await mkdir(into, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
for (const [page, theme, density, lang = 'en'] of pages) {
  const tab = await browser.newPage({
    viewport: page === 'minimum' ? { width: 960, height: 660 } : { width: 1440, height: 900 },
  });
  tab.on(
    'console',
    (message) => ['error', 'warning'].includes(message.type()) && console.log(page, message.text()),
  );
  tab.on('pageerror', (error) => console.log(page, error.message));
  await tab.goto(`${origin}/?page=${page}&theme=${theme}&density=${density}&lang=${lang}`);
  await tab.evaluate(() => document.fonts.ready);
  await tab.screenshot({
    path: join(into, `${page}-${theme}-${density}${lang === 'en' ? '' : `-${lang}`}.png`),
    animations: 'disabled',
  });
  await tab.close();
}
await browser.close();
server.close();
