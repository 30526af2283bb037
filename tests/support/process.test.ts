import { describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { startProcess } from './process.ts';
import { processTree, stillRunning } from './processTree.ts';

const node = (code: string) => ({ command: process.execPath, args: ['-e', code] });

describe('startProcess', () => {
  it('returns when the process is ready by effect, and kills it by pid', async () => {
    const running = await startProcess({
      ...node('console.log("listening"); setInterval(() => {}, 1000)'),
      ready: (output) => output().includes('listening'),
    });
    const family = processTree(running.pid);
    expect(stillRunning(family)).toHaveLength(1);
    await running.kill();
    expect(await running.exited).toBe('SIGKILL');
    expect(stillRunning(family)).toEqual([]);
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
    expect(processTree(pid)).toEqual([]);
  });

  it('waits for the children of a server, which end after it', async () => {
    const child = `process.stdin.on('end', () => setTimeout(() => process.exit(), 200)).resume()`;
    const parent = `const c = require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}]);
      c.once('spawn', () => console.log('started')); setInterval(() => {}, 1000)`;
    const running = await startProcess({
      ...node(parent),
      ready: (output) => output().includes('started'),
      childrenFollow: true,
    });
    const family = processTree(running.pid);
    expect(family).toHaveLength(2);
    await running.kill();
    expect(stillRunning(family)).toEqual([]);
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
