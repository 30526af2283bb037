import type { Desk } from '../../account/desk.ts';
import type { Handlers } from '../router.ts';

/** Deleting forever is asked of the server at once and never waits in the outbox: offline it fails, and nothing is kept. */
export function foreverHandlers(desk: () => Desk): Pick<Handlers, 'forever.count' | 'forever.delete'> {
  return {
    'forever.count': (request) => desk().server.countForever(request),
    'forever.delete': async (order) => {
      const { server, sync } = desk();
      const answer = await server.deleteForever(order);
      sync.now();
      return answer;
    },
  };
}
