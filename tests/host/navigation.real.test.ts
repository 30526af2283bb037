import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSample, type Sample } from './sample-app.ts';

let sample: Sample;
beforeAll(async () => void (sample = await startSample()));
afterAll(() => sample.end());
beforeEach(() => sample.electron.evaluate(() => void (globalThis.sampleLog.length = 0)));

const title = () => sample.page.evaluate(() => document.title);

describe('a page that wants to leave', () => {
  it('is asked about by will-navigate and stays where it is when that is prevented', async () => {
    await sample.page.click('#out', { noWaitAfter: true });
    expect(await sample.waitForLog('will-navigate')).toEqual(['will-navigate', 'https://example.com/']);
    expect(await title()).toBe('Sample');
    expect(await sample.page.evaluate(() => window.api.echo('still here'))).toEqual(['still here']);
  });

  it('is asked about for mail links too, which open nothing', async () => {
    await sample.page.click('#mail', { noWaitAfter: true });
    expect(await sample.waitForLog('will-navigate')).toEqual(['will-navigate', 'mailto:a@example.com']);
    expect(await title()).toBe('Sample');
  });

  it('may go to a page of the app, and gets a new bridge there and on the way back', async () => {
    await sample.page.click('#two');
    await sample.page.waitForFunction(() => document.title === 'Two');
    expect(await sample.log('will-navigate')).toEqual([['will-navigate', 'sample-app://ui/two.html']]);
    expect((await sample.page.evaluate(() => window.api.who())).url).toBe('sample-app://ui/two.html');
    await sample.page.goBack();
    await sample.page.waitForFunction(() => document.title === 'Sample' && 'got' in window);
    expect((await sample.page.evaluate(() => window.api.who())).url).toBe('sample-app://ui/index.html');
  });

  it('is not asked about when the app itself loads a page', async () => {
    await sample.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.loadURL('sample-app://ui/two.html'),
    );
    await sample.page.waitForFunction(() => document.title === 'Two');
    expect(await sample.log('will-navigate')).toEqual([]);
    await sample.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.loadURL('sample-app://ui/index.html'),
    );
  });

  it('tells loadURL the code of a page that cannot be loaded', async () => {
    const code = await sample.electron.evaluate(async ({ BrowserWindow }) => {
      try {
        await BrowserWindow.getAllWindows()[0]!.loadURL('https://nowhere.example/');
        return 'loaded';
      } catch (error) {
        return (error as { code: string }).code;
      }
    });
    expect(code).toBe('ERR_NAME_NOT_RESOLVED');
    await sample.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.loadURL('sample-app://ui/index.html'),
    );
  });
});

describe('a page that wants a new window', () => {
  it('gets null from window.open, and the handler hears the address', async () => {
    expect(await sample.page.evaluate(() => window.open('/two.html', 'name', 'width=100'))).toBeNull();
    expect(await sample.waitForLog('window-open')).toEqual(['window-open', 'sample-app://ui/two.html']);
  });

  it('gets none from a link with a target either', async () => {
    await sample.page.click('#blank', { noWaitAfter: true });
    expect(await sample.waitForLog('window-open')).toEqual(['window-open', 'https://example.com/new']);
    await expect.poll(() => sample.electron.windows().length).toBe(1);
    expect(await sample.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(
      1,
    );
  });

  it('is told by an error that the address is not one', async () => {
    const name = await sample.page.evaluate(() => {
      try {
        window.open('https://');
        return 'opened';
      } catch (error) {
        return (error as Error).name;
      }
    });
    expect(name).toBe('SyntaxError');
  });
});
