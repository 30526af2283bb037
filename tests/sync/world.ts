import type { AgentId, CaseId } from '#shared/domain/ids.ts';
import { SimAgent } from './agent.ts';
import type { MadeAct } from './agent.ts';
import type { Break } from './breaks.ts';
import { breakDevice, breakServer } from './breaks.ts';
import { violations } from './invariants.ts';
import { Random } from './random.ts';
import { SimDevice } from './simDevice.ts';
import type { Line } from './simDevice.ts';
import { SimServer } from './simServer.ts';
import { VirtualTime } from './virtualTime.ts';

export interface World {
  readonly time: VirtualTime;
  readonly random: Random;
  readonly server: SimServer;
  readonly line: Line;
  readonly devices: SimDevice[];
  readonly agents: SimAgent[];
  /** Pairs of devices of one agent. */
  readonly desks: (readonly [SimAgent, SimAgent])[];
  readonly made: MadeAct[];
  /** The last words kept as a draft, by draft, unless they became a reply. */
  readonly drafts: Map<string, string>;
  /** What happened, for a person who reads a failing history. */
  readonly log: string[];
}

export interface History {
  readonly seed: number;
  readonly broken: Break | null;
}

const drainWithin = 4 * 60_000;

/** Plays one random history from a seed and answers what is wrong with its end; nothing, for a sound protocol. */
export async function play({
  seed,
  broken,
}: History): Promise<{ wrong: readonly string[]; log: readonly string[] }> {
  const world = await build(seed, broken);
  const { time, random, server } = world;
  try {
    server.onCommit = () => {
      for (const device of world.devices)
        if (device.online && !random.chance(world.line.lost)) device.poked = true;
    };
    for (const device of world.devices) device.start();
    const steps = 16 + random.int(24);
    for (let step = 0; step < steps; step += 1) {
      await disturb(world);
      await time.run(time.now() + random.int(2500));
    }
    heal(world);
    const settled = await time.run(time.now() + drainWithin, () => isQuiet(world));
    const wrong = settled ? [] : ['the outbox of a device did not drain within four minutes on a good line'];
    server.killRate = 0;
    await server.sendDue();
    await lastRounds(world);
    return { wrong: [...wrong, ...violations(world)], log: world.log };
  } finally {
    for (const device of world.devices) device.store.sql.db.close();
  }
}

/** Two whole rounds of every device on a good line, so that everybody has seen everything. */
async function lastRounds({ time, devices }: World): Promise<void> {
  const goals = devices.map((device) => device.rounds + 2);
  await time.run(time.now() + drainWithin, () =>
    devices.every((device, i) => device.rounds >= (goals[i] ?? 0)),
  );
}

async function build(seed: number, broken: Break | null): Promise<World> {
  const time = new VirtualTime();
  const random = new Random(seed);
  const server = new SimServer(time, random);
  breakServer(server, broken);
  for (const name of ['Service', 'Finance', 'Technical']) await server.addInbox(name);
  const people: AgentId[] = [];
  for (let i = 0; i < 3 + random.int(2); i += 1) {
    const id = await server.addAgent(`Agent${String(i)}`, i === 0 ? ['lead'] : []);
    people.push(id);
    for (const inbox of server.inboxes)
      if (i === 0 || random.chance(0.75)) await server.setMember(id, inbox, true);
  }
  for (let i = 0; i < 3 + random.int(4); i += 1) await server.customerWrites(null, `question ${String(i)}`);
  const line: Line = { lost: random.next() * 0.25, doubled: random.next() * 0.25, slow: random.next() * 0.1 };
  const made: MadeAct[] = [];
  const drafts = new Map<string, string>();
  const world: World = {
    time,
    random,
    server,
    line,
    devices: [],
    agents: [],
    desks: [],
    made,
    drafts,
    log: [],
  };
  for (const agentId of people) {
    const mine: SimAgent[] = [];
    for (let copy = random.chance(0.35) ? 2 : 1; copy > 0; copy -= 1) {
      const skew = random.chance(0.3) ? random.int(4 * 3_600_000) - 2 * 3_600_000 : 0;
      const device = new SimDevice(agentId, { time, random, server, line, skew, ...breakDevice(broken) });
      world.devices.push(device);
      mine.push(new SimAgent(device, { time, random, server, made, drafts }));
    }
    world.agents.push(...mine);
    if (mine[0] !== undefined && mine[1] !== undefined) world.desks.push([mine[0], mine[1]]);
  }
  return world;
}

async function disturb(world: World): Promise<void> {
  const { random, server, devices, agents } = world;
  const roll = random.int(100);
  const say = (text: string): void => void world.log.push(`${String(world.time.now() % 1e9)} ${text}`);
  if (roll < 6 && world.desks.length > 0) {
    say(`one agent writes at two desks: ${atTwoDesks(random.pick(world.desks))}`);
  } else if (roll < 62) {
    const agent = random.pick(agents);
    const before = world.made.length;
    agent.act();
    const act = world.made[before];
    if (act !== undefined)
      say(
        `device ${String(devices.indexOf(agent.device))} ${act.name} on ${act.caseId.slice(-4)} (${act.id.slice(-4)})`,
      );
  } else if (roll < 72) {
    const cases = server.store.rowsOf('case');
    const on = random.chance(0.8) ? random.pick(cases).row.id : null;
    await lively(server.customerWrites(on, `more ${random.uuid(0)}`));
    say(`customer writes on ${on?.slice(-4) ?? 'a new case'}`);
  } else if (roll < 82) {
    const device = random.pick(devices);
    device.online = !device.online;
    say(`device ${String(devices.indexOf(device))} is ${device.online ? 'online' : 'offline'}`);
  } else if (roll < 87) {
    const device = random.pick(devices);
    device.kill();
    say(`device ${String(devices.indexOf(device))} is killed`);
  } else if (roll < 91) {
    const agent = random.pick(agents).device.agentId;
    const inbox = random.pick(server.inboxes);
    const member = server.store.grants.get(agent)?.has(inbox) !== true;
    await lively(server.setMember(agent, inbox, member));
    say(`agent ${agent.slice(-4)} ${member ? 'joins' : 'leaves'} ${inbox.slice(-4)}`);
  } else if (roll < 94) {
    server.killRate = random.chance(0.5) ? 0.1 : 0;
  } else {
    await server.sendDue();
    await lively(server.expireLeases());
  }
}

/** An agent with two devices goes on with one draft on both of them; begins one, where there is none. */
function atTwoDesks([one, other]: readonly [SimAgent, SimAgent]): string {
  const shared = one.device.store.sql.get<{ case_id: CaseId }>('SELECT case_id FROM drafts LIMIT 1');
  if (shared === undefined) return `begins on ${one.begin()?.slice(-4) ?? 'nothing'}`;
  one.redraft(shared.case_id);
  return `${shared.case_id.slice(-4)}, ${other.redraft(shared.case_id) ? 'both' : 'one so far'}`;
}

/** What a killed server did not do, the outside world (a mailbox, an administrator) does again later or not at all. */
async function lively(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Error) || error.constructor.name !== 'ServerKilled') throw error;
  });
}

function heal({ server, devices, line }: World): void {
  server.killRate = 0;
  Object.assign(line, { lost: 0, doubled: 0, slow: 0 });
  for (const device of devices) device.online = true;
}

function isQuiet({ devices }: World): boolean {
  return devices.every(
    (device) =>
      device.store.sql.get(`SELECT 1 FROM ledger WHERE state = 'waiting' AND absorbed_by IS NULL`) ===
      undefined,
  );
}
