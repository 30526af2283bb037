import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#shared/domain/clock.ts';
import { DeskInMemory, testInbox } from '../../../tests/mail/deskInMemory.ts';
import { MailReader } from '../mime/reader.ts';
import { importMails } from './importMails.ts';
import { maildirSource } from './maildir.ts';
import { mboxSource } from './mbox.ts';
import type { MailSource } from './source.ts';

const mail = (n: number, from = 'k@kunde.test', body = 'hi') =>
  `From: ${from}\nTo: desk@team.test\nSubject: mail ${n}\nMessage-ID: <${n}@x.test>\nDate: Mon, 0${n} Feb 2021 10:00:00 +0000\n\n${body}\n`;

describe('an import', () => {
  let dir: string;
  let desk: DeskInMemory;
  const reader = new MailReader();
  const run = (source: MailSource) =>
    importMails(source, {
      intake: desk,
      reader,
      clock: systemClock,
      inboxId: testInbox,
      mailboxId: 'box',
      ownAddresses: ['Desk@team.test'],
    });
  const mbox = async (text: string) => {
    const path = join(dir, `${Math.random()}.mbox`);
    await writeFile(path, text);
    return mboxSource(path);
  };
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'cl-import-'));
  });
  beforeEach(() => {
    desk = new DeskInMemory();
  });
  afterAll(async () => {
    await reader.stop();
    await rm(dir, { recursive: true });
  });

  it('[F25] splits an mbox at its separators and nowhere else', async () => {
    const body =
      'From here on all is well.\n\nFrom the start it was 12 cases.\n\n>From Monday\n>>From Tuesday\n';
    const source = await mbox(
      `From k@kunde.test Mon Feb  1 10:00:00 2021\n${mail(1, undefined, body)}\nFrom - Tue Feb  2 10:00:00 2021\n${mail(2)}`,
    );
    expect(await run(source)).toEqual({ imported: 2, duplicates: 0, failures: [] });
    expect(desk.received.map((one) => one.subject)).toEqual(['mail 1', 'mail 2']);
    expect(desk.received[0]!.text).toBe(body.replace('>From', 'From').replace('>>From', '>From') + '\n');
    expect(source.progress()).toBe(source.total);
  });

  it('[F25] keeps dates and directions, and adds nothing the second time', async () => {
    const source = await mbox(
      `From a Mon Feb  1 10:00:00 2021\n${mail(1)}\nFrom a Mon Feb  1 11:00:00 2021\n${mail(2, 'Anna <desk@TEAM.test>')}\nFrom a Wed Feb  3 12:30:00 2021\nSubject: no date\n\nx\n`,
    );
    expect(await run(source)).toMatchObject({ imported: 3, duplicates: 0 });
    expect(desk.received.map((one) => [one.direction, one.at])).toEqual([
      ['in', Date.UTC(2021, 1, 1, 10)],
      ['out', Date.UTC(2021, 1, 2, 10)],
      ['in', Date.UTC(2021, 1, 3, 12, 30)],
    ]);
    expect(await run(source)).toMatchObject({ imported: 0, duplicates: 3 });
  });

  it('[F25] reads a Maildir with its folders, oldest first, and lists what failed', async () => {
    const root = join(dir, 'Maildir');
    for (const folder of ['cur', 'new', 'tmp', '.Archive/cur'])
      await mkdir(join(root, folder), { recursive: true });
    await writeFile(join(root, 'cur', '1612180003.c.host:2,S'), mail(3));
    await writeFile(join(root, 'new', '1612180002.b.host'), mail(2));
    await writeFile(join(root, '.Archive', 'cur', '1612180001.a.host:2,'), mail(1));
    await writeFile(join(root, 'tmp', '1612180000.half'), 'half');
    desk.onReceive = (one) => {
      if (one.subject === 'mail 2') throw new Error('no room');
    };
    const result = await run(await maildirSource(root));
    expect(result).toMatchObject({ imported: 2, duplicates: 0 });
    expect(result.failures).toEqual([{ name: join(root, 'new', '1612180002.b.host'), problem: 'no room' }]);
    expect(desk.received.map((one) => one.subject)).toEqual(['mail 1', 'mail 3']);
  });

  it('[F25] says what is wrong with a folder that is no Maildir', async () => {
    await expect(maildirSource(dir)).rejects.toThrow('it has no folder "cur" or "new"');
    await expect(mboxSource(dir)).rejects.toThrow('a folder is imported as "maildir"');
  });
});
