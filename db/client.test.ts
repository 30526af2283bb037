import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { ReplicaClient } from './client.ts';
import type { ReplicaChange, ReplicaPlace } from './port.ts';
import { answerLines, encode, firstLoad, identity, pull } from './testing/device.ts';
import { testFolders } from './testing/folders.ts';
import { caseIdOf, entryIdOf, itemIdOf, me, testKey, wholeCase } from './testing/rows.ts';

const folder = testFolders();
const worker = new URL('./worker.ts', import.meta.url);
const open: ReplicaClient[] = [];
afterEach(async () => {
  for (const client of open.splice(0)) await client.close();
});

async function client(place?: ReplicaPlace): Promise<{ replica: ReplicaClient; place: ReplicaPlace }> {
  const at = place ?? { file: join(folder(), 'replica.db'), key: testKey(), identity };
  const replica = await ReplicaClient.open(worker, at);
  open.push(replica);
  return { replica, place: at };
}

const take = (replica: ReplicaClient, n: number) =>
  replica.writer.submit({
    name: 'take',
    args: { caseId: caseIdOf(n), entryId: entryIdOf(n), over: false },
    saw: { lastPublicId: itemIdOf(n), entryId: entryIdOf(n), ownerId: null, ownerRev: 0 },
    dependsOn: null,
    resolves: null,
  });

describe('the replica in worker threads', { timeout: 30_000 }, () => {
  it('answers from readers what the writer has written, tells of changes, and keeps it over a restart', async () => {
    const { replica, place } = await client();
    const changes: ReplicaChange[] = [];
    replica.onChange((change) => changes.push(change));
    await pull(replica, firstLoad([...wholeCase(1), ...wholeCase(2)]));
    await take(replica, 1);
    const list = {
      scope: { type: 'all' },
      sort: 'newest',
      mine: false,
      unanswered: false,
      offset: 0,
      limit: 50,
    } as const;
    const { rows } = await replica.reader.query('cases.list', list);
    expect(rows.map((row) => [row.id, row.ownerId, row.pending])).toEqual([
      [caseIdOf(2), null, []],
      [caseIdOf(1), me, ['take']],
    ]);
    await expect
      .poll(() => changes.flatMap((change) => change.kinds))
      .toEqual(expect.arrayContaining(['case', 'ledger', 'index']));
    await expect
      .poll(
        async () =>
          (await replica.reader.query('search.run', { query: 'subject', offset: 0, limit: 9 })).hits,
      )
      .toHaveLength(2);
    await replica.close();
    const again = await client(place);
    expect((await again.replica.reader.query('outbox.list', {})).waiting.map((row) => row.name)).toEqual([
      'take',
    ]);
  });

  it('failures keep their code across the threads', async () => {
    const { replica, place } = await client();
    await expect(replica.reader.query('case.get', { caseId: caseIdOf(9) })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(take(replica, 9)).rejects.toMatchObject({ code: 'not_found' });
    await expect(ReplicaClient.open(worker, place)).rejects.toMatchObject({ code: 'replica_locked' });
    await replica.close();
    await expect(ReplicaClient.open(worker, { ...place, key: testKey() })).rejects.toMatchObject({
      code: 'key_unreadable',
    });
  });

  it('acts of the agent do not wait for a large answer that is coming in', async () => {
    const { replica } = await client();
    await pull(replica, firstLoad([...wholeCase(1)]));
    const request = await replica.writer.beginPull();
    const many = Array.from({ length: 1500 }, (_, n) => wholeCase(n + 10)).flat();
    const bytes = encode(
      answerLines(request, { feeds: [{ feed: 'inbox:01900000-0002-7000-8000-000000000001', rows: many }] }),
    );
    let applied = false;
    const applying = replica.writer.applyPull(bytes).then(() => (applied = true));
    await take(replica, 1);
    expect(applied).toBe(false);
    await applying;
    expect((await replica.writer.endPull()).complete).toBe(true);
  });

  it('[G16] a writer that dies is started again: nothing that was answered is lost, and windows look anew', async () => {
    const { replica } = await client();
    const problems: string[] = [];
    replica.onProblem((code) => problems.push(code));
    await pull(replica, firstLoad([...wholeCase(1), ...wholeCase(2)]));
    await take(replica, 1);
    const changes: ReplicaChange[] = [];
    replica.onChange((change) => changes.push(change));
    // Between the beginning of a pull and its end, with an act under way.
    const request = await replica.writer.beginPull();
    const bytes = encode(answerLines(request, firstLoad(wholeCase(3))));
    await replica.writer.applyPull(bytes.slice(0, 900));
    const underWay = take(replica, 2).then(
      () => 'kept' as const,
      (error: unknown) => error,
    );
    await killWriter(replica);
    const end = await underWay;
    await expect(replica.writer.applyPull(bytes.slice(900))).rejects.toMatchObject({ code: 'bad_answer' });
    await expect.poll(() => changes.some(({ caseIds }) => caseIds === null)).toBe(true);

    const waiting = async () =>
      (await replica.reader.query('outbox.list', {})).waiting.map((row) => row.caseId);
    if (end !== 'kept') expect(end).toMatchObject({ code: 'internal' });
    expect(await waiting()).toContain(caseIdOf(1));
    if (end === 'kept') expect(await waiting()).toContain(caseIdOf(2));
    await pull(replica, firstLoad([...wholeCase(1), ...wholeCase(2), ...wholeCase(3)]));
    await take(replica, 3);
    expect(await waiting()).toContain(caseIdOf(3));
    expect(problems).toEqual([]);
  });

  it('[G16] a writer that dies again and again is given up, and that is said', async () => {
    const { replica } = await client();
    const problems: string[] = [];
    replica.onProblem((code) => problems.push(code));
    for (let death = 0; death < 4; death += 1) await killWriter(replica);
    await expect.poll(() => problems).toEqual(['internal']);
  });
});

/** Ends the writer's thread as a crash in native code would. */
async function killWriter(replica: ReplicaClient): Promise<void> {
  const inside = replica as unknown as { writerHandle: Promise<{ worker: Worker }> };
  await (await inside.writerHandle).worker.terminate();
}
