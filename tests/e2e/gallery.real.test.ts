// The renderer's parts in a real Chromium, under the content policy of the app: layout, focus and sanitising need a browser.
import { createServer, type Server } from 'node:http';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
const system = '/usr/bin/chromium';
let folder: string;
let server: Server;
let browser: Browser;
const problems: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caseload-gallery-'));
  await build({
    configFile: join(import.meta.dirname, '../../renderer/gallery/vite.config.mjs'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    readFile(join(folder, normalize(path === '/' ? '/index.html' : path))).then(
      (body) => response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/html' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  browser = await chromium.launch({
    ...(existsSync(system) ? { executablePath: system } : {}),
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
}, 120_000);
afterAll(async () => {
  await browser.close();
  await new Promise((done) => server.close(done));
  await rm(folder, { recursive: true, force: true });
});

async function open(query: string, size = { width: 1440, height: 900 }): Promise<Page> {
  // axe runs in a page of its own context.
  const context = await browser.newContext({ viewport: size });
  const page = await context.newPage();
  page.on(
    'console',
    (message) =>
      ['error', 'warning'].includes(message.type()) && problems.push(`${query}: ${message.text()}`),
  );
  page.on('pageerror', (error) => problems.push(`${query}: ${error.message}`));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/?${query}`);
  return page;
}

const scenes = [
  'inbox',
  'entries',
  'outbox',
  'needsYou',
  'forward',
  'palette',
  'keys',
  'signIn',
  'empty',
  'timeline',
  'parts',
];

describe('[F22] the screens in a browser', () => {
  it.each(scenes.flatMap((scene) => ['light', 'dark'].map((theme) => [scene, theme] as const)))(
    '%s in %s breaks no rule of WCAG 2.2 AA that axe can see, and no content policy',
    async (scene, theme) => {
      problems.length = 0;
      const page = await open(`page=${scene}&theme=${theme}`);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(
        violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
        ),
      ).toEqual([]);
      expect(problems).toEqual([]);
      await page.context().close();
    },
  );

  it('moves the focus through a long list with the keys, and says positions', async () => {
    const page = await open('page=inbox&lang=pl');
    const option = (n: number) => page.locator(`[role="option"][aria-posinset="${n}"]`);
    await option(2).focus();
    await page.keyboard.press('ArrowDown');
    expect(await option(3).evaluate((el) => el === document.activeElement)).toBe(true);
    await page.keyboard.press('End');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-posinset')))
      .toBe('23');
    expect(await option(23).getAttribute('aria-setsize')).toBe('23');
    expect(await page.locator('[role="option"][tabindex="0"]').count()).toBe(1);
    await page.context().close();
  });

  it('fits the smallest window: the sidebar is a rail and the details lie over', async () => {
    const page = await open('page=inbox', { width: 960, height: 660 });
    expect(await page.locator('[data-region="sidebar"]').evaluate((el) => el.clientWidth)).toBe(56);
    await expect.poll(() => page.locator('#region-details').count()).toBe(0);
    await page.getByRole('button', { name: 'Details' }).click();
    expect(await page.locator('#region-details').evaluate((el) => getComputedStyle(el).position)).toBe(
      'absolute',
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(960);
    await page.context().close();
  });

  it('[D8] takes words, lists and links from a paste, and nothing that acts or loads', async () => {
    const page = await open('page=inbox');
    await page.locator('.ProseMirror').focus();
    await page.keyboard.press('Control+a');
    const paste = (html: string) =>
      page.locator('.ProseMirror').evaluate((el, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/html', text);
        el.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        return el.innerHTML;
      }, html);
    const pasted = await paste(
      '<div style="color:red" onclick="x()">one <b>two</b></div><div>three<img src="https://t.example/p.gif"><script>x()</script></div><ul><li>four</li></ul><p><a href="javascript:x()">five</a> <a href="https://a.example/x">six</a></p>',
    );
    expect(pasted).toContain('<strong>two</strong>');
    expect(pasted).toContain('href="https://a.example/x"');
    expect(pasted).toMatch(/<li>.*four/u);
    expect(pasted).not.toMatch(/style=|onclick|<img src="https|<script|javascript:/u);
    await page.context().close();
  });

  it('[E11] a mail runs nothing, loads nothing and says where its links lead', async () => {
    const page = await open('page=app');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.locator('[role="option"]').first().click();
    const mail = page.frameLocator('iframe');
    await mail.getByText('the card ending 4471 still works').waitFor();
    const html = await mail.locator('body').innerHTML();
    expect(html).not.toMatch(
      /<script|<style|<iframe|<form|<input|onload|tracker\.example|cdn\.shop\.example|position/u,
    );
    expect(html).toContain('<summary>Quoted text</summary>');
    expect(await page.title()).not.toContain('owned');
    await page.getByText('2 images from the network are not loaded').waitFor();
    await mail.getByText('https://bank.example').click();
    await page.getByRole('dialog').getByText('https://bank.example.evil.example/login').waitFor();
    expect(requests.filter((url) => !url.startsWith('http://127.0.0.1') && !url.startsWith('data:'))).toEqual(
      [],
    );
    await page.context().close();
  });
});
