import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSample, type Sample } from './sample-app.ts';

let sample: Sample;
beforeAll(async () => void (sample = await startSample()));
afterAll(() => sample.end());

describe('the context bridge', () => {
  it('is there before the first script of the page, and nothing else is', async () => {
    expect(await sample.page.evaluate(() => window.early)).toBe(
      'object undefined undefined undefined undefined',
    );
  });

  it('carries every value of the structured clone algorithm to main and back', async () => {
    const kinds = await sample.page.evaluate(async () => {
      const shared = { a: 1 };
      const values = [
        1,
        -0,
        NaN,
        Infinity,
        10n ** 20n,
        'ż',
        undefined,
        null,
        true,
        new Date(7),
        /a+/gi,
        new Map([['k', new Set([1])]]),
        new Uint8Array([1, 2]),
        new Float64Array([0.5]).buffer,
        new RangeError('r'),
        [shared, shared],
        { $: 'u', __proto__: { hidden: 1 } },
      ];
      const back = await window.api.echo(...values);
      const [pair] = [back[15] as object[]];
      return back
        .map(
          (value, at) =>
            `${Object.prototype.toString.call(value)} ${at === 14 ? (value as Error).message : at === 6 ? 'undefined' : value instanceof Map ? [...(value as Map<string, Set<number>>).get('k')!].join() : String(value)}`,
        )
        .concat(`shared ${pair[0] === pair[1]}`, `zero ${Object.is(back[1], -0)}`, JSON.stringify(back[16]));
    });
    expect(kinds).toEqual([
      '[object Number] 1',
      '[object Number] 0',
      '[object Number] NaN',
      '[object Number] Infinity',
      '[object BigInt] 100000000000000000000',
      '[object String] ż',
      '[object Undefined] undefined',
      '[object Null] null',
      '[object Boolean] true',
      expect.stringContaining('[object Date] '),
      '[object RegExp] /a+/gi',
      '[object Map] 1',
      '[object Uint8Array] 1,2',
      '[object ArrayBuffer] [object ArrayBuffer]',
      '[object Error] r',
      '[object Array] [object Object],[object Object]',
      '[object Object] [object Object]',
      'shared true',
      'zero true',
      '{"$":"u"}',
    ]);
    const inMain = await sample.electron.evaluate(() =>
      globalThis.lastEcho.map((value) => Object.prototype.toString.call(value)),
    );
    expect(inMain).toContain('[object Map]');
    expect(inMain).toContain('[object Uint8Array]');
  });

  it('calls functions both ways, waits for promises and gives back what they give', async () => {
    const results = await sample.page.evaluate(async () => [
      window.api.increment(41),
      await window.api.callLater([1, 2, 3], async (item) => (item as number) * 10),
      window.api.nested.born.getTime(),
      window.api.nested.deep.map().get('a'),
    ]);
    expect(results).toEqual([42, [10, 20, 30], 5, 1]);
  });

  it('delivers what main sends until the listener is taken off', async () => {
    const push = (value: number) =>
      sample.electron.evaluate(
        ({ BrowserWindow }, sent) =>
          BrowserWindow.getAllWindows()[0]!.webContents.send('push', sent, { deep: [sent] }),
        value,
      );
    await push(1);
    await sample.page.waitForFunction(() => window.got.length === 1);
    await sample.page.evaluate(() => window.off());
    await push(2);
    await sample.page.evaluate(() => window.api.echo('after the second push'));
    expect(await sample.page.evaluate(() => window.got)).toEqual([[1, { deep: [1] }]]);
  });

  it('tells errors by their message alone', async () => {
    const messages = await sample.page.evaluate(async () => {
      const messageOf = async (act: () => unknown): Promise<string> => {
        try {
          await act();
          return 'nothing was thrown';
        } catch (error) {
          return `${(error as Error).name}: ${(error as Error).message}`;
        }
      };
      return Promise.all([
        messageOf(() => window.api.throws()),
        messageOf(() => window.api.fail()),
        messageOf(() => window.api.missing()),
      ]);
    });
    expect(messages).toEqual([
      'Error: bad',
      `Error: Error invoking remote method 'fail': RangeError: nope`,
      `Error: Error invoking remote method 'no-such-channel': Error: No handler registered for 'no-such-channel'`,
    ]);
  });

  it('refuses what Electron cannot clone: symbols, nodes and reactive proxies', async () => {
    const messages = await sample.page.evaluate(() =>
      [Symbol('s'), document.body, new Proxy({ reactive: true }, {}), { list: [new Proxy([1], {})] }].map(
        (value) => {
          try {
            window.api.same(value);
            return 'passed';
          } catch (error) {
            return (error as Error).message;
          }
        },
      ),
    );
    expect(messages).toEqual(Array(4).fill('An object could not be cloned.'));
  });

  it('exposes an API that the page cannot change', async () => {
    const outcome = await sample.page.evaluate(() => [
      Object.isFrozen(window.api),
      Object.isFrozen(window.api.nested.deep),
      Reflect.set(window, 'api', {}),
      Reflect.deleteProperty(window, 'api'),
    ]);
    expect(outcome).toEqual([true, true, false, false]);
  });

  it('names a member of ipcRenderer that is not emulated', async () => {
    const message = await sample.page.evaluate(() => {
      try {
        return String(window.api.useSync());
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(message).toBe('stand-in: ipcRenderer.sendSync is not emulated');
  });

  it('still works after a reload', async () => {
    await sample.page.reload();
    await sample.page.waitForFunction(() => 'got' in window);
    expect(await sample.page.evaluate(() => window.api.echo('again'))).toEqual(['again']);
  });

  it('frees callbacks that the other side no longer holds', async () => {
    const held = () =>
      sample.electron.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
          heldFunctions(): Promise<number>;
        };
        return contents.heldFunctions();
      });
    const before = await held();
    // Each call of on() returns a function of the preload.
    await sample.page.evaluate(() => {
      Object.assign(window, { kept: Array.from({ length: 200 }, () => window.api.on(() => undefined)) });
    });
    expect(await held()).toBe(before + 200);
    await sample.page.evaluate(() => void Object.assign(window, { kept: undefined }));
    const session = await sample.electron.context().newCDPSession(sample.page);
    const end = Date.now() + 10_000;
    while ((await held()) > before && Date.now() < end) await session.send('HeapProfiler.collectGarbage');
    expect(await held()).toBe(before);
  });
});

