import { describe } from 'vitest';
import { isRoot, missingParts, packagesOf, type SystemPart } from './systemParts.ts';

/** Why a test on these parts cannot run here (the missing Debian packages by name), or `undefined` if it can. */
export function whyNot(parts: readonly (SystemPart | 'root')[]): string | undefined {
  const programs = parts.filter((part) => part !== 'root');
  const missing = packagesOf(missingParts(programs));
  const reasons = missing.length > 0 ? [`Debian package ${missing.join(', ')}`] : [];
  if (parts.includes('root') && !isRoot()) reasons.push('root');
  return reasons.length > 0 ? `needs ${reasons.join(' and ')}` : undefined;
}

/**
 * `describe` for tests on real parts. Where a part is missing, its tests are skipped with the reason in their title,
 * so that the report counts them and says which package brings them back.
 */
export function describeWith(parts: readonly (SystemPart | 'root')[], title: string, body: () => void): void {
  const reason = whyNot(parts);
  if (reason === undefined) describe(title, body);
  else describe.skip(`${title} (skipped: ${reason})`, body);
}
