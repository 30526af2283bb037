import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { BlobHash, ItemId } from '#shared/domain/ids.ts';
import type { MailboxConfig, OutboundMail } from '../../server/channels/ports.ts';
import { eventually } from '../support/eventually.ts';
import { type FaultProxy, startFaultProxy } from '../support/faultProxy.ts';
import { MAIL_PARTS, type MailWorld, startMailWorld } from '../support/mailWorld.ts';
import { describeWith } from '../support/skip.ts';
import { makeTempDir, type TempDir } from '../support/tempDir.ts';
import { runChannels, type TestPatience } from './channels.ts';
import { DeskInMemory, hashOf, mailboxOf, testInbox } from './deskInMemory.ts';

describeWith(MAIL_PARTS, 'a reply by mail', () => {
  let world: MailWorld;
  let proxy: FaultProxy;
  let dir: TempDir;
  let desk: DeskInMemory;
  let config: MailboxConfig;
  let customer: string;
  let running: ReturnType<typeof runChannels>[] = [];
  let made = 0;

  const run = (patience: TestPatience = {}) => {
    const channels = runChannels(desk, [config], patience);
    running.push(channels);
    return channels;
  };
  const hold = (mail: Partial<OutboundMail> = {}) =>
    desk.hold({ inboxId: testInbox, to: [{ name: '', address: customer }], ...mail });
  const becomes = (mail: OutboundMail, state: string, ms = 20_000) =>
    eventually(`the reply is ${state}`, () => desk.stateOf(mail) === state, ms);
  const arrived = async (address = customer) => {
    await world.exim.drained();
    return world.mailbox(address);
  };
  const file = async (name: string, type: string, bytes: Buffer, cid: string | null = null) => {
    const path = join(dir.path, hashOf(bytes));
    await writeFile(path, bytes);
    return { hash: hashOf(bytes) as BlobHash, name, type, cid, path };
  };

  beforeAll(async () => {
    world = await startMailWorld();
    dir = await makeTempDir('blobs');
    proxy = await startFaultProxy(world.smtpPort);
  });
  beforeEach(async () => {
    proxy.heal();
    await world.exim.answerData('accept');
    await world.exim.deferRecipients([]);
    await world.exim.rejectRecipients([]);
    desk = new DeskInMemory();
    made += 1;
    customer = `k${made}@kunde.test`;
    config = mailboxOf(`desk${made}@team.test`, { imapPort: world.imapPort, smtpPort: proxy.port });
    await world.addAccount(customer, 'pw');
    await world.addAccount(config.address, 'pw');
  });
  afterEach(async () => {
    await Promise.all(running.map((channels) => channels.stop()));
    running = [];
  });
  afterAll(async () => {
    await proxy.stop();
    await world.stop();
    await dir.remove();
  });

  it('[C9] arrives threaded, from the agent, with text, HTML and files byte for byte', async () => {
    const notes = Buffer.from('one\r\ntwo\nthree\r\n\r\n.\r\n..four\rfive ø\n');
    const image = Buffer.from([...Array(5000).keys()].map((n) => (n * 31) % 256));
    const inner = Buffer.from('Subject: inner\r\n\r\nbare\nlines\r\n');
    const mail = hold({
      text: 'Hello Jürgen,\n\nsee below.\n\n.\nAnna',
      html: '<p>Hello <b>Jürgen</b> <img src="cid:logo@team"></p>',
      inReplyTo: '<ask.1@kunde.test>',
      references: ['<ask.0@kunde.test>', '<ask.1@kunde.test>'],
      files: [
        await file('notes – größe.txt', 'text/plain', notes),
        await file('logo.png', 'image/png', image, 'logo@team'),
        await file('old.eml', 'message/rfc822', inner),
      ],
    });
    run();
    await becomes(mail, 'sent');
    const [got] = await world.waitForMail(customer, 1);
    const { parsed } = got!;
    expect(parsed).toMatchObject({
      subject: 'Re: Invoice [#48213]',
      messageId: mail.messageId,
      inReplyTo: '<ask.1@kunde.test>',
      references: ['<ask.0@kunde.test>', '<ask.1@kunde.test>'],
    });
    expect(parsed.from!.value).toEqual([{ name: 'Anna Berg', address: config.address }]);
    expect(parsed.text!.trim()).toBe('Hello Jürgen,\n\nsee below.\n\n.\nAnna');
    expect(parsed.html).toContain('Hello <b>Jürgen</b>');
    const byName = Object.fromEntries(parsed.attachments.map((one) => [one.filename, one]));
    expect(Buffer.compare(byName['notes – größe.txt']!.content, notes)).toBe(0);
    expect(Buffer.compare(byName['logo.png']!.content, image)).toBe(0);
    expect(Buffer.compare(byName['old.eml']!.content, inner)).toBe(0);
    expect(byName['logo.png']!.cid).toBe('logo@team');
    expect(parsed.headers.get('x-caseload-intent')).toBe(mail.intentId);
    expect(parsed.headers.has('auto-submitted')).toBe(false);
  });

  it('[C9] leaves its copy with the sent mail, and opens no case with it', async () => {
    const mail = hold();
    run();
    await becomes(mail, 'sent');
    await eventually('the copy is with the sent mail', async () => {
      const sent = await world.mailbox(config.address, 'Sent');
      return sent.length === 1 && sent[0]!.parsed.messageId === mail.messageId;
    });
    expect(await world.mailbox(config.address)).toHaveLength(0);
    expect(desk.received).toEqual([]);
  });

  it.each(['rst', 'fin', 'stall'] as const)(
    '[G3] whose answer was lost (%s) is unknown, then found to be sent, and never sent twice',
    async (how) => {
      proxy.faults.onChunk = (direction, chunk) => {
        // Everything passes to the server; from here on nothing comes back (RFC 5321, 4.1.1.4: the final dot).
        if (direction !== 'up' || !chunk.toString('latin1').endsWith('\r\n.\r\n')) return;
        if (how === 'stall') proxy.faults.stall = 'down';
        else proxy.faults.cut = { direction: 'down', afterBytes: 0, how, once: true };
        proxy.faults.onChunk = undefined;
      };
      const mail = hold();
      run({ smtpSilenceMs: 1500 });
      await becomes(mail, 'sent');
      expect(desk.outcomes).toEqual(['unknown', 'sent']);
      expect(await arrived()).toHaveLength(1);
    },
  );

  it('[G3] cut in the middle is tried again and arrives once', async () => {
    // Larger than the buffers of two sockets: what fits there counts as given, and its fate as unknown.
    const big = await file('big.bin', 'application/octet-stream', Buffer.alloc(20_000_000, 7));
    proxy.faults.cut = { direction: 'up', afterBytes: 500_000, how: 'rst', once: true };
    const mail = hold({ files: [big] });
    run();
    await becomes(mail, 'failed');
    const { due } = desk.replies.get(mail.itemId)!;
    expect(due).toBeGreaterThan(Date.now());
    desk.replies.get(mail.itemId)!.due = Date.now();
    await becomes(mail, 'sent');
    expect(await arrived()).toHaveLength(1);
  });

  it('[C9] refused for now is tried again later and arrives once', async () => {
    await world.exim.deferRecipients([customer]);
    const mail = hold();
    run();
    await becomes(mail, 'failed');
    expect(desk.detailOf(mail)).toContain('451');
    expect(desk.replies.get(mail.itemId)!.due).toBeGreaterThan(Date.now());
    await world.exim.deferRecipients([]);
    desk.replies.get(mail.itemId)!.due = Date.now();
    await becomes(mail, 'sent');
    expect(await arrived()).toHaveLength(1);
  });

  it.each([
    ['defer', '452', true],
    ['reject', '554', false],
  ] as const)('[C9] whose content the server answers with %s says so', async (answer, code, again) => {
    await world.exim.answerData(answer);
    const mail = hold();
    run();
    await becomes(mail, 'failed');
    expect(desk.detailOf(mail)).toContain(code);
    expect(desk.replies.get(mail.itemId)!.due !== null).toBe(again);
    expect(await arrived()).toHaveLength(0);
  });

  it('[C9] to an address nobody has fails for good, and the other recipients get nothing either', async () => {
    await world.addAccount('boss@kunde.test', 'pw');
    const mail = hold({
      cc: [
        { name: '', address: 'nobody@kunde.test' },
        { name: '', address: 'boss@kunde.test' },
      ],
    });
    run();
    await becomes(mail, 'failed');
    expect(desk.detailOf(mail)).toMatch(/nobody@kunde\.test: 550/);
    expect(desk.replies.get(mail.itemId)!.due).toBeNull();
    expect(await arrived()).toHaveLength(0);
    expect(await arrived('boss@kunde.test')).toHaveLength(0);
    expect(await arrived(config.address)).toHaveLength(0);
  });

  it('[C12] whose file is missing or damaged is not sent', async () => {
    const whole = await file('a.txt', 'text/plain', Buffer.from('whole'));
    const missing = { ...whole, path: `${whole.path}-gone` };
    const damaged = { ...whole, hash: 'f'.repeat(64) as BlobHash };
    const mails = [hold({ files: [missing] }), hold({ files: [damaged] })];
    run();
    for (const mail of mails) await becomes(mail, 'failed');
    expect(desk.detailOf(mails[0]!)).toBe('the attachment "a.txt" is missing on the server');
    expect(desk.detailOf(mails[1]!)).toBe('the attachment "a.txt" is damaged on the server');
    expect(await arrived()).toHaveLength(0);
  });

  it('[G3] found in the hands of a killed server is sent if it never left, else looked up', async () => {
    const never = hold();
    const left = hold();
    const first = run();
    await becomes(never, 'sent');
    await becomes(left, 'sent');
    await eventually(
      'the copies are filed',
      async () => (await world.mailbox(config.address, 'Sent')).length === 2,
    );
    await first.stop();
    const lost = hold();
    const third = hold();
    const as = (mail: OutboundMail, handedOver: boolean) =>
      desk.replies.set(mail.itemId, { mail, state: 'sending', detail: '', due: null, handedOver });
    as(left, true);
    as(lost, false);
    as(third, true);
    desk.outcomes.length = 0;
    run();
    await becomes(left, 'sent');
    await becomes(lost, 'sent');
    await becomes(third, 'unknown');
    expect(await arrived()).toHaveLength(3);
  });

  it('[G3] that a restored backup brings back is found to be sent, not sent again', async () => {
    const hourAgo = (Date.now() - 3_600_000).toString(16).padStart(12, '0');
    const itemId =
      `${hourAgo.slice(0, 8)}-${hourAgo.slice(8)}-7000-8000-${String(made).padStart(12, '0')}` as ItemId;
    const mail = hold({ itemId });
    run();
    await becomes(mail, 'sent');
    await eventually(
      'the copy is filed',
      async () => (await world.mailbox(config.address, 'Sent')).length === 1,
    );
    desk.replies.set(itemId, { mail, state: 'held', detail: '', due: Date.now(), handedOver: false });
    await becomes(mail, 'sent');
    expect(desk.detailOf(mail)).toContain('sent before');
    expect(await arrived()).toHaveLength(1);
  });

  it('[C9] waits while the mail server is away, and arrives once when it is back', async () => {
    proxy.faults.refuse = true;
    const mail = hold();
    const channels = run();
    await becomes(mail, 'failed');
    expect(channels.state().sender.problem).not.toBe('');
    proxy.heal();
    desk.replies.get(mail.itemId)!.due = Date.now();
    channels.wake();
    await becomes(mail, 'sent');
    expect(await arrived()).toHaveLength(1);
  });

  it("[C9] the customer's answer to it comes back with its thread, and a bounce names the reply", async () => {
    const mail = hold({ to: [{ name: '', address: customer }] });
    run();
    await becomes(mail, 'sent');
    const envelope = { from: customer, to: config.address };
    await world.deliver(
      `From: ${customer}\r\nTo: ${config.address}\r\nSubject: Re: Invoice\r\nMessage-ID: <re@kunde.test>\r\nIn-Reply-To: ${mail.messageId}\r\n\r\nThanks\r\n`,
      envelope,
    );
    await eventually('the answer is there', () => desk.received.length === 1);
    expect(desk.received[0]).toMatchObject({ inReplyTo: mail.messageId, automatic: false });
    await world.deliver(bounceOf(mail, customer, config.address), envelope);
    await eventually('the bounce is there', () => desk.bounces.length === 1);
    expect(desk.bounces[0]).toMatchObject({
      automatic: true,
      bounce: {
        messageId: mail.messageId,
        permanent: true,
        detail: `${customer}: 550 5.1.1 mailbox is gone`,
      },
    });
  });
});

/** A delivery report as RFC 3464 has it. */
function bounceOf(mail: OutboundMail, customer: string, desk: string): string {
  return [
    'From: Mail Delivery System <Mailer-Daemon@kunde.test>',
    `To: ${desk}`,
    'Subject: Mail delivery failed',
    'Message-ID: <bounce@kunde.test>',
    'Auto-Submitted: auto-replied',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    '',
    'This message could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.kunde.test',
    '',
    `Final-Recipient: rfc822; ${customer}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1',
    ' mailbox is gone',
    '--b',
    'Content-Type: message/rfc822',
    '',
    `From: ${desk}`,
    `Message-ID: ${mail.messageId}`,
    '',
    'Hello',
    '--b--',
    '',
  ].join('\r\n');
}
