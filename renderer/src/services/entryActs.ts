import type { AgentId } from '#shared/domain/ids.ts';
import type { ArgsOf } from '#shared/intents/registry.ts';
import { onScopeDispose } from 'vue';
import { useI18n } from 'vue-i18n';
import { useReferenceStore } from '../stores/referenceStore.ts';
import { type Done, inverseBy, makeAct, useActs } from './act.ts';
import { call, on } from './caseload.ts';
import { type EntryTarget, sawOf } from './entryTarget.ts';
import { useFormat } from './format.ts';
import { useToasts } from './toasts.ts';

/** How long a claim is watched for its answer. */
const claimMs = 10_000;

export type ForwardWords = Pick<
  ArgsOf<'forward'>,
  'toInboxId' | 'toAgentId' | 'dueTypeId' | 'dueAt' | 'message' | 'keepOpen'
>;

export interface EntryActs {
  take: (targets: readonly EntryTarget[]) => Promise<void>;
  release: (targets: readonly EntryTarget[]) => Promise<void>;
  /** `reason`: why a lead overrides the owners. */
  assign: (targets: readonly EntryTarget[], toAgentId: AgentId, reason: string) => Promise<void>;
  /** `solve`: the case is solved in the same act where this was its last open entry. */
  complete: (targets: readonly EntryTarget[], solve: boolean) => Promise<void>;
  cancel: (targets: readonly EntryTarget[]) => Promise<void>;
  forward: (targets: readonly EntryTarget[], words: ForwardWords) => Promise<void>;
}

/** The acts on entries, one or many, each with its sentence and its way back. */
export function useEntryActs(): EntryActs {
  const acts = useActs();
  const toasts = useToasts();
  const reference = useReferenceStore();
  const { format } = useFormat();
  const { t } = useI18n();
  const stops = new Set<() => void>();
  onScopeDispose(() => stops.forEach((stop) => stop()));

  const nameOf = ({ number, subject }: EntryTarget) => (number === null ? subject : `#${number}`);
  const words =
    (verb: string, targets: readonly EntryTarget[], more: Record<string, string> = {}) =>
    (went: number) =>
      targets.length === 1 && targets[0]
        ? t(`acts.${verb}One`, { name: nameOf(targets[0]), ...more })
        : t(`acts.${verb}Many`, { count: format.value.number(went), ...more }, went);

  /** Says how a claim ended once the server has answered: "You own #48190", or who was first. */
  function followClaim(target: EntryTarget, done: Done): void {
    const look = async (): Promise<void> => {
      const detail = await call('case.get', { caseId: target.caseId });
      const entry = detail.entries.find((one) => one.id === target.entryId);
      if (detail.pending.includes('take') || entry === undefined) return;
      end();
      if (entry.ownerId === reference.me?.id) {
        const undo = () => void acts.perform([releaseOf(target)], words('release', [target]));
        toasts.show({ text: t('acts.owned', { name: nameOf(target) }), action: t('undo'), act: undo });
      } else if (entry.ownerId !== null) {
        const by = reference.person(entry.ownerId).name;
        const time = format.value.time(entry.ownerSince ?? Date.now());
        toasts.show({ text: t('acts.someoneFirst', { by, time, name: nameOf(target) }) });
      }
    };
    const stop = on('changed', () => void look());
    const timer = setTimeout(() => end(), claimMs);
    const end = (): void => {
      stop();
      clearTimeout(timer);
      stops.delete(end);
    };
    stops.add(end);
    if (!done.needsYou) void look();
  }

  const isMine = ({ ownerId }: EntryTarget) => ownerId !== null && ownerId === reference.me?.id;
  const mayTakeOver = (target: EntryTarget) =>
    !isMine(target) &&
    (reference.rights(target.inboxId).includes('manage') ||
      reference.me?.permissions.includes('lead') === true);
  function sayOwner(target: EntryTarget): void {
    const name = nameOf(target);
    const by = target.ownerId === null ? '' : reference.person(target.ownerId).name;
    toasts.show({ text: isMine(target) ? t('acts.owned', { name }) : t('acts.ownedBy', { by, name }) });
  }
  const takeOf = (target: EntryTarget) => {
    const { caseId, entryId } = target;
    const over = target.ownerId !== null;
    return makeAct(
      'take',
      { caseId, entryId, over },
      sawOf(target),
      inverseBy('release', { caseId, entryId }),
    );
  };
  const releaseOf = (target: EntryTarget) => {
    const { caseId, entryId } = target;
    return makeAct(
      'release',
      { caseId, entryId },
      sawOf(target),
      inverseBy('take', { caseId, entryId, over: false }),
    );
  };

  const assignOf = (target: EntryTarget, toAgentId: AgentId, reason: string) => {
    const { caseId, entryId, ownerId, ownerRev } = target;
    const saw = { ...sawOf(target), ownerId: toAgentId, ownerRev: ownerRev + 1 };
    const args = { caseId, entryId, toAgentId: ownerId, reason: '', undoes: null };
    return makeAct('assign', { caseId, entryId, toAgentId, reason, undoes: null }, sawOf(target), {
      name: 'assign',
      args,
      saw,
      namesIt: true,
    });
  };

  return {
    async take(targets) {
      const free = targets.filter((target) => target.ownerId === null || mayTakeOver(target));
      const [first] = targets;
      if (free.length === 0 && first !== undefined) {
        sayOwner(first);
        return;
      }
      const done = await acts.perform(free.map(takeOf), words('take', free));
      const [only] = done;
      if (free[0] && free.length === 1 && only) followClaim(free[0], only);
    },
    async release(targets) {
      await acts.perform(targets.map(releaseOf), words('release', targets));
    },
    async assign(targets, toAgentId, reason) {
      const agent = reference.person(toAgentId).name;
      const assigns = targets.map((target) => assignOf(target, toAgentId, reason));
      await acts.perform(assigns, words('assign', targets, { agent }));
    },
    async complete(targets, solve) {
      const ends = targets.map((target) => {
        const { caseId, entryId } = target;
        return makeAct(
          'complete',
          { caseId, entryId, solve },
          sawOf(target),
          inverseBy('reopen', { caseId, entryId }),
        );
      });
      await acts.perform(ends, words(solve ? 'solve' : 'complete', targets));
    },
    async cancel(targets) {
      const ends = targets.map((target) => {
        const { caseId, entryId } = target;
        return makeAct(
          'cancel',
          { caseId, entryId, solve: false },
          sawOf(target),
          inverseBy('reopen', { caseId, entryId }),
        );
      });
      await acts.perform(ends, words('cancel', targets));
    },
    async forward(targets, form) {
      const inbox = reference.inbox(form.toInboxId)?.name ?? '';
      const forwards = targets.map((target) => {
        const { caseId, entryId } = target;
        return makeAct('forward', { caseId, entryId, ...form, anew: false }, sawOf(target));
      });
      await acts.perform(forwards, words(form.keepOpen ? 'ask' : 'forward', targets, { inbox }));
    },
  };
}
