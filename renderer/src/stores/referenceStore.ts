import type { AgentRow } from '#shared/domain/agent.ts';
import type { Right } from '#shared/domain/right.ts';
import type { ReferenceView } from '#shared/ipc/views.ts';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { call } from '../services/caseload.ts';
import { latest, useChanged } from '../services/live.ts';

const referenceKinds: ReadonlySet<string> = new Set(['agent', 'inbox', 'dueType', 'grant']);

/** A person as rows show them. */
export interface Person {
  id: string;
  name: string;
  isYou: boolean;
}

/** The slow-moving lists: me, colleagues, inboxes with my rights, due types, tags. Null until the replica is open. */
export const useReferenceStore = defineStore('reference', () => {
  const reference = shallowRef<ReferenceView | null>(null);
  const load = latest(
    () => call('reference.get', {}),
    (view) => (reference.value = view),
  );
  useChanged(
    () => void (reference.value !== null && load()),
    (kinds) => kinds.some((kind) => referenceKinds.has(kind)),
  );

  const agents = computed(
    () => new Map<string, AgentRow>((reference.value?.agents ?? []).map((agent) => [agent.id, agent])),
  );
  const inboxes = computed(
    () => new Map((reference.value?.inboxes ?? []).map((inbox) => [inbox.id as string, inbox])),
  );
  const dueTypes = computed(
    () => new Map((reference.value?.dueTypes ?? []).map((type) => [type.id as string, type])),
  );
  const me = computed(() => reference.value?.me ?? null);

  return {
    reference,
    load,
    clear: () => void (reference.value = null),
    me,
    /** Inboxes I may see cases of, in their order. */
    myInboxes: computed(() =>
      [...inboxes.value.values()]
        .filter((inbox) => inbox.rights.length > 0 && !inbox.archived)
        .sort((a, b) => a.position - b.position),
    ),
    /** Whether unsent work of colleagues may lie with me: my role leads, or I manage an inbox. */
    leads: computed(
      () =>
        me.value?.permissions.includes('lead') === true ||
        [...inboxes.value.values()].some(({ rights }) => rights.includes('manage')),
    ),
    inbox: (id: string) => inboxes.value.get(id) ?? null,
    dueType: (id: string | null) => (id === null ? null : (dueTypes.value.get(id) ?? null)),
    rights: (inboxId: string): readonly Right[] => inboxes.value.get(inboxId)?.rights ?? [],
    /** Deleting forever needs the right to manage the inbox, or the permission of leads. */
    mayDeleteForever: (inboxId: string): boolean =>
      inboxes.value.get(inboxId)?.rights.includes('manage') === true ||
      me.value?.permissions.includes('lead') === true,
    /** The agent of an id; someone no longer known keeps a name, so that nobody seems to be nobody. */
    person: (id: string): Person => ({
      id,
      name: agents.value.get(id)?.name ?? '?',
      isYou: id === me.value?.id,
    }),
  };
});
