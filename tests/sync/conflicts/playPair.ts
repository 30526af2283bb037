import { expect } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import type { AgentId } from '#shared/domain/ids.ts';
import type { ActorName, Cell, First, Stage } from '#shared/intents/conflicts/cell.ts';
import { actors } from '#shared/intents/conflicts/cell.ts';
import { cellsOfVerb, firstCells } from '#shared/intents/conflicts/matrix.ts';
import type { Pair } from '#shared/intents/conflicts/matrix.ts';
import { isQuiet } from '#shared/intents/registry.ts';
import type { PushedIntent, PushResult } from '#shared/protocol/push.ts';
import type { CaseBundle } from '#shared/intents/verb.ts';
import { removeMember } from '../../../server/admin/members.ts';
import { disableAgent } from '../../../server/admin/people.ts';
import { inboundMail } from '../../../server/testing/world.ts';
import { MeetingCase } from './matrixWorld.ts';
import type { Matrix } from './matrixWorld.ts';

const hour = 3_600_000;
/** Reasons under which the case is not touched at all, not even by a line on its timeline. */
const traceless = new Set([
  'forbidden',
  'case_gone',
  'invalid',
  'unknown_verb',
  'depends',
  'attachment_missing',
]);

const isActor = (name: First): name is ActorName => actors.includes(name as ActorName);

interface Meeting {
  readonly world: Matrix;
  readonly on: MeetingCase;
  readonly first: AgentId;
  readonly second: AgentId;
}

/** Lets both acts meet through the server's own push and checks every claim of the cell. */
export async function playPair(world: Matrix, pair: Pair): Promise<void> {
  const { cell } = pair;
  const on = await MeetingCase.open(world);
  const second = world.ben;
  const first = cell.self === true ? second : world.anna;
  const meeting: Meeting = { world, on, first, second };
  const verb = cellsOfVerb(pair.second);
  for (const need of [...(verb.needs ?? []), ...(cell.needs ?? [])]) await on.meet(need, second, world.anna);
  if (cell.seen === true) await prepareFirst(meeting, pair.first);
  // What the second agent sees and makes, before the first act is anywhere.
  const device = world.replica(second);
  const view = await on.stage(second, world.anna);
  const late = on.make(device, pair.second, { ...verb.made(view), ...cell.with }, view);
  if (cell.seen !== true) await prepareFirst(meeting, pair.first);
  try {
    await actFirst(meeting, pair.first);
    const before = await on.bundle(second);
    if (cell.end === 'refused') {
      await expectRefused(() => device.push(late), cell);
      expect(await on.bundle(world.root)).toMatchObject({ case: before.case, entries: before.entries });
      return;
    }
    const [result] = await device.push(late);
    expect({ end: result?.end, code: result?.reason?.code ?? null }).toEqual({
      end: cell.end,
      code: cell.code,
    });
    if (result?.end !== 'applied') await expectLoss(meeting, pair, late, before);
    await expectLeaves(meeting, cell, view);
    await expectDecidedOnce(meeting, () => device.push(late), result);
  } finally {
    await putBack(meeting, pair.first);
  }
}

async function prepareFirst({ on, first, world, second }: Meeting, name: First): Promise<void> {
  const other = first === second ? world.anna : second;
  for (const need of firstCells(name).needs ?? []) await on.meet(need, first, other);
}

async function actFirst(meeting: Meeting, name: First): Promise<void> {
  const { on, first, second, world } = meeting;
  if (isActor(name)) return outside[name](meeting);
  const other = first === second ? world.anna : second;
  const verb = cellsOfVerb(name);
  await on.does(first, other, name, (stage) => verb.made(stage));
}

