import { caseId } from '#shared/domain/ids.ts';
import type { CaseId } from '#shared/domain/ids.ts';

/**
 * The case of a notification that a run of the application before this one had shown. Platforms hand back the id it
 * was shown under (the case's), alone or inside a string of their own. Total: null for anything else.
 */
export function caseOfActivation(argument: string): CaseId | null {
  const found = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i.exec(argument)?.[0];
  const parsed = caseId.safeParse(found?.toLowerCase());
  return parsed.success ? parsed.data : null;
}
