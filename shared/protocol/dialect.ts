import { verbVersions } from '../intents/registry.ts';
import { kindVersions, oldestProtocol, protocolVersion } from './versions.ts';

/** What one side of the wire understands. Passed in, so that a test can be a version behind or ahead of the other. */
export interface Dialect {
  readonly protocol: { readonly oldest: number; readonly newest: number };
  /** Newest schema version of each kind of row. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Every version of each verb that is taken. */
  readonly verbs: Readonly<Record<string, readonly number[]>>;
}

/** What this build understands. */
export const ourDialect: Dialect = {
  protocol: { oldest: oldestProtocol, newest: protocolVersion },
  kinds: kindVersions,
  verbs: verbVersions(),
};

/** The protocol version two sides speak: the newest both know, or null when they have none in common. */
export function commonProtocol(one: Dialect['protocol'], other: Dialect['protocol']): number | null {
  const newest = Math.min(one.newest, other.newest);
  return newest >= Math.max(one.oldest, other.oldest) ? newest : null;
}
