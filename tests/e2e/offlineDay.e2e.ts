import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startNotificationBus } from '../support/notificationBus.ts';
import type { NotificationBus } from '../support/notificationBus.ts';
import { whyNot } from '../support/skip.ts';
import { Desk } from './desk.ts';
import { serviceAddress, startOffice } from './office.ts';
import type { Office } from './office.ts';
import { shown } from './screens.ts';

// A whole day on one line: real mail in, work without a network, a crash, and exactly one answer out.
const customer = 'juergen@customer.test';
const subject = 'Größe der Lieferung – Żółć';
let office: Office;
let bus: NotificationBus;
let anna: Desk;
let ben: Desk;

const reason = whyNot(['dovecot', 'exim', 'root']);
test.skip(reason !== undefined, reason ?? '');

test.beforeAll(async () => {
  office = await startOffice({ mail: true });
  await office.mail?.addAccount(customer, 'pw customer');
  bus = await startNotificationBus();
  anna = await Desk.open(office.seat('anna'), { env: { DBUS_SESSION_BUS_ADDRESS: bus.address } });
  ben = await Desk.open(office.seat('ben'));
});
test.afterAll(async () => {
  await anna.leaves();
  await ben.leaves();
  await bus.stop();
  await office.stop();
});

/** A mail as a customer's program writes it: encoded words in the headers, a file with a name beyond ASCII. */
function customersMail(file: Buffer): string {
  const word = (text: string) => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
  return [
    `From: ${word('Jürgen Müller')} <${customer}>`,
    `To: ${serviceAddress}`,
    `Subject: ${word(subject)}`,
    'Message-ID: <first.1@customer.test>',
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    'Die Lieferung ist zu groß. Wie geht es weiter?',
    '--b',
    'Content-Type: application/pdf',
    "Content-Disposition: attachment; filename*=UTF-8''%C3%9Cbersicht.pdf",
    'Content-Transfer-Encoding: base64',
    '',
    file.toString('base64').replace(/(.{76})/g, '$1\r\n'),
    '--b--',
    '',
  ].join('\r\n');
}

test('[A3 A4 A5 A8 A9 C9 C10 D11 F3 G1 G3] a case from mail to answer, with the line cut and the app killed in between', async () => {
  const world = office.mail!;
  await world.deliver(customersMail(randomBytes(5000)), { from: customer, to: serviceAddress });
  const accepted = performance.now();
  await Promise.all([anna, ben].map((desk) => expect(desk.row(subject)).toBeVisible({ timeout: 10_000 })));
  const seenAfter = Math.round(performance.now() - accepted);
  test.info().annotations.push({
    type: 'figure',
    description: `mail accepted → in both windows: ${String(seenAfter)} ms`,
  });
  console.log(`mail accepted by the mail server → case in both windows: ${String(seenAfter)} ms`);
  const told = await bus.waitForNotification(({ body }) => body.includes(subject));
  expect(told.summary).toContain('Jürgen Müller');
  await expect(anna.row(subject)).toContainText('No owner');

  await anna.losesTheLine();
  await anna.takes(subject);
  await expect(anna.row(subject)).toContainText('Claiming');
  await anna.opens(subject);
  await expect(anna.timeline()).toContainText('Die Lieferung ist zu groß');
  await expect(anna.timeline()).toContainText('Übersicht.pdf');
  await anna.notes('Called the depot, they have a smaller box.');
  const file = randomBytes(40_000);
  const path = join(anna.profile.path, 'Größentabelle.pdf');
  await writeFile(path, file);
  await anna.replies('Wir tauschen die Lieferung um. Grüße, Anna', path);
  await expect(anna.timeline()).toContainText('Saved on this device');
  await anna
    .toolbar()
    .getByRole('button', { name: 'Solve' })
    .or(anna.toolbar().getByRole('button', { name: 'Complete' }))
    .click();
  await expect(anna.syncState()).toContainText('4 changes saved on this device');
  await shown(anna, 'offline-day');
  await ben.syncsNow();
  await ben.isSynced();
  await expect(ben.row(subject)).toContainText('No owner');

  await anna.killed();
  await anna.starts();
  await expect(anna.syncState()).toContainText('4 changes saved on this device');
  await anna.goesTo('All cases');
  await anna.page.getByRole('option').filter({ hasText: subject }).click();
  await expect(anna.timeline()).toContainText('Called the depot, they have a smaller box.');
  await expect(anna.timeline()).toContainText('Wir tauschen die Lieferung um.');
  await expect(anna.timeline()).toContainText('Größentabelle.pdf');

  await anna.getsTheLineBack();
  await anna.isSynced();
  await ben.goesTo('All cases');
  await ben.page.getByRole('option').filter({ hasText: subject }).click();
  await expect(ben.timeline()).toContainText('Called the depot, they have a smaller box.');
  await expect(ben.timeline()).toContainText('took');
  await expect(ben.page.getByRole('complementary', { name: 'Details' })).toContainText('Anna Visser');

  const [answer, ...others] = await world.waitForMail(customer, 1);
  expect(others).toHaveLength(0);
  expect(answer!.parsed.inReplyTo).toBe('<first.1@customer.test>');
  expect([answer!.parsed.references].flat()).toContain('<first.1@customer.test>');
  expect(answer!.parsed.from?.value[0]?.address).toBe(serviceAddress);
  expect(answer!.parsed.text).toContain('Wir tauschen die Lieferung um. Grüße, Anna');
  expect(answer!.parsed.attachments.map(({ filename }) => filename)).toEqual(['Größentabelle.pdf']);
  expect(answer!.parsed.attachments[0]!.content.equals(file)).toBe(true);
  await expect(anna.timeline()).toContainText('Sent');
  // Nothing follows: a second copy would have left with the next round of the sender.
  await office.restartServer();
  await anna.syncsNow();
  await anna.isSynced();
  expect(await world.mailbox(customer)).toHaveLength(1);
});
