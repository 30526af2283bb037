import type { BlobHash, CaseId, ItemId } from '#shared/domain/ids.ts';
import type { AgentRow } from '#shared/domain/agent.ts';
import type { ItemRow } from '#shared/domain/item.ts';
import type { PreparedIntent } from '#shared/intents/run.ts';
import type { CaseBundle, MutatorContext, Reference } from '#shared/intents/verb.ts';
import type { Act } from '../repositories/ledger.ts';
import type { Store } from '../store.ts';

/** Everything of a case that the mutator of `intent` may look at, as predicted so far; null when it is not here. */
export function loadBundle(store: Store, caseId: CaseId, { verb, args }: PreparedIntent): CaseBundle | null {
  const row = store.cases.read(caseId);
  if (row === null) return null;
  const items = new Map<ItemId, ItemRow>();
  for (const id of verb.namedItems?.(args) ?? []) {
    const item = store.items.read(id);
    if (item?.caseId === caseId) items.set(id, item);
  }
  const blobs = new Set<BlobHash>();
  for (const hash of verb.blobs?.(args) ?? []) if (store.blobs.isKnown(hash)) blobs.add(hash);
  const named = verb.trayEntry?.(args) ?? null;
  const entry = named === null ? null : store.escrow.read(named);
  return {
    case: row,
    entries: store.entries.ofCase(caseId),
    customer: row.customerId === null ? null : store.customers.read(row.customerId),
    drafts: store.drafts.ofCase(caseId),
    readMark: store.readMarks.read(caseId),
    items,
    recentPublic: store.items.recentPublic(caseId),
    blobs,
    ...(entry === null ? {} : { tray: { row: entry, authorSees: true } }),
  };
}

export function referenceOf(store: Store): Reference {
  return {
    agent: (id) => store.agents.read(id),
    inbox: (id) => store.inboxes.read(id),
    dueType: (id) => store.dueTypes.read(id),
  };
}

/** My own row; made up from the sign-in until the first load has brought it. */
export function actorOf(store: Store): AgentRow {
  const { agentId, name, email } = store.identity;
  return (
    store.agents.read(agentId) ?? {
      id: agentId,
      name: name === '' ? email : name,
      email,
      roleName: '',
      permissions: [],
      active: true,
      rev: 0,
    }
  );
}

export function contextOf(store: Store, act: Pick<Act, 'id' | 'saw' | 'at'>): MutatorContext {
  return {
    ...referenceOf(store),
    actor: actorOf(store),
    intentId: act.id,
    saw: act.saw,
    at: act.at,
    ageMs: 0,
    rights: (inbox) => store.grants.read(inbox)?.rights ?? [],
    rightsOf: (agent, inbox) =>
      agent === store.identity.agentId ? (store.grants.read(inbox)?.rights ?? []) : null,
  };
}
