import type { AgentId } from '#shared/domain/ids.ts';
import { SimAgent } from './agent.ts';
import type { MadeAct } from './agent.ts';
import type { Break } from './breaks.ts';
import { breakDevice, breakServer } from './breaks.ts';
import { unsteady, violations } from './invariants.ts';
import { Random, seedOf } from './random.ts';
import { SimDevice } from './simDevice.ts';
import type { Line } from './simDevice.ts';
import { SimServer } from './simServer.ts';
import { happen, stepsOf } from './steps.ts';
import type { Step } from './steps.ts';
import { Story } from './story.ts';
import { VirtualTime } from './virtualTime.ts';

export interface World {
  readonly time: VirtualTime;
  readonly server: SimServer;
  readonly line: Line;
  readonly people: AgentId[];
  readonly devices: SimDevice[];
  readonly agents: SimAgent[];
  /** Pairs of devices of one agent. */
  readonly desks: (readonly [SimAgent, SimAgent])[];
  readonly made: MadeAct[];
  /** The last words kept as a draft, by draft, unless they became a reply. */
  readonly drafts: Map<string, string>;
  readonly nameOf: (device: SimDevice) => string;
  /** Adds a line to the story. */
  readonly say: (text: string) => void;
  /** Ids as a person would call them. */
  readonly tell: (text: string) => string;
}

export interface History {
  readonly seed: number;
  readonly broken: Break | null;
  /** Numbers of the steps that happen; all of them when left out. */
  readonly keep?: readonly number[] | undefined;
  /** A line without faults of its own. */
  readonly goodLine?: boolean | undefined;
}

export interface Played {
  readonly wrong: readonly string[];
  readonly story: readonly string[];
  /** Numbers of the steps that were played. */
  readonly steps: readonly number[];
}

const drainWithin = 4 * 60_000;

/** Plays one random history from a seed and answers what is wrong with its end; nothing, for a sound protocol. */
export async function play(history: History): Promise<Played> {
  const story = new Story();
  const world = await build(history, story);
  const { time, server } = world;
  const all = stepsOf(history.seed, time.now());
  const steps = history.keep === undefined ? all : all.filter(({ no }) => history.keep?.includes(no));
  const end = (wrong: readonly string[]): Played => ({
    wrong: wrong.map((text) => story.tell(text)),
    story: story.lines(),
    steps: steps.map(({ no }) => no),
  });
  try {
    for (const device of world.devices) device.start();
    for (const step of steps) {
      const wrong = await playStep(world, step);
      if (wrong.length > 0) return end(wrong);
    }
    heal(world);
    const settled = await time.run(time.now() + drainWithin, () => isQuiet(world));
    const wrong = settled ? [] : ['the outbox of a device did not drain within four minutes on a good line'];
    await server.sendDue();
    await lastRounds(world);
    return end([...wrong, ...unsteady(world), ...violations(world)]);
  } finally {
    for (const device of world.devices) device.store.sql.db.close();
  }
}

async function playStep(world: World, step: Step): Promise<readonly string[]> {
  await world.time.run(Math.max(step.at, world.time.now()));
  await happen(world, step);
  await world.time.run(world.time.now());
  return unsteady(world);
}

/** Two whole rounds of every device on a good line, so that everybody has seen everything. */
async function lastRounds({ time, devices }: World): Promise<void> {
  const goals = devices.map((device) => device.rounds + 2);
  await time.run(time.now() + drainWithin, () =>
    devices.every((device, i) => device.rounds >= (goals[i] ?? 0)),
  );
}

async function build({ seed, broken, goodLine }: History, story: Story): Promise<World> {
  const time = new VirtualTime();
  const random = new Random(seedOf(seed, 'cast'));
  const server = new SimServer(time, random);
  breakServer(server, broken);
  for (const name of ['Service', 'Finance', 'Technical']) story.name(await server.addInbox(name), name);
  const people = await hire(server, random, story);
  for (let i = 0; i < 3 + random.int(4); i += 1) await server.customerWrites(null, `question ${String(i)}`);
  const bad: Line = { lost: random.next() * 0.2, doubled: random.next() * 0.2, slow: random.next() * 0.1 };
  const line = goodLine === true ? { lost: 0, doubled: 0, slow: 0 } : bad;
  const names = new Map<SimDevice, string>();
  const say = (text: string): void => story.add(time.now(), text);
  const world: World = {
    time,
    server,
    line,
    people,
    devices: [],
    agents: [],
    desks: [],
    made: [],
    drafts: new Map(),
    nameOf: (device) => names.get(device) ?? 'a device',
    say,
    tell: (text) => story.tell(text),
  };
  story.follow(server, (agent) => story.tell(agent));
  for (const agentId of people) {
    const mine: SimAgent[] = [];
    for (let copy = random.chance(0.35) ? 2 : 1; copy > 0; copy -= 1) {
      const name = `${story.tell(agentId)}'s ${copy === 2 ? 'phone' : 'laptop'}`;
      const parts = {
        time,
        server,
        line,
        seed: seedOf(seed, name),
        say: (text: string) => say(`${name} ${text}`),
      };
      const device = new SimDevice(agentId, { ...parts, ...breakDevice(broken) });
      if (random.chance(0.3)) device.skew = random.int(4 * 3_600_000) - 2 * 3_600_000;
      names.set(device, name);
      world.devices.push(device);
      mine.push(new SimAgent(device, { time, server, made: world.made, drafts: world.drafts }));
    }
    world.agents.push(...mine);
    if (mine[0] !== undefined && mine[1] !== undefined) world.desks.push([mine[0], mine[1]]);
  }
  server.onCommit = () => {
    for (const device of world.devices)
      if (device.online && !new Random(seedOf(seed, 'poke', time.now())).chance(line.lost))
        device.poked = true;
  };
  return world;
}

const firstNames = ['Anna', 'Ben', 'Cem', 'Dora', 'Emil', 'Fay', 'Gustaw', 'Hanne'];

/** Three to eight agents, mostly few; the first is a lead and sits in every inbox. */
async function hire(server: SimServer, random: Random, story: Story): Promise<AgentId[]> {
  const people: AgentId[] = [];
  const count = random.chance(0.8) ? 3 + random.int(2) : 5 + random.int(4);
  for (const [i, name] of firstNames.slice(0, count).entries()) {
    const id = await server.addAgent(name, i === 0 ? ['lead'] : []);
    people.push(id);
    story.name(id, name);
    for (const inbox of server.inboxes)
      if (i === 0 || random.chance(0.75)) await server.setMember(id, inbox, true);
  }
  return people;
}

function heal({ server, devices, line }: World): void {
  server.diesIn = null;
  Object.assign(line, { lost: 0, doubled: 0, slow: 0 });
  for (const device of devices) {
    device.online = true;
    device.diesIn = null;
  }
}

function isQuiet({ devices }: World): boolean {
  return devices.every(
    (device) =>
      device.store.sql.get(`SELECT 1 FROM ledger WHERE state = 'waiting' AND absorbed_by IS NULL`) ===
      undefined,
  );
}
