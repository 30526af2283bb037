import { describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { isGone, killPid, startProcess } from './process.ts';

const node = (code: string) => ({ command: process.execPath, args: ['-e', code] });

describe('startProcess', () => {
  it('returns when the process is ready by effect, and kills it by pid', async () => {
    const running = await startProcess({
      ...node('console.log("listening"); setInterval(() => {}, 1000)'),
      ready: (output) => output().includes('listening'),
    });
    expect(isGone(running.pid)).toBe(false);
    await running.kill();
    expect(await running.exited).toBe('SIGKILL');
    expect(isGone(running.pid)).toBe(true);
  });

  it('says what the process wrote when it dies before it is ready', async () => {
    const start = startProcess({
      ...node('console.error("no such key"); process.exit(3)'),
      ready: () => false,
    });
    await expect(start).rejects.toThrow(/ended with 3.*no such key/s);
  });

  it('says what the process wrote when it is never ready, and leaves nothing behind', async () => {
    const start = startProcess({
      ...node('console.log("pid=" + process.pid); setInterval(() => {}, 1000)'),
      ready: () => false,
      readyTimeoutMs: 300,
    });
    const error: unknown = await start.catch((failure: unknown) => failure);
    const pid = Number(/pid=(\d+)/.exec(String(error))?.[1]);
    expect(pid).toBeGreaterThan(0);
    expect(isGone(pid)).toBe(true);
  });

  it('waits for a grandchild to be gone, zombie or not', async () => {
    const code = `const c = require('child_process').spawn(process.execPath, ['-e', 'setInterval(()=>{},1000)']);
      console.log('pid=' + c.pid); setInterval(() => {}, 1000)`;
    const running = await startProcess({ ...node(code), ready: (output) => output().includes('pid=') });
    const grandchild = Number(/pid=(\d+)/.exec(running.output())?.[1]);
    await killPid(grandchild);
    expect(isGone(grandchild)).toBe(true);
    await running.kill();
  });
});

describe('eventually', () => {
  it('names the effect it waited for and keeps the last error as cause', async () => {
    const wait = eventually('the mail is there', () => Promise.reject(new Error('empty mailbox')), 30);
    await expect(wait).rejects.toMatchObject({
      message: 'not within 30 ms: the mail is there',
      cause: { message: 'empty mailbox' },
    });
  });
});
