import type { IdSource } from '#shared/domain/ids.ts';
import type { WriterPort } from '#db/port.ts';
import type { Handlers } from '../router.ts';

type Group = 'intent.submit' | 'intent.withdraw' | 'ids.make';

export interface ActParts {
  readonly writer: () => WriterPort;
  /** There is something to send: the engine looks at once. */
  readonly written: () => void;
  readonly newId: IdSource;
}

export function actHandlers({ writer, written, newId }: ActParts): Pick<Handlers, Group> {
  return {
    'intent.submit': async (act) => {
      const answer = await writer().submit(act);
      written();
      return answer;
    },
    'intent.withdraw': ({ intentId }) => writer().withdraw(intentId),
    'ids.make': ({ count }) => ({ ids: Array.from({ length: count }, newId) }),
  };
}
