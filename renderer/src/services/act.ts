import type { IntentId } from '#shared/domain/ids.ts';
import type { Choice, Saw } from '#shared/intents/envelope.ts';
import type { ArgsOf, VerbName } from '#shared/intents/registry.ts';
import type { CallOutput } from '#shared/ipc/contract.ts';
import { inject, type InjectionKey, provide } from 'vue';
import type { Composer } from 'vue-i18n';
import { call, CallError } from './caseload.ts';
import { failureSentence } from './failures.ts';
import type { Toasts } from './toasts.ts';

type AnyArgs = Readonly<Record<string, unknown>>;

/** An act that takes another one back. */
interface Inverse {
  readonly name: VerbName;
  readonly args: AnyArgs;
  /** What it leaves behind on screen, where the inverse is compared with that. */
  readonly saw?: Saw;
  /** Its arguments name the act that it takes back (`undoes`). */
  readonly namesIt?: true;
}

/** One act, ready to be written down. */
export interface Act {
  name: VerbName;
  args: AnyArgs;
  saw: Saw;
  /** What takes it back once it has left the device; null where nothing does. */
  inverse: Inverse | null;
  dependsOn?: IntentId;
  resolves?: { intentId: IntentId; choice: Choice };
}

/** Names the verb's arguments by type; the lists of acts themselves are of mixed verbs. */
export function makeAct<N extends VerbName>(
  name: N,
  args: ArgsOf<N>,
  saw: Saw,
  inverse: Act['inverse'] = null,
): Act {
  return { name, args, saw, inverse };
}
export function inverseBy<N extends VerbName>(name: N, args: ArgsOf<N>): Act['inverse'] {
  return { name, args };
}

function undoing(act: Act, { name, args, saw, namesIt }: Inverse, undoes: IntentId): Act {
  return { name, args: namesIt ? { ...args, undoes } : args, saw: saw ?? act.saw, inverse: null };
}

export type Submitted = CallOutput<'intent.submit'>;

/** Writes an act down on this device. It is on disk when this answers. @throws CallError */
export function submit(act: Act): Promise<Submitted> {
  const { name, args, saw, dependsOn = null, resolves = null } = act;
  return call('intent.submit', { name, args: { ...args }, saw, dependsOn, resolves });
}

/** Fresh ids for rows that an act will make. */
export async function freshIds(count: number): Promise<string[]> {
  return (await call('ids.make', { count })).ids;
}

export interface Done {
  act: Act;
  intentId: IntentId;
  /** The act is known already to need a decision. */
  needsYou: boolean;
}

export interface Acts {
  /**
   * Submits acts in their order, says one sentence for all of them with "Undo", and remembers them for `undo`.
   * @param words the sentence for so many acts that went
   */
  perform: (
    acts: readonly Act[],
    words: (went: number) => string,
    options?: { quiet?: boolean },
  ) => Promise<Done[]>;
  /** Takes the last performed acts back: those still on the device are withdrawn, the others undone by a new act. */
  undo: () => Promise<void>;
  canUndo: () => boolean;
  /** Calls the listener after each performed act; returns how to stop. */
  onPerformed: (listener: (act: Act) => void) => () => void;
}

export function createActs(toasts: Toasts, t: Composer['t']): Acts {
  let last: readonly Done[] = [];
  const listeners = new Set<(act: Act) => void>();

  async function perform(
    acts: readonly Act[],
    words: (went: number) => string,
    options: { quiet?: boolean } = {},
  ): Promise<Done[]> {
    const done: Done[] = [];
    let failed: CallError | null = null;
    for (const act of acts) {
      try {
        const { intentId, willPark } = await submit(act);
        done.push({ act, intentId, needsYou: willPark !== null });
        for (const listener of listeners) listener(act);
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        failed = error;
      }
    }
    if (done.length > 0) last = done;
    if (failed !== null || options.quiet !== true)
      toasts.show({ text: receipt(done, words, failed), ...undoOf(done) });
    return done;
  }

  function receipt(done: readonly Done[], words: (went: number) => string, failed: CallError | null): string {
    const parked = done.filter((one) => one.needsYou).length;
    const went = done.length - parked;
    return [
      ...(went > 0 ? [words(went)] : []),
      ...(parked > 0 ? [t('acts.needYou', { count: parked }, parked)] : []),
      ...(failed === null ? [] : [failureSentence(t, failed)]),
    ].join(' · ');
  }

  const undoOf = (done: readonly Done[]) =>
    done.length > 0 ? { action: t('undo'), act: () => void takeBack(done) } : {};

  async function takeBack(done: readonly Done[]): Promise<void> {
    if (last === done) last = [];
    let gone = 0;
    for (const { act, intentId } of done.toReversed()) {
      const { withdrawn } = await call('intent.withdraw', { intentId });
      if (withdrawn) continue;
      if (act.inverse === null) gone += 1;
      else if ((await submit(undoing(act, act.inverse, intentId))).willPark !== null) gone += 1;
    }
    toasts.show({ text: gone === 0 ? t('acts.undone') : t('acts.leftAlready', { count: gone }, gone) });
  }

  return {
    perform,
    undo: () => (last.length > 0 ? takeBack(last) : Promise.resolve()),
    canUndo: () => last.length > 0,
    onPerformed(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const key: InjectionKey<Acts> = Symbol('acts');
export const provideActs = (acts: Acts): void => provide(key, acts);

/** The window's acts. */
export function useActs(): Acts {
  const acts = inject(key);
  if (!acts) throw new Error('No acts: call provideActs() in the root component');
  return acts;
}
