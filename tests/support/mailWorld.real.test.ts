import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { MAIL_PARTS, type MailWorld, startMailWorld } from './mailWorld.ts';
import { describeWith } from './skip.ts';

const DESK = 'desk@team.test';
const CUSTOMER = 'juergen@customer.test';
const mail = (subject: string) =>
  `From: Jürgen <${CUSTOMER}>\r\nTo: ${DESK}\r\nSubject: ${subject}\r\nMessage-ID: <${subject.length}.${Math.random()}@customer.test>\r\n\r\nGrüße\r\n.dot\r\n`;

describeWith(MAIL_PARTS, 'the mail world', () => {
  let world: MailWorld;
  const send = (subject: string) => world.deliver(mail(subject), { from: CUSTOMER, to: DESK });
  beforeAll(async () => {
    world = await startMailWorld();
    await world.addAccount(DESK, 'pw desk');
    await world.addAccount(CUSTOMER, 'pw-customer');
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    await world.exim.answerData('accept');
    await world.exim.deferRecipients([]);
    await world.exim.rejectRecipients([]);
    await world.exim.requireAuth(false);
  });

  it("carries a customer's mail byte for byte into the mailbox", async () => {
    await send('Größe');
    const [received] = await world.waitForMail(DESK, 1);
    expect(received!.parsed.subject).toBe('Größe');
    expect(received!.raw.toString('utf8')).toContain('\r\n\r\nGrüße\r\n.dot\r\n');
  });

  it('has accounts at once, and refuses addresses and domains nobody has', async () => {
    const to = (address: string) => world.deliver(mail('x'), { from: CUSTOMER, to: address });
    await expect(to('new@team.test')).rejects.toMatchObject({ responseCode: 550 });
    await world.addAccount('new@team.test', 'pw');
    await to('new@team.test');
    expect(await world.waitForMail('new@team.test', 1)).toHaveLength(1);
    await expect(to('someone@elsewhere.test')).rejects.toMatchObject({ responseCode: 550 });
  });

  it('answers as the test says: later, never, recipient later, recipient unknown, sign in first', async () => {
    await world.exim.answerData('defer');
    await expect(send('a')).rejects.toMatchObject({ responseCode: 452 });
    await world.exim.answerData('reject');
    await expect(send('a')).rejects.toMatchObject({ responseCode: 554 });
    await world.exim.answerData('accept');
    await world.exim.deferRecipients([DESK]);
    await expect(send('a')).rejects.toMatchObject({ responseCode: 451 });
    await world.exim.deferRecipients([]);
    await world.exim.rejectRecipients([DESK]);
    await expect(send('a')).rejects.toMatchObject({ responseCode: 550 });
    await world.exim.rejectRecipients([]);
    await world.exim.requireAuth(true);
    await expect(send('a')).rejects.toMatchObject({ responseCode: 530 });
  });

  it('signs accounts in with their own password only', async () => {
    await world.exim.requireAuth(true);
    const verify = (pass: string) =>
      createTransport({
        host: '127.0.0.1',
        port: world.smtpPort,
        ignoreTLS: true,
        auth: { user: DESK, pass },
      }).verify();
    expect(await verify('pw desk')).toBe(true);
    await expect(verify('wrong')).rejects.toMatchObject({ responseCode: 535 });
  });

  it('keeps accepted mail while IMAP is down, and delivers it after kill -9 of both', async () => {
    const before = (await world.mailbox(DESK)).length;
    await world.dovecot.kill();
    await send('while down');
    await eventually('it waits in the queue', async () => (await world.exim.queued()) === 1);
    await world.exim.kill();
    await world.dovecot.start();
    await world.exim.start();
    expect(await world.waitForMail(DESK, before + 1)).toHaveLength(before + 1);
  });

  it('changes UIDVALIDITY, renumbers, and cuts sessions', async () => {
    await send('one');
    await world.waitForMail(DESK, 1);
    await world.dovecot.setUidValidity(DESK, 777_777);
    expect(await world.dovecot.uidValidity(DESK)).toBe(777_777);
    await world.dovecot.renumber(DESK);
    expect(await world.dovecot.uidValidity(DESK)).not.toBe(777_777);
    expect((await world.mailbox(DESK))[0]!.uid).toBe(1);

    const auth = { user: DESK, pass: 'pw desk' };
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: world.imapPort,
      secure: false,
      auth,
      logger: false,
    });
    const closed = new Promise((resolve) => client.once('close', () => resolve('cut')));
    client.on('error', () => undefined);
    await client.connect();
    await world.dovecot.kick(DESK);
    expect(await closed).toBe('cut');
  });
});
