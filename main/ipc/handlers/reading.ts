import { readerCalls } from '#db/port.ts';
import type { ReaderCall, ReaderPort } from '#db/port.ts';
import type { Handlers } from '../router.ts';

/** Calls that are answered from the replica alone; `settings.get` must also work without one. */
type Group = Exclude<ReaderCall, 'settings.get'>;

/** Hands questions on to the replica's readers. Main looks at neither question nor answer. */
export function readingHandlers(reader: () => ReaderPort): Pick<Handlers, Group> {
  const names = readerCalls.filter((name): name is Group => name !== 'settings.get');
  const handler = <N extends Group>(name: N): [N, unknown] => [
    name,
    (input: Parameters<Handlers[N]>[0]) => reader().query(name, input as never),
  ];
  // Built from the list, so that a call added to the port is answered without another line here.
  return Object.fromEntries(names.map(handler)) as Pick<Handlers, Group>;
}
