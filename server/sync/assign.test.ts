import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AgentId, CaseId } from '#shared/domain/ids.ts';
import { disableAgent } from '../admin/people.ts';
import { createWorld } from '../testing/world.ts';
import type { World } from '../testing/world.ts';
import type { TestReplica } from '../testing/replica.ts';

let world: World;
let anna: TestReplica;
let ben: TestReplica;
let caseId: CaseId;
beforeEach(async () => {
  world = await createWorld();
  anna = world.replica(world.anna);
  ben = world.replica(world.ben);
  caseId = await world.newCase();
  await anna.pull();
  await ben.pull();
});
afterEach(() => world.close());

const assign = (by: TestReplica, toAgentId: AgentId | null, more = {}) => {
  const entryId = by.row('case', caseId)!.leadEntryId!;
  return by.act('assign', { caseId, entryId, toAgentId, reason: '', undoes: null, ...more });
};

describe('[A23 C2] assigning', () => {
  test('the second of two who saw it free is told who has it and since when; the timeline keeps his try', async () => {
    expect(await assign(anna, world.ben)).toMatchObject({ end: 'applied' });
    expect(await assign(ben, world.anna)).toMatchObject({
      end: 'superseded',
      reason: { code: 'owner_changed', by: world.ben, at: world.clock.now() },
    });
    await anna.pull();
    expect(anna.row('case', caseId)?.ownerId).toBe(world.ben);
    const events = anna.rows('item').flatMap((item) => (item.kind === 'event' ? item.event : []));
    expect(events.sort()).toEqual(['act_superseded', 'assigned', 'case_created']);
  });

  test('only an active agent who works in that inbox can get it: the server looks, whatever a device says', async () => {
    expect(await assign(anna, world.kasia)).toMatchObject({
      end: 'parked',
      reason: { code: 'not_member', params: { agent: world.kasia } },
    });
    await disableAgent(world.admin, 'ben@team.example');
    expect(await assign(anna, world.ben)).toMatchObject({ end: 'parked', reason: { code: 'invalid' } });
  });

  test('[G9] who gave it takes it back while it is as he gave it, and nobody else does', async () => {
    const given = await assign(anna, world.ben);
    await anna.pull();
    expect(await assign(anna, null)).toMatchObject({ end: 'parked', reason: { code: 'not_owner' } });
    expect(await assign(anna, null, { undoes: given.id })).toMatchObject({ end: 'applied' });
    await anna.pull();
    expect(anna.row('case', caseId)?.ownerId).toBeNull();
  });
});
