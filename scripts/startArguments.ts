import { parseArgs } from 'node:util';
import { Needs } from './bootstrap/say.mjs';

export interface StartArguments {
  check: boolean;
  help: boolean;
  /** Folder of the demo's data; a temporary one with --check unless told. */
  data?: string;
}

export const startHelp = `npm start [-- options]
  Opens Caseload with the demo workspace on a server of its own.
  --data DIR   keep the demo's data in DIR (default: .demo in the project's folder)
  --check      temporary data; wait for the demo inbox, print one JSON line, end
  --help       this text`;

/** Reads what stands behind `npm start --`. Throws `Needs` with the help text for what it does not know. */
export function readStartArguments(args: readonly string[]): StartArguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        check: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        data: { type: 'string' },
      },
    });
    const { check, help, data } = values;
    return data === undefined ? { check, help } : { check, help, data };
  } catch (error) {
    throw new Needs(`${error instanceof Error ? error.message : String(error)}\n\n${startHelp}`);
  }
}
