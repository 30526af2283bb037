import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Running, startProcess } from './process.ts';
import { programOf } from './systemParts.ts';
import { makeTempDir } from './tempDir.ts';
import { pngOf } from './windowDump.ts';

export interface VirtualDisplay {
  /** Value for DISPLAY, such as ":99". */
  display: string;
  process: Running;
  /** Everything on the display, as a PNG: the windows with their frames, which a picture of the page does not show. */
  screenshot(): Buffer;
  stop(): Promise<void>;
}

/** An X display without a screen, under a number that is free. */
export async function startXvfb(size = '1440x900'): Promise<VirtualDisplay> {
  let display = '';
  const frames = await makeTempDir('xvfb');
  // With -displayfd the server chooses a free number itself and writes it when it takes connections.
  const server = await startProcess({
    command: programOf('xvfb'),
    args: [
      '-displayfd',
      '1',
      '-screen',
      '0',
      `${size}x24`,
      '-fbdir',
      frames.path,
      '-nolisten',
      'tcp',
      '-noreset',
    ],
    ready: (output) => {
      const number = /^(\d+)$/m.exec(output())?.[1];
      if (number !== undefined) display = `:${number}`;
      return number !== undefined;
    },
  });
  return {
    display,
    process: server,
    screenshot: () => pngOf(readFileSync(join(frames.path, 'Xvfb_screen0'))),
    async stop() {
      await server.kill('SIGTERM');
      await frames.remove();
    },
  };
}