const outside: Readonly<Record<ActorName, (meeting: Meeting) => Promise<void>>> = {
  customer_writes: async ({ on, world }) => {
    const [question] = await on.messages();
    const mail = inboundMail(world.service, { inReplyTo: question?.messageId ?? null, text: 'Never mind.' });
    expect(await world.intake.receive(mail)).toMatchObject({ caseId: on.caseId, outcome: 'appended' });
  },
  message_leaves: async ({ on, world }) => {
    world.clock.advance(10_000);
    const ours = (await world.sendQueue.claimDue(1000)).filter((mail) => mail.caseId === on.caseId);
    expect(ours).toHaveLength(1);
  },
  words_grow_old: ({ world }) => {
    world.clock.advance(13 * hour);
    return Promise.resolve();
  },
  right_revoked: async ({ world, second }) => {
    await removeMember(world.admin, second, world.service);
    await removeMember(world.admin, second, world.finance);
  },
  agent_disabled: ({ world }) => disableAgent(world.admin, 'ben@team.example'),
};

/** Rights and people as they were, for the next meeting. */
async function putBack({ world, second }: Meeting, name: First): Promise<void> {
  if (name === 'right_revoked') await world.grantAll();
  if (name === 'agent_disabled') {
    await world.admin.store.db.updateTable('agent').set({ active: 1 }).where('id', '=', second).execute();
  }
}

async function expectRefused(push: () => Promise<unknown>, cell: Cell): Promise<void> {
  const error = await push().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  expect((error as AppError).code).toBe(cell.code);
}

/** An act that lost changes nothing but a line that says so, and its words are kept where their author or a lead finds them. */
async function expectLoss(
  { on, second, world }: Meeting,
  { second: verb, cell }: Pair,
  act: PushedIntent,
  before: CaseBundle,
): Promise<void> {
  const after = await on.bundle(second);
  const still = { rev: 0, lastN: 0, updatedAt: 0 };
  expect({ ...after.case, ...still }).toEqual({ ...before.case, ...still });
  expect(after.entries).toEqual(before.entries);
  const lines = (await on.items()).filter((item) => item.intentId === act.id);
  const traced = cell.trace ?? (!isQuiet(verb) && !traceless.has(cell.code ?? ''));
  expect(lines.map((item) => (item.kind === 'event' ? item.event : item.kind))).toEqual(
    traced ? [cell.end === 'superseded' ? 'act_superseded' : 'act_parked'] : [],
  );
  if (verb === 'read' || verb === 'settle') return;
  const kept = await world.sync.read(async (tx) => [
    ...(await tx.texts('result', [act.id], second)).values(),
    ...(await tx.texts('escrow', [act.id], world.root)).values(),
  ]);
  const words = kept.flatMap((text) => {
    const { intent } = JSON.parse(text) as { intent: { args: unknown } | null };
    return intent === null ? [] : [intent.args];
  });
  expect(words).toEqual([JSON.parse(JSON.stringify(act.args))]);
}

async function expectLeaves({ on, first, second }: Meeting, { leaves }: Cell, view: Stage): Promise<void> {
  if (leaves === undefined) return;
  const after = await on.bundle(second);
  const entry = after.entries.find((row) => row.id === view.entry.id);
  const owners = { first, second, nobody: null };
  if (leaves.owner !== undefined) expect(entry?.ownerId).toBe(owners[leaves.owner]);
  if (leaves.entry !== undefined) expect(entry?.state).toBe(leaves.entry);
  if (leaves.case !== undefined) expect(after.case).toMatchObject(leaves.case);
  if (leaves.drafts !== undefined) expect(after.drafts).toHaveLength(leaves.drafts);
  if (leaves.messages !== undefined) expect(await on.messages()).toHaveLength(leaves.messages);
  if (leaves.notes !== undefined)
    expect((await on.items()).filter((item) => item.kind === 'note')).toHaveLength(leaves.notes);
}

/** The same act again, as after a lost answer: the first decision stands and nothing moves. */
async function expectDecidedOnce(
  { on, second }: Meeting,
  again: () => Promise<readonly PushResult[]>,
  first: PushResult | undefined,
): Promise<void> {
  const before = [await on.bundle(second), await on.items()];
  expect(await again()).toEqual([first]);
  expect([await on.bundle(second), await on.items()]).toEqual(before);
}
