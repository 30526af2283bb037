import type { CaseId } from '#shared/domain/ids.ts';
import type { SyncStatus } from '#shared/ipc/views.ts';
import type { Account } from '../account/account.ts';
import type { LinkTarget } from './deepLinks.ts';

export interface LinkVisitParts {
  readonly account: Account;
  readonly show: () => void;
  readonly openCase: (caseId: CaseId) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

/** The first load is not done: a case that is not here may still come. */
const isLoading = ({ loading, syncedAt }: SyncStatus): boolean => loading !== null || syncedAt === null;

/**
 * Follows deep links: looks the number up in the replica and opens the case. A link that comes before the account is
 * open, or while it is loaded for the first time, waits for that; of several the last counts. A number that is not
 * here just shows the window.
 */
export function linkVisits({
  account,
  show,
  openCase,
  failed,
}: LinkVisitParts): (target: LinkTarget) => void {
  let waiting: LinkTarget | null = null;
  const follow = async ({ number }: LinkTarget): Promise<void> => {
    const { replica, sync } = account.desk();
    const { caseId } = await replica.reader.query('case.byNumber', { number });
    if (caseId !== null) return openCase(caseId);
    if (!isLoading(sync.status())) return;
    const stop = sync.onStatus((status) => {
      if (isLoading(status)) return;
      stop();
      follow({ type: 'case', number }).catch(failed);
    });
  };
  account.onState(({ state }) => {
    if (state !== 'signed_in' || waiting === null) return;
    const target = waiting;
    waiting = null;
    follow(target).catch(failed);
  });
  return (target) => {
    show();
    if (account.state().state === 'signed_in') follow(target).catch(failed);
    else waiting = target;
  };
}
