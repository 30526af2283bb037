import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ItemId } from '#shared/domain/ids.ts';
import { replyArgs } from '../../server/testing/acts.ts';
import type { TestReplica } from '../../server/testing/replica.ts';
import { createWorld, type World } from '../../server/testing/world.ts';
import { eventually } from '../support/eventually.ts';
import { MAIL_PARTS, type MailWorld, startMailWorld } from '../support/mailWorld.ts';
import { type Running, startProcess } from '../support/process.ts';
import { describeWith } from '../support/skip.ts';
import { mailboxOf } from './deskInMemory.ts';

const kills = Number(process.env['KILLS'] ?? 12);
const replies = 24;
const customer = 'erik@customer.example';
const inbox = 'service@team.example';

describeWith(MAIL_PARTS, 'the mail channel on a real store', () => {
  let mail: MailWorld;
  let desk: World;
  let anna: TestReplica;
  let running: Running | undefined;

  const start = async () => {
    const config = { ...mailboxOf(inbox, mail), id: 'mailbox', inboxId: desk.service };
    running = await startProcess({
      command: process.execPath,
      args: [new URL('./channelProcess.ts', import.meta.url).pathname, desk.dataDir, JSON.stringify(config)],
      ready: (output) => output().includes('"event":"started"'),
    });
  };
  const deliveryOf = (id: ItemId) => {
    const item = anna.row('item', id);
    return item?.kind === 'message' ? item.delivery?.state : undefined;
  };

  beforeAll(async () => {
    mail = await startMailWorld();
    await mail.addAccount(customer, 'pw');
    await mail.addAccount(inbox, 'pw');
    desk = await createWorld();
    // The processes run on the system's clock; what this world holds is due for them.
    desk.clock.advance(Date.now() - 60_000 - desk.clock.now());
    anna = desk.replica(desk.anna);
  });
  afterAll(async () => {
    await running?.kill();
    await desk.close();
    await mail.stop();
  });

  it(
    `[G3] killed ${kills} times while it sends: each reply arrives once, or is shown as unknown`,
    { timeout: 300_000 },
    async () => {
      const held: { itemId: ItemId; caseId: string }[] = [];
      for (let n = 0; n < replies; n += 1) {
        const caseId = await desk.newCase();
        await anna.pull();
        const args = replyArgs(caseId);
        await anna.act('reply', args);
        held.push({ itemId: args.itemId, caseId });
      }
      for (let n = 0; n < kills; n += 1) {
        await start();
        await new Promise((resolve) => setTimeout(resolve, (n * 97) % 700));
        await running!.kill('SIGKILL');
      }
      await start();
      const settled = await eventually(
        'every reply has an end',
        async () => {
          await anna.pull();
          const states = held.map(({ itemId }) => deliveryOf(itemId));
          return states.every((state) => state === 'sent' || state === 'unknown') && states;
        },
        120_000,
      );
      await mail.exim.drained();
      const arrived = (await mail.mailbox(customer)).map((one) => one.parsed.messageId);
      expect(new Set(arrived).size).toBe(arrived.length);
      const idOf = (id: ItemId) => (anna.row('item', id) as { messageId: string }).messageId;
      for (const { itemId } of held.filter((_, n) => settled[n] === 'sent'))
        expect(arrived).toContain(idOf(itemId));
      // At most one reply is between "handing over" and its end at each kill.
      expect(settled.filter((state) => state === 'unknown').length).toBeLessThanOrEqual(kills);
      expect(arrived.length).toBeGreaterThanOrEqual(replies - kills);
    },
  );

  it("[C9] the customer's answer finds its case, and opens none", { timeout: 60_000 }, async () => {
    if (!running) await start();
    const [sent] = await mail.mailbox(customer);
    const caseOf = (messageId: string | undefined) =>
      anna.rows('item').find((item) => item.kind === 'message' && item.messageId === messageId)?.caseId;
    const raw = `From: Erik <${customer}>\r\nTo: ${inbox}\r\nSubject: Re: thanks\r\nMessage-ID: <thanks@customer.example>\r\nIn-Reply-To: ${sent!.parsed.messageId!}\r\n\r\nThanks!\r\n`;
    await mail.deliver(raw, { from: customer, to: inbox });
    const found = await eventually('the answer is on the timeline', async () => {
      await anna.pull();
      return caseOf('<thanks@customer.example>');
    });
    expect(found).toBe(caseOf(sent!.parsed.messageId));
  });
});
