import type { PullRequest } from '#shared/protocol/pull.ts';
import type { CaseBundle } from '#shared/intents/verb.ts';
import type { Store } from '../../db/store.ts';
import type { Writer } from '../../db/writer.ts';
import type { SyncStore, SyncTx } from '../../server/sync/store.ts';
import type { SimServer } from './simServer.ts';

/** The guards that can be taken away, to see that the simulation would notice. The product has no such switches. */
export const breaks = [
  'dedupe',
  'delete-guard',
  'generation',
  'stale-reply',
  'entry-open',
  'owner',
  'draft',
  'escrow',
] as const;
export type Break = (typeof breaks)[number];

/** Everything is taken away from outside, by tampering with what a guard looks at. */
export function breakServer(server: SimServer, broken: Break | null): void {
  const store = server.store as SyncStore;
  const write = store.write.bind(store);
  store.write = <T>(work: (tx: SyncTx) => Promise<T>) => write((tx) => work(tampered(tx, broken)));
  if (broken !== 'draft') return;
  // Without the compare in compare-and-set: every draft claims to be written upon what is stored.
  const push = server.push.bind(server);
  server.push = (agent, request) => {
    for (const intent of request.intents) server.witness.hear(intent);
    const intents = request.intents.map((intent) => {
      const args = intent.args as { draftId?: string; baseRev?: number };
      const stored = server.store.stored.get(`draft ${String(args.draftId)}`);
      return intent.name === 'draft' && stored?.kind === 'draft'
        ? { ...intent, args: { ...args, baseRev: stored.row.rev } }
        : intent;
    });
    return push(agent, { ...request, intents });
  };
}

function tampered(tx: SyncTx, broken: Break | null): SyncTx {
  if (broken === 'dedupe') {
    tx.result = () => Promise.resolve(null);
    tx.existing = () => Promise.resolve([]);
    const lock = tx.lockClient.bind(tx);
    let first = true;
    tx.lockClient = async (id, makeFor) => {
      const record = await lock(id, makeFor);
      const forgetful = first && record !== null;
      first = false;
      return forgetful ? { ...record, last: Math.max(0, record.last - 1) } : record;
    };
  }
  if (broken === 'escrow') tx.leadsOf = () => Promise.resolve([]);
  const load = tx.loadBundle.bind(tx);
  tx.loadBundle = async (id, actor, wants) => {
    const bundle = await load(id, actor, wants);
    return bundle === null ? null : blinded(bundle, broken);
  };
  return tx;
}

/** The case as a server without the guard would see it. */
function blinded(bundle: CaseBundle, broken: Break | null): CaseBundle {
  if (broken === 'stale-reply') return { ...bundle, case: { ...bundle.case, lastPublicId: null } };
  if (broken === 'entry-open') {
    return { ...bundle, entries: bundle.entries.map((entry) => ({ ...entry, state: 'open' as const })) };
  }
  if (broken === 'owner') {
    return { ...bundle, entries: bundle.entries.map((entry) => ({ ...entry, ownerId: null, ownerRev: 0 })) };
  }
  return bundle;
}

export function breakDevice(broken: Break | null): {
  tamper: (answer: string, request: PullRequest) => string;
  wrap: (writer: Writer, store: Store) => void;
} {
  return {
    tamper: (answer, request) =>
      broken === 'generation'
        ? answer.replace(/"generation":\d+/, `"generation":${String(request.generation)}`)
        : answer,
    wrap: (_writer, store) => {
      if (broken !== 'delete-guard') return;
      const { membership } = store;
      const remove = membership.remove.bind(membership);
      membership.remove = (feed, kind, id) => {
        remove(feed, kind, id);
        return true;
      };
    },
  };
}
