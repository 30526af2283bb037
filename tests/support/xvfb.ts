import { type Running, startProcess } from './process.ts';
import { programOf } from './systemParts.ts';

export interface VirtualDisplay {
  /** Value for DISPLAY, such as ":99". */
  display: string;
  process: Running;
  stop(): Promise<void>;
}

/** An X display without a screen, under a number that is free. */
export async function startXvfb(size = '1440x900'): Promise<VirtualDisplay> {
  let display = '';
  // With -displayfd the server chooses a free number itself and writes it when it takes connections.
  const server = await startProcess({
    command: programOf('xvfb'),
    args: ['-displayfd', '1', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset'],
    ready: (output) => {
      const number = /^(\d+)$/m.exec(output())?.[1];
      if (number !== undefined) display = `:${number}`;
      return number !== undefined;
    },
  });
  return { display, process: server, stop: () => server.kill('SIGTERM') };
}
