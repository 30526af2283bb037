import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { RunningServer } from '../../compose.ts';
import { demoIds } from '../seed/names.ts';
import type { AgentKey, ColleagueStep } from '../types.ts';
import { playAct } from './play.ts';
import { ColleagueSession } from './session.ts';

export interface ColleagueOptions {
  readonly server: RunningServer;
  readonly steps: readonly ColleagueStep[];
  readonly emailOf: (agent: AgentKey) => string;
  readonly password: string;
  /** File that keeps how far the script came, so that a second start goes on and nobody writes twice. */
  readonly progressFile: string;
  readonly onError: (error: unknown) => void;
}

const progress = z.object({ done: z.int().nonnegative() });

/** Lets the colleague and the customers act in their time until the script ends. Returns what stops them. */
export function startColleague(options: ColleagueOptions): () => Promise<void> {
  const ended = new AbortController();
  const running = run(options, ended.signal).catch((error: unknown) => {
    if (!ended.signal.aborted) options.onError(error);
  });
  return async () => {
    ended.abort();
    await running;
  };
}

async function run(options: ColleagueOptions, signal: AbortSignal): Promise<void> {
  const { server, steps, progressFile } = options;
  const sessions = new Map<AgentKey, Promise<ColleagueSession>>();
  const signedIn = (key: AgentKey) => {
    const known = sessions.get(key);
    if (known !== undefined) return known;
    const session = ColleagueSession.open(server.url, options.emailOf(key), options.password);
    sessions.set(key, session);
    return session;
  };
  const stage = { db: server.store.db, intake: server.intake, now: () => server.admin.clock.now() };
  for (let done = await doneBefore(progressFile); done < steps.length; done += 1) {
    const step = steps[done];
    if (step === undefined || !(await pause(step.afterSeconds * 1000, signal))) return;
    const by = step.by === null ? null : { id: demoIds.agent(step.by), session: await signedIn(step.by) };
    await playAct(stage, step.does, by);
    await writeFile(progressFile, JSON.stringify({ done: done + 1 }));
  }
}

async function doneBefore(file: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => '{"done":0}');
  return progress.parse(JSON.parse(text)).done;
}

/** True after `ms`, false at once when `signal` ends it. */
function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false);
  return new Promise((done) => {
    const timer = setTimeout(() => done(true), ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done(false);
    });
  });
}
