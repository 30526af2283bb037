import type { RouteLocationRaw } from 'vue-router';

/** The place of a case that is opened from outside a list: among all cases, where every case I may see stands. */
export const placeOfCase = (caseId: string): RouteLocationRaw => ({
  name: 'cases',
  params: { scope: 'all', caseId },
});
