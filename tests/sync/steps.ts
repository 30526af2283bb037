import type { ClientId } from '#shared/domain/ids.ts';
import { Random, seedOf } from './random.ts';
import type { SimAgent } from './agent.ts';
import type { SimDevice } from './simDevice.ts';
import { atTwoDesks, lively } from './stepHelpers.ts';
import type { World } from './world.ts';

/**
 * One step of a history. It is the same whatever other steps are left out: it has its own moment and its own chance, so
 * that a failing history can be shortened.
 */
export interface Step {
  readonly no: number;
  readonly at: number;
  readonly kind: string;
  readonly key: number;
}

type Run = (world: World, random: Random) => Promise<string> | string;

const onDevice =
  (work: (device: SimDevice, random: Random) => string) =>
  ({ devices, nameOf }: World, random: Random): string => {
    const device = random.pick(devices);
    const done = work(device, random);
    return done === '' ? '' : `${nameOf(device)} ${done}`;
  };

const membership =
  (member: boolean): Run =>
  async ({ server, people, tell }, random) => {
    const agent = random.pick(people);
    const inbox = random.pick(server.inboxes);
    if ((server.store.grants.get(agent)?.has(inbox) === true) === member) return '';
    await lively(server.setMember(agent, inbox, member));
    return tell(`${agent} ${member ? 'joins' : 'leaves'} ${inbox}`);
  };

const customer =
  (automatic: boolean): Run =>
  async ({ server }, random) => {
    const cases = server.store.rowsOf('case').map(({ row }) => row.id);
    const old = automatic || random.chance(0.8);
    const salt = random.int(1e9);
    const on = old ? (cases.sort((a, b) => seedOf(a, salt) - seedOf(b, salt))[0] ?? null) : null;
    await lively(server.customerWrites(on, `more ${random.uuid(0)}`, automatic));
    return `${automatic ? 'an auto-reply comes' : 'a customer writes'} on ${on ?? 'a new case'}`;
  };

/** What may happen, how often, and what is told of it; an empty story: it did not come to it. */
const steps: Readonly<Record<string, { readonly weight: number; readonly run: Run }>> = {
  act: {
    weight: 60,
    run: ({ agents, nameOf, made }, random) => {
      const agent: SimAgent = random.pick(agents);
      const before = made.length;
      agent.act(random);
      const acts = made.slice(before).map(({ name, caseId, id }) => `${name} on ${caseId} (act ${id})`);
      return acts.length === 0 ? '' : `${nameOf(agent.device)}: ${acts.join(', ')}`;
    },
  },
  twoDesks: {
    weight: 5,
    run: ({ desks, nameOf }, random) =>
      desks.length === 0 ? '' : atTwoDesks(random.pick(desks), random, nameOf),
  },
  customer: { weight: 9, run: customer(false) },
  autoReply: { weight: 2, run: customer(true) },
  offline: {
    weight: 7,
    run: onDevice((device) => {
      device.online = false;
      return 'loses its line';
    }),
  },
  online: {
    weight: 9,
    run: onDevice((device) => {
      device.online = true;
      return 'has its line again';
    }),
  },
  kill: {
    weight: 4,
    run: onDevice((device) => {
      device.kill();
      return 'is killed and started again';
    }),
  },
  killApplying: {
    weight: 5,
    run: onDevice((device, random) => {
      device.diesIn = 1 + random.int(6);
      return `will be killed after ${String(device.diesIn)} transactions of an answer`;
    }),
  },
  clock: {
    weight: 2,
    run: onDevice((device, random) => {
      device.skew = random.int(8 * 3_600_000) - 4 * 3_600_000;
      return `has its clock put ${String(Math.round(device.skew / 60_000))} minutes off`;
    }),
  },
  replace: {
    weight: 1,
    run: ({ devices, server, nameOf }, random) => {
      const device = random.pick(devices);
      // Words that had not left it went with it, and nobody can bring them back.
      for (const act of device.store.ledger.select(`state = 'waiting' AND name = 'draft'`)) {
        const content = act.args['content'] as { text: string } | null;
        if (content !== null) server.witness.knowinglyGone.add(content.text);
      }
      device.replace();
      return `${nameOf(device)} is lost; its agent signs in on another machine`;
    },
  },
  rebuild: {
    weight: 2,
    run: onDevice((device) => {
      device.rebuild();
      return 'rebuilds its replica and carries its work over';
    }),
  },
  forgetClient: {
    weight: 1,
    run: ({ devices, server, nameOf }, random) => {
      const device = random.pick(devices);
      server.forgetClient(device.store.identity.clientId satisfies ClientId);
      return `the server loses its record of ${nameOf(device)}`;
    },
  },
  join: { weight: 3, run: membership(true) },
  leave: { weight: 3, run: membership(false) },
  serverDies: {
    weight: 4,
    run: ({ server }, random) => {
      server.diesIn = 1 + random.int(25);
      return `the server will be killed at its write number ${String(server.diesIn)} from now`;
    },
  },
  send: {
    weight: 6,
    run: async ({ server }) => {
      const before = server.delivered.length;
      await server.sendDue();
      const left = server.delivered.length - before;
      return left === 0 ? '' : `${String(left)} mails leave`;
    },
  },
  compact: {
    weight: 2,
    run: ({ server }) => {
      server.forgetTombstones();
      return 'the server forgets its tombstones';
    },
  },
};

const kinds = Object.entries(steps);
const total = kinds.reduce((sum, [, { weight }]) => sum + weight, 0);

function pickKind(random: Random): string {
  let at = random.next() * total;
  for (const [kind, { weight }] of kinds) {
    at -= weight;
    if (at < 0) return kind;
  }
  return 'act';
}

/** The steps of a seed, in order of time. */
export function stepsOf(seed: number, start: number): readonly Step[] {
  const random = new Random(seedOf(seed, 'steps'));
  let at = start;
  return Array.from({ length: 18 + random.int(28) }, (_, no) => {
    at += random.int(2400);
    return { no, at, kind: pickKind(random), key: seedOf(seed, 'step', no) };
  });
}

/** Lets a step happen, and tells of it. */
export async function happen(world: World, step: Step): Promise<void> {
  const random = new Random(step.key);
  world.server.random = new Random(seedOf(step.key, 'server'));
  const told = await steps[step.kind]?.run(world, random);
  if (told !== undefined && told !== '') world.say(`[${String(step.no)}] ${told}`);
}
