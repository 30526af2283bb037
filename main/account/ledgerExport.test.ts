import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { agentId, clientId } from '#shared/domain/ids.ts';
import { ReplicaClient } from '#db/client.ts';
import type { ReplicaPlace } from '#db/port.ts';
import { ledgerFile } from './ledgerExport.ts';
import { salvageLedger } from './salvage.ts';

const worker = new URL('../../db/worker.ts', import.meta.url);
const identity = {
  agentId: agentId.parse('0190a000-0000-7000-8000-00000000000a'),
  clientId: clientId.parse('0190a000-0000-7000-8000-00000000000b'),
  name: 'Anna',
  email: 'anna@example.org',
  workspace: 'Harbour',
};
let folder: string;
let place: ReplicaPlace;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseload-ledger-'));
  place = { file: join(folder, 'replica.db'), key: randomBytes(32), identity };
});
afterEach(() => rmSync(folder, { recursive: true }));

const account = (state: 'signed_in' | 'problem', desk: unknown = null) =>
  ({ state: () => ({ state, server: 'https://desk', email: identity.email }), desk: () => desk }) as never;
const parts = { version: '1.0.0', now: () => 0, salvage: () => salvageLedger(worker, place) };

it('[G5] saves what is not sent, from an open desk and from a file that no desk has open', async () => {
  const replica = await ReplicaClient.open(worker, place);
  const open = JSON.parse(await ledgerFile({ ...parts, account: account('signed_in', { replica }) }));
  await replica.close();
  expect(open).toMatchObject({
    application: 'caseload',
    savedAt: '1970-01-01T00:00:00.000Z',
    ledger: { intents: [], drafts: [] },
  });
  const shut = JSON.parse(await ledgerFile({ ...parts, account: account('problem') }));
  expect(shut).toEqual(open);
}, 30_000);

it('says why a damaged file cannot be read, and leaves it as it is', async () => {
  await (await ReplicaClient.open(worker, place)).close();
  writeFileSync(place.file, randomBytes(8192));
  await expect(ledgerFile({ ...parts, account: account('problem') })).rejects.toMatchObject({
    code: 'replica_corrupt',
  });
}, 30_000);
