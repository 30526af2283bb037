import { setTimeout as pause } from 'node:timers/promises';
import type { CaseId, IntentId, ItemId } from '#shared/domain/ids.ts';
import { Random } from '../sync/random.ts';
import { AgentLife } from './agentLife.ts';
import { Customers } from './customers.ts';
import type { FaultDesk } from './faultDesk.ts';
import type { FaultOffice } from './faultOffice.ts';
import {
  type Moment,
  Moments,
  deskMoments,
  serverMoments,
  watchDesk,
  watchImap,
  watchSmtp,
} from './moments.ts';

/** An act that was asked for. `intentId` null: the desk was killed before it answered, so it may exist or not. */
export interface MadeAct {
  readonly desk: string;
  readonly name: string;
  readonly caseId: CaseId;
  readonly intentId: IntentId | null;
  readonly itemId: ItemId | null;
  /** Words that only this act carries. */
  readonly token: string;
}

export interface Kill {
  readonly who: string;
  readonly moment: string;
  readonly atMs: number;
}

export interface Day {
  readonly office: FaultOffice;
  readonly desks: readonly FaultDesk[];
  readonly customers: Customers;
  readonly made: readonly MadeAct[];
  readonly drafts: ReadonlyMap<string, string>;
  readonly kills: readonly Kill[];
}

export interface DayOptions {
  readonly seed: number;
  /** Kills of the server, and as many of the desks together. */
  readonly points: number;
  readonly onKill: (kill: Kill) => void;
}

/** The longest that a kill waits for its moment, ms; then it comes as it comes. */
const patienceMs = 2500;

/** A working day of two agents and their customers during which everything is killed again and again. */
export async function workingDay(office: FaultOffice, options: DayOptions): Promise<Day> {
  const random = new Random(options.seed);
  const serverSeen = new Moments();
  watchSmtp(office.smtp, serverSeen);
  watchImap(office.imap, serverSeen);
  const customers = await Customers.arrive(office.mail, new Random(random.int(2 ** 31)));
  for (let n = 0; n < 12; n += 1) await customers.writesFirst();
  const desks = [await office.openDesk('anna'), await office.openDesk('ben')];
  const made: MadeAct[] = [];
  const drafts = new Map<string, string>();
  const kills: Kill[] = [];
  const began = performance.now();
  const killed = (who: string, moment: string) => {
    const kill = { who, moment, atMs: Math.round(performance.now() - began) };
    kills.push(kill);
    options.onKill(kill);
  };
  let ended = false;
  const over = () => ended;
  const lives = desks.map((desk) => {
    const seen = new Moments();
    watchDesk(desk.line, [seen, serverSeen]);
    return new AgentLife({ desk, seen, random: new Random(random.int(2 ** 31)), made, drafts, over });
  });
  const busy = [
    customers.live(over),
    ...lives.map((life) => life.live()),
    ...desks.map((desk) => customers.reads(over, desk.name)),
  ];
  const half = Math.ceil(options.points / 2);
  await Promise.all([
    killServer(office, serverSeen, new Random(random.int(2 ** 31)), options.points, killed),
    killDesk(lives[0]!, new Random(random.int(2 ** 31)), half, killed),
    killDesk(lives[1]!, new Random(random.int(2 ** 31)), options.points - half, killed),
  ]);
  ended = true;
  await Promise.all(busy);
  for (const line of [office.smtp, office.imap, ...desks.map((desk) => desk.line)]) line.heal();
  return { office, desks, customers, made, drafts, kills };
}

type Killed = (who: string, moment: string) => void;

async function killServer(
  office: FaultOffice,
  seen: Moments,
  random: Random,
  points: number,
  killed: Killed,
): Promise<void> {
  for (let n = 0; n < points; n += 1) {
    const kill = (moment: string) => {
      killed('server', moment);
      return office.killServer();
    };
    if (random.chance(0.1)) {
      // While it starts: it looks up what the one before it left.
      await office.killServer();
      await office.spawnServer();
      await pause(random.int(700));
      await kill('starting');
    } else await atMoment(seen, random, serverMoments, kill);
    await office.startServer();
  }
}

async function killDesk(life: AgentLife, random: Random, points: number, killed: Killed): Promise<void> {
  const { desk } = life;
  for (let n = 0; n < points; n += 1) {
    const kill = (moment: string) => {
      killed(desk.name, moment);
      return desk.kill();
    };
    await atMoment(life.seen, random, deskMoments, kill);
    await desk.start();
  }
}

/** A third of the kills come at any time, the others at a moment that hurts, or some milliseconds behind it. */
async function atMoment(
  seen: Moments,
  random: Random,
  moments: readonly Moment[],
  kill: (moment: string) => Promise<void>,
): Promise<void> {
  if (random.chance(0.33)) {
    await pause(random.int(1500));
    await kill('any time');
    return;
  }
  const moment = random.pick(moments);
  const behind = random.chance(0.5) ? 0 : random.int(30);
  await new Promise<void>((resolve, reject) => {
    const strike = (name: string) => {
      clearTimeout(limit);
      kill(name).then(resolve, reject);
    };
    const callOff = seen.once(moment, () => {
      if (behind === 0) strike(moment);
      else setTimeout(() => strike(`${moment} + ${String(behind)} ms`), behind);
    });
    const limit = setTimeout(() => {
      callOff();
      strike(`no ${moment}`);
    }, patienceMs);
  });
}
