import type { CaseId } from '#shared/domain/ids.ts';
import type { CaseDetail, TimelineItem } from '#shared/ipc/views.ts';
import { type ShallowRef, shallowRef } from 'vue';
import { call, CallError } from '../../services/caseload.ts';
import { latest, useChanged } from '../../services/live.ts';

/** First page of a timeline; older ones come on scrolling. */
const pageSize = 100;

export interface OpenCase {
  detail: Readonly<ShallowRef<CaseDetail | null>>;
  items: Readonly<ShallowRef<readonly TimelineItem[]>>;
  more: Readonly<ShallowRef<boolean>>;
  /** The case is not (any more) on this device. */
  gone: Readonly<ShallowRef<boolean>>;
  /** How far I had read when the case was opened; stays as it was. */
  readAtOpening: Readonly<ShallowRef<number | null>>;
  refresh: () => Promise<void>;
  loadOlder: () => Promise<void>;
}

/** Holds a case and its timeline as they are on screen; follows every change of them. */
export function useOpenCase(caseId: CaseId): OpenCase {
  const detail = shallowRef<CaseDetail | null>(null);
  const items = shallowRef<readonly TimelineItem[]>([]);
  const more = shallowRef(false);
  const gone = shallowRef(false);
  const readAtOpening = shallowRef<number | null>(null);

  /** Both together, so that an act never says it saw what was not drawn. */
  const ask = latest(
    async () => {
      try {
        return await Promise.all([
          call('case.get', { caseId }),
          call('case.timeline', { caseId, before: null, limit: pageSize }),
        ]);
      } catch (error) {
        if (error instanceof CallError && error.failure.code === 'not_found') return null;
        throw error;
      }
    },
    (answer) => {
      gone.value = answer === null;
      if (answer === null) return;
      const [found, page] = answer;
      readAtOpening.value ??= found.readN;
      const first = page.items[0]?.item.id;
      const at = items.value.findIndex(({ item }) => item.id === first);
      items.value = at > 0 ? [...items.value.slice(0, at), ...page.items] : page.items;
      if (at <= 0) more.value = page.more;
      detail.value = found;
    },
  );

  let loading = false;
  async function loadOlder(): Promise<void> {
    const before = items.value[0]?.item.id;
    if (!more.value || loading || before === undefined) return;
    loading = true;
    try {
      const page = await call('case.timeline', { caseId, before, limit: pageSize });
      if (items.value[0]?.item.id !== before) return;
      items.value = [...page.items, ...items.value];
      more.value = page.more;
    } finally {
      loading = false;
    }
  }

  useChanged(
    () => void ask(),
    (_kinds, caseIds) => caseIds === null || caseIds.includes(caseId),
  );
  void ask();
  return { detail, items, more, gone, readAtOpening, refresh: ask, loadOlder };
}
