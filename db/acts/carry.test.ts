import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ClientId } from '#shared/domain/ids.ts';
import { damagePage } from '../../tests/sync/damage.ts';
import { openDatabase } from '../open.ts';
import { answer } from '../reader.ts';
import { openForReading } from '../replicaFile.ts';
import { countingIds, firstLoad, identity, openDevice, pull } from '../testing/device.ts';
import type { Device } from '../testing/device.ts';
import { testFolders } from '../testing/folders.ts';
import { caseIdOf, clientIdOf, entryIdOf, itemIdOf, me, testKey, wholeCase } from '../testing/rows.ts';

const folder = testFolders();
const saw = { lastPublicId: itemIdOf(1), entryId: entryIdOf(1), ownerId: null, ownerRev: 0 };
const act = (device: Device, name: string, args: Record<string, unknown>) =>
  device.writer.submit({
    name,
    args: { caseId: caseIdOf(1), ...args },
    saw,
    dependsOn: null,
    resolves: null,
  });
const take = (device: Device) => act(device, 'take', { entryId: entryIdOf(1), over: false });
const ids = countingIds(20);
const note = (device: Device, text: string) =>
  act(device, 'note', { itemId: ids(), text, html: null, attachments: [], draftId: null, draftRev: 0 });

async function loaded(place = {}): Promise<Device> {
  const device = openDevice(place);
  await pull(device, firstLoad(wholeCase(1)));
  return device;
}
const successor = (clientId: ClientId) =>
  openDevice({ identity: { ...identity, clientId } }, undefined, countingIds(21));

describe('[G16] work carried over', () => {
  it('shows on its case as soon as this comes in, and leaves under its old ids', async () => {
    const old = await loaded();
    const { intentId } = await take(old);
    const work = await old.reader.query('ledger.carry', {});
    const device = successor(clientIdOf(2));
    await device.writer.adopt(work);
    await device.writer.adopt(work);
    expect((await device.reader.query('outbox.list', {})).waiting.map((row) => row.id)).toEqual([intentId]);
    await pull(device, firstLoad(wholeCase(1)));
    const detail = await device.reader.query('case.get', { caseId: caseIdOf(1) });
    expect(detail.case.ownerId).toBe(me);
    expect(await device.writer.takePush()).toMatchObject({
      clientId: clientIdOf(2),
      intents: [{ id: intentId, n: 1 }],
    });
  });

  it('never rewords or takes back what had left the device without an answer', async () => {
    const old = await loaded();
    const draft = (device: Device, text: string) =>
      act(device, 'draft', {
        draftId: '01900000-0000-7000-8000-0000000000dd',
        baseRev: 0,
        content: { mode: 'reply', to: [], cc: [], text, html: text, attachments: [] },
      });
    const sent = await draft(old, 'one');
    await old.writer.takePush();
    const device = successor(clientIdOf(2));
    await device.writer.adopt(await old.reader.query('ledger.carry', {}));
    expect(await device.writer.withdraw(sent.intentId)).toEqual({ withdrawn: false });
    await pull(device, firstLoad(wholeCase(1)));
    const later = await draft(device, 'two');
    expect(later.intentId).not.toBe(sent.intentId);
    const { intents } = await device.writer.takePush();
    expect(
      intents.map(({ id, n, args }) => [id, n, (args as { content: { text: string } }).content.text]),
    ).toEqual([[sent.intentId, 1, 'one']]);
  });

  it('brings what can be read of a ledger with a damaged page, and says that it is not all', async () => {
    const place = { file: join(folder(), 'replica.db'), key: testKey(), identity };
    const old = await loaded(place);
    for (let n = 0; n < 40; n += 1) await note(old, `note ${n} ${'words '.repeat(100)}`);
    await old.close();
    const sql = openDatabase({ ...place, readonly: false });
    const pages = sql.all<{ pageno: number }>(
      `SELECT pageno FROM dbstat WHERE name = 'ledger' AND pagetype = 'leaf' ORDER BY path`,
    );
    sql.db.close();
    expect(pages.length).toBeGreaterThan(4);
    damagePage(place.file, pages[Math.floor(pages.length / 2)]?.pageno ?? 0);
    const store = openForReading(place);
    const work = answer(store, 'ledger.carry', {});
    store.sql.db.close();
    const texts = work.acts.map((one) => String(one.args['text']).split(' ')[1]);
    expect(work.whole).toBe(false);
    expect(texts.length).toBeGreaterThan(25);
    expect(texts).toContain('0');
    expect(texts).toContain('39');
  });
});
