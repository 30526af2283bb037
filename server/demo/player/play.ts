import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { CustomerRow } from '#shared/domain/customer.ts';
import type { AgentId, ItemId } from '#shared/domain/ids.ts';
import type { ArgsOf } from '#shared/intents/registry.ts';
import { mayChangeStatus } from '#shared/domain/status.ts';
import type { CaseIntake } from '../../channels/ports.ts';
import type { Db } from '../../store/open.ts';
import { loadDoc } from '../../store/rows.ts';
import { demoIds } from '../seed/names.ts';
import type { ColleagueAct } from '../types.ts';
import { sceneOf } from './scene.ts';
import type { Scene } from './scene.ts';
import type { ColleagueSession } from './session.ts';

export interface Stage {
  readonly db: Db;
  readonly intake: CaseIntake;
  readonly now: () => number;
}

interface Acting {
  readonly scene: Scene;
  readonly session: ColleagueSession;
  /** The entry is the colleague's. */
  readonly mine: boolean;
  /** Nobody else owns it. */
  readonly free: boolean;
  readonly now: number;
}

/**
 * Does one step of the script. The colleague never acts against you: what you took, ended or forwarded meanwhile is left
 * alone, and the answer is false.
 */
export async function playAct(
  stage: Stage,
  does: ColleagueAct,
  by: { readonly id: AgentId; readonly session: ColleagueSession } | null,
): Promise<boolean> {
  const scene = await sceneOf(stage.db, demoIds.case(does.case));
  if (scene === null) return false;
  if (does.act === 'customerWrites') return customerWrites(stage, scene, does.text);
  if (by === null) throw new Error(`Nobody does “${does.act}” on ${does.case}.`);
  const owner = scene.entry?.ownerId ?? null;
  const mine = owner === by.id;
  const acting = { scene, session: by.session, mine, free: mine || owner === null, now: stage.now() };
  return actOnEntry(acting, does) ?? actOnCase(acting, does) ?? false;
}

async function customerWrites(
  { db, intake, now }: Stage,
  { row, lastMessage }: Scene,
  text: string,
): Promise<boolean> {
  const customer =
    row.customerId === null ? null : await loadDoc<CustomerRow>(db, 'customer', row.customerId);
  const address = customer?.addresses.find(({ type }) => type === 'email')?.value;
  if (customer === null || address === undefined || row.status === 'closed') return false;
  const key = randomUUID();
  await intake.receive({
    mailboxId: 'demo',
    uidValidity: 'demo',
    uid: now(),
    inboxId: row.inboxId,
    messageId: `<${key}@${address.slice(address.lastIndexOf('@') + 1)}>`,
    rawHash: key.replaceAll('-', '').repeat(2),
    inReplyTo: lastMessage?.messageId ?? null,
    references: lastMessage?.messageId == null ? [] : [lastMessage.messageId],
    from: { name: customer.name, address },
    to: [],
    cc: [],
    subject: `Re: ${row.subject} [#${String(row.number)}]`,
    text,
    html: null,
    files: [],
    automatic: false,
    bounce: null,
    notice: '',
    at: null,
    direction: 'in',
  });
  return true;
}

type Done = Promise<boolean>;
const done = () => true;

/** What is done to the open entry; null when `does` is something else or must not be done. */
function actOnEntry({ scene, session, mine, free, now }: Acting, does: ColleagueAct): Done | null {
  const { entry, saw } = scene;
  if (entry === null) return null;
  const on = { caseId: scene.row.id, entryId: entry.id };
  if (does.act === 'take')
    return entry.ownerId === null ? session.act('take', { ...on, over: false }, saw).then(done) : null;
  if (does.act === 'release') return mine ? session.act('release', on, saw).then(done) : null;
  if (does.act === 'complete' || does.act === 'cancel')
    return mine ? session.act(does.act, { ...on, solve: false }, saw).then(done) : null;
  if (does.act !== 'forward' || !free) return null;
  const forward: ArgsOf<'forward'> = {
    ...on,
    toInboxId: demoIds.inbox(does.toInbox),
    toAgentId: null,
    dueTypeId: demoIds.dueType(does.dueType),
    dueAt: does.dueInMinutes === null ? null : now + does.dueInMinutes * 60_000,
    message: does.message,
    keepOpen: false,
    anew: false,
  };
  return session.act('forward', forward, saw).then(done);
}

/** What is done to the case and its timeline. */
function actOnCase({ scene, session, free }: Acting, does: ColleagueAct): Done | null {
  const { row, lastMessage, saw } = scene;
  const caseId = row.id;
  if (does.act === 'tag') return session.act('tag', { caseId, tag: does.tag, add: true }, saw).then(done);
  if (does.act === 'status')
    return free && mayChangeStatus(row.status, does.to)
      ? session.act('status', { caseId, to: does.to }, saw).then(done)
      : null;
  if (does.act !== 'note' && does.act !== 'reply') return null;
  const words = { caseId, itemId: uuidv7() as ItemId, text: does.text, html: null, ...noDraft };
  if (does.act === 'note') return session.act('note', words, saw).then(done);
  const to = lastMessage?.direction === 'in' ? lastMessage.from : lastMessage?.to[0];
  if (!free || to === undefined) return null;
  const mail = { to: [to], cc: [], subject: `Re: ${row.subject}`, answersId: null, askedOwner: false };
  return session.act('reply', { ...words, ...mail }, saw).then(done);
}

const noDraft = { attachments: [], draftId: null, draftRev: 0 };
