import type { SyncStatus } from '#shared/ipc/views.ts';
import type { Account } from '../../account/account.ts';
import type { Handlers } from '../router.ts';

/** What there is to say of syncing while no account is open. */
const atRest: SyncStatus = {
  state: 'stopped',
  syncedAt: null,
  offlineSince: null,
  waiting: 0,
  needYou: 0,
  loading: null,
  problem: 'signed_out',
  skewMs: null,
};

export function syncHandlers(account: Account): Pick<Handlers, 'sync.status' | 'sync.now'> {
  return {
    'sync.status': () => (account.state().state === 'signed_in' ? account.desk().sync.status() : atRest),
    'sync.now': () => {
      account.desk().sync.now();
      return {};
    },
  };
}
