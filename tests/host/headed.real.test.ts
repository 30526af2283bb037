import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startXvfb, type VirtualDisplay } from '../support/xvfb.ts';
import { startSample, type Sample } from './sample-app.ts';

let display: VirtualDisplay;
let sample: Sample;
beforeAll(async () => {
  display = await startXvfb('1280x800');
  sample = await startSample({ headed: true, env: { DISPLAY: display.display } });
});
afterAll(async () => {
  await sample.end();
  await display.stop();
});

describe('a window that a person looks at', () => {
  it('has the size that was asked for, no tabs, and a working bridge', async () => {
    await sample.page.waitForFunction(() => innerWidth === 900 && innerHeight === 600);
    // A tab strip, an address bar or a bar of warnings would stand between the two.
    expect(await sample.page.evaluate(() => outerHeight - innerHeight)).toBe(0);
    expect(await sample.page.evaluate(() => window.api.who())).toMatchObject({
      isMainFrame: true,
      origin: 'sample-app://ui',
    });
  });

  it('is on the display', async () => {
    await sample.waitForLog('show');
    await expect.poll(() => display.screenshot().length, { timeout: 10_000 }).toBeGreaterThan(4_000);
  });

  it('may have company, and closes like the first', async () => {
    const second = sample.electron.waitForEvent('window');
    await sample.electron.evaluate(() => void globalThis.openWindow('sample-app://ui/two.html'));
    const page = await second;
    await page.waitForFunction(() => document.title === 'Two');
    expect(await page.evaluate(() => window.api.increment(1))).toBe(2);
    await page.close();
    expect(await sample.waitForLog('closed')).toEqual(['closed', 2]);
  });
});
