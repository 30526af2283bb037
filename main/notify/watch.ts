import { AppError } from '#shared/domain/errors.ts';
import type { CaseId } from '#shared/domain/ids.ts';
import type { EventItem } from '#shared/domain/item.ts';
import type { ReaderPort, Replica, ReplicaChange, ReplicaIdentity } from '#db/port.ts';
import type { News } from './plan.ts';
import type { Notifier } from './notifier.ts';
import { stillStands } from './standing.ts';

/** More changed cases than this in one transaction are a catching-up, not a colleague who asks just now. */
const askedLimit = 20;
/** How far back on a timeline a fresh request can stand. */
const recentItems = 5;

export interface WatchParts {
  readonly replica: Pick<Replica, 'reader' | 'onChange'>;
  readonly identity: ReplicaIdentity;
  readonly notifier: Notifier;
  readonly failed: (error: unknown) => void;
}

/** Turns changes of the replica into news, and withdraws news that a change has settled. Returns how to stop. */
export function watchReplica({ replica, identity, notifier, failed }: WatchParts): () => void {
  const { reader } = replica;
  // Requests from before this were there when the account was opened. Server time: device clocks are not compared.
  let since: number | null = null;
  const markStart = async (): Promise<number | null> =>
    (since ??= (await reader.query('figures.get', {})).syncedAt);
  const hear = async (change: ReplicaChange): Promise<void> => {
    for (const itemId of change.arrivals) {
      const arrival = await reader.query('arrival.get', { itemId });
      // What a colleague owns is his to answer.
      if (arrival === null || (arrival.ownerId !== null && !arrival.mine)) continue;
      const { caseId, number, subject, from, snippet } = arrival;
      notifier.hear({
        type: 'message',
        caseId,
        itemId,
        number,
        subject,
        from,
        snippet,
        free: arrival.ownerId === null,
      });
    }
    const cases = change.caseIds ?? [];
    const start = await markStart();
    if (start !== null && change.kinds.includes('item') && cases.length <= askedLimit) {
      for (const caseId of cases) {
        for (const news of await requests(reader, caseId, identity, start)) notifier.hear(news);
      }
    }
    for (const caseId of notifier.cases()) {
      if (change.caseIds !== null && !change.caseIds.includes(caseId)) continue;
      if (!(await stands(reader, caseId, identity))) notifier.withdraw(caseId);
    }
  };
  // One after the other: a withdrawal must not overtake the news it belongs to.
  let last: Promise<unknown> = markStart().catch(failed);
  return replica.onChange((change) => {
    last = last.then(() => hear(change)).catch(failed);
  });
}

async function stands(reader: ReaderPort, caseId: CaseId, me: ReplicaIdentity): Promise<boolean> {
  try {
    return stillStands(await reader.query('case.get', { caseId }), me.agentId);
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Requests of colleagues for a case that I own. */
async function requests(
  reader: ReaderPort,
  caseId: CaseId,
  me: ReplicaIdentity,
  since: number,
): Promise<News[]> {
  const page = await reader.query('case.timeline', { caseId, before: null, limit: recentItems });
  const asks = page.items
    .map(({ item }) => item)
    .filter((item): item is EventItem => item.kind === 'event' && item.event === 'asked_for')
    .filter((item) => item.params['owner'] === me.agentId && item.agentId !== me.agentId && item.at > since);
  if (asks.length === 0) return [];
  const { case: row } = await reader.query('case.get', { caseId });
  const { agents } = await reader.query('reference.get', {});
  return asks.map((item) => ({
    type: 'asked_for',
    caseId,
    itemId: item.id,
    number: row.number,
    subject: row.subject,
    from: agents.find((agent) => agent.id === item.agentId)?.name ?? '',
    snippet: '',
    free: false,
  }));
}