describe('the sender of a message', () => {
  it('is the main frame, with the URL and origin of the app scheme, from the preload on', async () => {
    const expected = {
      url: 'sample-app://ui/index.html',
      origin: 'sample-app://ui',
      isMainFrame: true,
      window: 1,
    };
    expect(await sample.page.evaluate(() => window.api.who())).toEqual(expected);
    expect(await sample.page.evaluate(() => window.api.whoAtStart)).toEqual(expected);
  });

  it('tells of a message that wants no answer', async () => {
    await sample.page.evaluate(() => window.api.say({ hello: 1 }));
    expect(await sample.waitForLog('say')).toEqual(['say', { hello: 1 }, 'sample-app://ui/index.html']);
  });

  it('is never another frame: no bridge there, and calls past it are refused', async () => {
    await sample.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = '/frame.html';
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve));
    });
    expect(await sample.page.evaluate(() => window.frameSaw)).toBe('undefined undefined');
    // Only the isolated world of the frame has the binding; the debugging protocol reaches it, a page does not.
    const session = await sample.electron.context().newCDPSession(sample.page);
    const contexts: { id: number; name: string; frame: string }[] = [];
    session.on('Runtime.executionContextCreated', ({ context }) =>
      contexts.push({
        id: context.id,
        name: context.name,
        frame: (context.auxData as { frameId: string }).frameId,
      }),
    );
    await session.send('Runtime.enable');
    const { frameTree } = await session.send('Page.getFrameTree');
    const child = frameTree.childFrames!.find(({ frame }) => frame.url.endsWith('/frame.html'))!.frame.id;
    const world = contexts.find(
      ({ name, frame }) => name === 'Electron Isolated Context' && frame === child,
    )!;
    const call = 'S' + JSON.stringify({ channel: 'say', args: ['from a frame'] });
    const { exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId: world.id,
      expression: `__standIn(${JSON.stringify(call)})`,
    });
    expect(exceptionDetails).toBeUndefined();
    await sample.page.evaluate(() => window.api.echo('later than the call'));
    expect((await sample.log('say')).filter(([, value]) => value === 'from a frame')).toEqual([]);
  });
});

describe('a hostile page', () => {
  it('replaces everything it can reach and gets hold of nothing but its own calls', async () => {
    await sample.electron.evaluate(() => void globalThis.openWindow('sample-app://ui/hostile.html'));
    // The page has broken the driver's own scripts too, so it reports by the bridge.
    const [, report] = await sample.waitForLog('say', ([, value]) => String(value).includes('answers'));
    expect(JSON.parse(report as string)).toEqual({
      answers: [[{ a: [1, { b: 2 }] }], 2, [3]],
      opened: null,
      seen: [],
    });
    expect(await sample.waitForLog('window-open')).toEqual(['window-open', 'https://example.com/hostile']);
  });
});
