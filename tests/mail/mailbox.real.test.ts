import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import { eventually } from '../support/eventually.ts';
import { type FaultProxy, startFaultProxy } from '../support/faultProxy.ts';
import { MAIL_PARTS, type MailWorld, startMailWorld } from '../support/mailWorld.ts';
import { describeWith } from '../support/skip.ts';
import { runChannels } from './channels.ts';
import { DeskInMemory, mailboxOf } from './deskInMemory.ts';

const customer = 'k@kunde.test';

describeWith(MAIL_PARTS, 'a mailbox', () => {
  let world: MailWorld;
  let proxy: FaultProxy;
  let desk: DeskInMemory;
  let address: string;
  let running: ReturnType<typeof runChannels>[] = [];
  let made = 0;

  const box = (password = 'pw') =>
    mailboxOf(address, { imapPort: proxy.port, smtpPort: world.smtpPort }, password);
  const run = (config = box(), patience = {}) => {
    const channels = runChannels(desk, [config], patience);
    running.push(channels);
    return channels;
  };
  const phase = (channels: ReturnType<typeof runChannels>) => channels.state().mailboxes[0]!.phase;
  const watching = (channels: ReturnType<typeof runChannels>) =>
    eventually('the mailbox is watched', () => phase(channels) === 'watching');
  const send = (subject: string, extra = '') => {
    made += 1;
    const raw = `From: Jürgen <${customer}>\r\nTo: ${address}\r\nSubject: ${subject}\r\n${extra}Message-ID: <${made}.t@kunde.test>\r\n\r\nGrüße ${subject}\r\n`;
    return world.deliver(raw, { from: customer, to: address });
  };
  const subjects = () => desk.received.map((mail) => mail.subject);

  beforeAll(async () => {
    world = await startMailWorld();
    await world.addAccount(customer, 'pw');
    proxy = await startFaultProxy(world.imapPort);
  });
  beforeEach(async () => {
    proxy.heal();
    proxy.target.port = world.imapPort;
    desk = new DeskInMemory();
    made += 1;
    address = `desk${made}@team.test`;
    await world.addAccount(address, 'pw');
  });
  afterEach(async () => {
    await Promise.all(running.map((channels) => channels.stop()));
    running = [];
  });
  afterAll(async () => {
    await proxy.stop();
    await world.stop();
  });

  it('[C5] takes a mail within two seconds of its arrival', async () => {
    const channels = run();
    await watching(channels);
    const start = performance.now();
    await send('Größe');
    await eventually('the mail is a message', () => desk.received.length === 1, 2000);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(desk.received[0]).toMatchObject({
      from: { name: 'Jürgen', address: customer },
      subject: 'Größe',
      text: expect.stringContaining('Grüße Größe'),
      messageId: `<${made}.t@kunde.test>`,
      direction: 'in',
      at: null,
      notice: '',
    });
  });

  it('[C5] takes what came while it was away, in order, each once', async () => {
    for (const subject of ['a', 'b', 'c']) await send(subject);
    await world.waitForMail(address, 3);
    const first = run();
    await eventually('all are there', () => desk.received.length === 3);
    await first.stop();
    await send('d');
    await world.waitForMail(address, 4);
    run();
    await eventually('the new one is there', () => desk.received.length === 4);
    expect(subjects().toSorted()).toEqual(['a', 'b', 'c', 'd']);
    // In the order of the mailbox; a busy mail server may have delivered them in another than they were sent in.
    const uids = desk.received.map((mail) => mail.uid);
    expect(uids).toEqual(uids.toSorted((a, b) => a - b));
    expect(desk.duplicates).toEqual([]);
  });

  it('[C5] comes back after its sessions are cut, and after the mail server was killed', async () => {
    const channels = run();
    await watching(channels);
    await world.dovecot.kick(address);
    await eventually('it noticed', () => channels.log.some((line) => line.startsWith('mailbox.interrupted')));
    await send('after the cut');
    await eventually('taken', () => subjects().includes('after the cut'));
    await world.dovecot.kill();
    // Idle sessions outlive Dovecot's master process; a machine that goes down takes them along.
    proxy.resetAll();
    await eventually(
      'it says what is wrong',
      () => phase(channels) === 'retrying' && channels.state().mailboxes[0]!.problem !== '',
    );
    await world.dovecot.start();
    await send('after the kill');
    await eventually('taken', () => subjects().includes('after the kill'), 20_000);
    expect(desk.duplicates).toEqual([]);
  });

  it('[C5] notices a line that swallows everything', async () => {
    const channels = run(box(), { imapSilenceMs: 1500 });
    await watching(channels);
    proxy.faults.stall = 'both';
    await send('on a dead line');
    await eventually('the connection is given up', () => phase(channels) !== 'watching', 20_000);
    proxy.heal();
    proxy.resetAll();
    await eventually('taken', () => subjects().includes('on a dead line'), 20_000);
  });

  it('[C5] asks by itself where the mail server announces nothing', async () => {
    // A server without IDLE: its capability is overwritten on the way, byte for byte (RFC 2177).
    proxy.faults.onChunk = (direction, chunk) => {
      if (direction !== 'down') return;
      for (let at = chunk.indexOf(' IDLE'); at !== -1; at = chunk.indexOf(' IDLE')) chunk.write(' XDLE', at);
    };
    const channels = run();
    await eventually('the mailbox is asked', () => phase(channels) === 'polling');
    await send('not announced');
    await eventually('taken', () => subjects().includes('not announced'), 25_000);
  });

  it('[C5] doubles nothing and loses nothing when UIDVALIDITY changes or the mailbox was restored', async () => {
    const channels = run();
    await watching(channels);
    for (const subject of ['a', 'b', 'c']) await send(subject);
    await eventually('three are there', () => desk.received.length === 3);
    await world.dovecot.setUidValidity(address, 777_777);
    await send('d');
    await eventually('the new one is there', () => subjects().includes('d'), 20_000);
    await world.dovecot.renumber(address);
    await send('e');
    await eventually('the new one is there', () => subjects().includes('e'), 20_000);
    expect(subjects().toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('[C5] says that the password is refused, and does not hammer the server', async () => {
    const channels = run(box('wrong'));
    await eventually('it says so', () => phase(channels) === 'sign_in_refused', 15_000);
    expect(channels.state().mailboxes[0]!.problem).not.toBe('');
    expect(channels.log.filter((line) => line.startsWith('mailbox.sign_in_refused'))).toHaveLength(1);
    await eventually('the line is let go', () => proxy.openConnections() === 0);
  });

  it('[C5] a mail that cannot be stored stops no other', async () => {
    desk.onReceive = (mail) => {
      if (mail.subject === 'poison') throw new Error('the store does not like it');
    };
    const channels = run();
    await send('before');
    await send('poison');
    await send('after');
    await eventually('the one behind it is there', () => subjects().includes('after'), 30_000);
    // It is tried a few times more before it is passed over.
    await eventually('it is passed over', () => channels.state().mailboxes[0]!.skipped.length > 0, 30_000);
    expect(subjects().toSorted()).toEqual(['after', 'before']);
    expect(channels.state().mailboxes[0]!.skipped).toMatchObject([{ problem: 'the store does not like it' }]);
    expect(await world.mailbox(address)).toHaveLength(3);
  });

  it('[C5] a mail whose parts cannot be stored arrives plainly, with its original', async () => {
    desk.onReceive = (mail) => {
      if (mail.html !== null) throw new Error('the store does not like its HTML');
    };
    run();
    await send('html', 'Content-Type: text/html\r\n');
    await eventually('it is there', () => subjects().includes('html'), 30_000);
    expect(desk.received[0]).toMatchObject({ html: null, files: [{ name: 'original.eml' }] });
    expect(desk.received[0]!.notice).toContain('could not be stored as it was');
  });

  it('[C5] trouble of the store skips no mail', async () => {
    let down = true;
    desk.onReceive = () => {
      if (down) throw new AppError('disk_full');
    };
    const channels = run();
    await send('patience');
    const lost = () => channels.log.filter((line) => line.startsWith('mailbox.interrupted')).length;
    await eventually('it tried more often than it would try one bad mail', () => lost() > 7, 30_000);
    down = false;
    await eventually('the mail is there', () => subjects().includes('patience'), 30_000);
    expect(channels.state().mailboxes[0]!.skipped).toEqual([]);
  });

  it('[C5] a broken mail becomes a message and the next one follows', async () => {
    run();
    await world.deliver('Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multi', {
      from: customer,
      to: address,
    });
    await send('next');
    await eventually('both are there', () => desk.received.length === 2);
    expect(subjects()[1]).toBe('next');
  });

  it('[C12] a file of 30 MB arrives byte for byte', async () => {
    const bytes = Buffer.alloc(30 * 1024 * 1024, 'caseload ');
    const base64 = bytes.toString('base64').replace(/(.{76})/g, '$1\r\n');
    run();
    const head =
      'Content-Type: application/octet-stream; name="big.bin"\r\nContent-Transfer-Encoding: base64\r\n';
    await world.deliver(
      `From: ${customer}\r\nSubject: big\r\nMessage-ID: <big@kunde.test>\r\n${head}\r\n${base64}\r\n`,
      {
        from: customer,
        to: address,
      },
    );
    await eventually('it is there', () => desk.received.length === 1, 30_000);
    const [file] = desk.received[0]!.files;
    expect(file!.name).toBe('big.bin');
    expect(Buffer.compare(file!.bytes, bytes)).toBe(0);
  });
});
