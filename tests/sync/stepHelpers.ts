import type { CaseId } from '#shared/domain/ids.ts';
import type { SimAgent } from './agent.ts';
import { ServerKilled } from './memoryStore.ts';
import type { Random } from './random.ts';
import type { SimDevice } from './simDevice.ts';

/** An agent with two devices goes on with one draft on both of them; begins one, where there is none. */
export function atTwoDesks(
  [one, other]: readonly [SimAgent, SimAgent],
  random: Random,
  nameOf: (device: SimDevice) => string,
): string {
  const shared = one.device.store.sql.get<{ case_id: CaseId }>('SELECT case_id FROM drafts LIMIT 1');
  if (shared === undefined) {
    const begun = one.begin(random);
    return begun === null ? '' : `${nameOf(one.device)} begins a draft on ${begun}`;
  }
  one.redraft(shared.case_id, random);
  const both = other.redraft(shared.case_id, random);
  const who = both
    ? `${nameOf(one.device)} and ${nameOf(other.device)} write`
    : `${nameOf(one.device)} writes`;
  return `${who} into the draft on ${shared.case_id}`;
}

/** What a killed server did not do, the outside world (a mailbox, an administrator) does again later or not at all. */
export async function lively(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof ServerKilled)) throw error;
  });
}
