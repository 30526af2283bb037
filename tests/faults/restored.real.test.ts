import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { eventually } from '../support/eventually.ts';
import { MAIL_PARTS } from '../support/mailWorld.ts';
import { describeWith } from '../support/skip.ts';
import { Random } from '../sync/random.ts';
import { comeToRest } from './audit.ts';
import { Customers } from './customers.ts';
import { FaultOffice } from './faultOffice.ts';

const cli = new URL('../../server/cli/index.ts', import.meta.url).pathname;

describeWith(MAIL_PARTS, 'a server restored from a backup', () => {
  it(
    '[G3 F27] sends no reply twice that was held in the backup and left after it, and devices go on',
    { timeout: 180_000 },
    async () => {
      const office = await FaultOffice.open({ engine: 'sqlite', sendDelayMs: 4000 });
      const command = (...args: string[]) =>
        promisify(execFile)(process.execPath, [cli, '--data', office.data.path, ...args]);
      try {
        const customers = await Customers.arrive(office.mail, new Random(1));
        for (let n = 0; n < 5; n += 1) await customers.writesFirst();
        const anna = await office.openDesk('anna');
        const list = {
          scope: { type: 'all' },
          sort: 'newest',
          mine: false,
          unanswered: false,
          offset: 0,
          limit: 50,
        } as const;
        const rows = await eventually('five cases', async () => {
          const found = (await anna.call('cases.list', list)).rows;
          return found.length === 5 && found;
        });
        const reply = async (row: (typeof rows)[number], text: string) => {
          const { customer } = await anna.call('case.get', { caseId: row.id });
          const to = [{ name: '', address: customer?.addresses[0]?.value ?? '' }];
          const words = { to, cc: [], subject: row.subject, text, html: null, attachments: [] };
          const rest = { answersId: null, draftId: null, draftRev: 0, askedOwner: true };
          await anna.act(row.id, 'reply', { itemId: uuidv7(), ...words, ...rest });
        };
        for (const row of rows) await reply(row, 'from before the backup');
        await eventually('the server holds them', async () =>
          office.withStore(
            async ({ db }) => (await db.selectFrom('send_queue').select('item_id').execute()).length === 5,
          ),
        );
        const backup = join(office.data.path, 'backup');
        await command('backup', '--to', backup);
        await comeToRest(office, [anna]);
        const arrived = async () =>
          (await Promise.all(customers.addresses.map((one) => office.mail.mailbox(one))))
            .flat()
            .map(({ parsed }) => parsed.messageId);
        expect(await arrived()).toHaveLength(5);
        await eventually(
          'the copies are filed',
          async () => (await office.mail.mailbox('service@team.test', 'Sent')).length === 5,
        );

        await office.killServer();
        for (const name of ['caseload.db', 'caseload.db-wal', 'caseload.db-shm'])
          await rm(join(office.data.path, name), { force: true });
        await command('restore', '--from', backup);
        await office.startServer();
        await anna.act(rows[0]!.id, 'tag', { tag: 'after', add: true });
        await comeToRest(office, [anna]);
        const ids = await arrived();
        expect(ids).toHaveLength(5);
        expect(new Set(ids).size).toBe(5);
        const states = await office.withStore(async ({ db }) =>
          (await db.selectFrom('item').select('doc').execute())
            .map(
              ({ doc }) =>
                JSON.parse(doc) as {
                  delivery?: { state: string; detail: string } | null;
                  direction?: string;
                },
            )
            .flatMap((item) => (item.direction === 'out' ? [item.delivery] : [])),
        );
        expect(states).toHaveLength(5);
        for (const state of states)
          expect(state).toMatchObject({ state: 'sent', detail: 'found in the mailbox, sent before' });
        expect((await anna.call('case.get', { caseId: rows[0]!.id })).case.tags).toContain('after');
      } finally {
        await office.close();
      }
    },
  );
});
