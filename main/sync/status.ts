import type { SyncStatus } from '#shared/ipc/views.ts';
import type { SyncFigures } from '#db/port.ts';
import type { Connectivity } from './connectivity.ts';

/** A smaller difference of clocks is nobody's business. */
const shownSkewMs = 120_000;

export const firstStatus: SyncStatus = {
  state: 'syncing',
  syncedAt: null,
  offlineSince: null,
  waiting: 0,
  needYou: 0,
  loading: null,
  problem: null,
  skewMs: null,
};

/** What the indicator shows. A regular look at the server is not "syncing": only what waits or the first load is. */
export function statusOf(
  figures: SyncFigures,
  connectivity: Pick<Connectivity, 'stopped' | 'offlineSince' | 'problem'>,
  warning: string | null,
): SyncStatus {
  const { waiting, needYou, syncedAt, loading, skewMs } = figures;
  const { stopped, offlineSince, problem } = connectivity;
  return {
    state: stateOf(),
    syncedAt,
    offlineSince,
    waiting,
    needYou,
    loading,
    problem: stopped ?? problem ?? warning,
    skewMs: Math.abs(skewMs) > shownSkewMs ? skewMs : null,
  };

  function stateOf(): SyncStatus['state'] {
    if (stopped !== null) return 'stopped';
    if (offlineSince !== null) return 'offline';
    if (waiting > 0 || loading !== null) return 'syncing';
    return needYou > 0 ? 'needs_you' : 'synced';
  }
}
