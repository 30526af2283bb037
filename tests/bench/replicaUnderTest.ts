import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { systemClock } from '#shared/domain/clock.ts';
import { inboxFeed } from '#shared/protocol/feeds.ts';
import { answerLines, encode, firstLoad, identity } from '#db/testing/device.ts';
import type { Answer } from '#db/testing/device.ts';
import { finish, openInProcess } from '#db/inProcess.ts';
import { inboxIdOf, testKey } from '#db/testing/rows.ts';
import type { FeedRow } from './generator.ts';

export const benchInbox = inboxIdOf(1);
const feed = inboxFeed(benchInbox);

/** A replica as the application has it (an encrypted file, the writer's own code), in this thread. */
export class ReplicaUnderTest {
  readonly #replica: ReturnType<typeof openInProcess>;
  /** Milliseconds of each transaction of the pulls so far: so long an act of the agent may have to wait. */
  readonly slices: number[] = [];
  #empty = true;

  constructor(dir: string) {
    this.#replica = openInProcess(
      { file: join(dir, 'replica.db'), key: testKey(), identity },
      { clock: systemClock, newId: uuidv7, run: 'bench' },
    );
  }

  /** One pull that brings these rows of the inbox. Its bytes are made before the clock starts. */
  pull(rows: readonly FeedRow[], more: boolean): { readonly ms: number } {
    const part = { feed, rows, more };
    const answer: Answer = this.#empty
      ? { feeds: [...firstLoad([]).feeds.slice(0, 2), part] }
      : { feeds: [part] };
    this.#empty = false;
    const { sync } = this.#replica;
    const bytes = encode(answerLines(sync.beginPull(), answer));
    const from = performance.now();
    let last = from;
    const steps = sync.applyPull(bytes);
    while (steps.next().done !== true) {
      const now = performance.now();
      this.slices.push(now - last);
      last = now;
    }
    finish(sync.endPull());
    return { ms: performance.now() - from };
  }

  /** Builds the search index to its end. */
  index(): void {
    while (this.#replica.sync.indexSlice());
  }

  get query() {
    return this.#replica.reader.query.bind(this.#replica.reader);
  }

  tag(caseId: string, tag: string): void {
    this.#replica.sync.submit({
      name: 'tag',
      args: { caseId, tag, add: true },
      saw: { lastPublicId: null, entryId: null, ownerId: null, ownerRev: null },
      dependsOn: null,
      resolves: null,
    });
  }

  close(): Promise<void> {
    return this.#replica.close();
  }
}
