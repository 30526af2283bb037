import type { CaseId } from '#shared/domain/ids.ts';
import { onScopeDispose, watch } from 'vue';
import { call } from '../../services/caseload.ts';
import type { OpenCase } from './openCase.ts';

/** What passes by is not read. */
const dwellMs = 700;

/** Moves my read mark to what is on screen, once the window has had the case in front of somebody for a moment. */
export function useReadMark(caseId: CaseId, open: OpenCase): void {
  let marked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function consider(): void {
    clearTimeout(timer);
    const { value: detail } = open.detail;
    if (detail === null || document.visibilityState !== 'visible' || !document.hasFocus()) return;
    const n = Math.max(0, ...open.items.value.map(({ item }) => item.n ?? 0));
    if (n <= Math.max(detail.readN, marked)) return;
    timer = setTimeout(() => {
      marked = n;
      const saw = { lastPublicId: detail.case.lastPublicId, entryId: null, ownerId: null, ownerRev: null };
      void call('intent.submit', { name: 'read', args: { caseId, n }, saw, dependsOn: null, resolves: null });
    }, dwellMs);
  }

  watch([open.detail, open.items], consider);
  addEventListener('focus', consider);
  document.addEventListener('visibilitychange', consider);
  onScopeDispose(() => {
    clearTimeout(timer);
    removeEventListener('focus', consider);
    document.removeEventListener('visibilitychange', consider);
  });
}
