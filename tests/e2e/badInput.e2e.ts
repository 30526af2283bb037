import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { readdirSync, renameSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Desk } from './desk.ts';
import { startOffice } from './office.ts';
import type { Office } from './office.ts';
import { shown } from './screens.ts';

// Wrong words, servers that are none, lines that break in the middle, and a damaged device: said plainly, nothing lost.
let office: Office;
test.beforeAll(async () => (office = await startOffice()));
test.afterAll(() => office.stop());

async function stranger(answer: (path: string) => object | string): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const body = answer(request.url ?? '');
    response.setHeader('content-type', typeof body === 'string' ? 'text/html' : 'application/json');
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return { server, url: `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}` };
}

test('what cannot be signed in with is said at the field it is about', async () => {
  const desk = await Desk.open(office.seat('anna'), { signedOut: true });
  const { email, password } = office.seat('anna');
  const says = (text: string) => expect(desk.page.getByText(text)).toBeVisible();
  await desk.page.getByRole('button', { name: 'Sign in' }).click();
  await says('Type the address of your team’s server.');
  await says('Type your e-mail address.');
  await says('Type your password.');
  await desk.typesSignIn({ server: desk.server, email, password: 'wrong password' });
  await says('E-mail and password do not match.');
  await shown(desk, 'sign-in-wrong-password');
  await desk.typesSignIn({ server: 'http://127.0.0.1:1', email, password });
  await says('Nothing answers at this address. Check it and your network.');
  await desk.typesSignIn({ server: 'not an address', email, password });
  await says('This is not an address of a server. It looks like desk.example.com.');

  const other = await stranger(() => '<h1>Welcome to nginx</h1>');
  await desk.typesSignIn({ server: other.url, email, password });
  await says('There is a server at this address, but it is not a Caseload server. Check the address.');
  other.server.close();
  const future = await stranger(() => ({
    product: 'caseload',
    version: '99.0.0',
    workspace: 'Later',
    protocol: { oldest: 900, newest: 999 },
  }));
  await desk.typesSignIn({ server: future.url, email, password });
  await says('The versions of this app and of the server are too far apart. Update the older one.');
  future.server.close();

  await desk.signsIn();
  await desk.leaves();
});

test('[G1] a line that breaks in the middle of an answer loses nothing', async () => {
  await office.customerWrites({ subject: 'Cut in the middle', text: 'x'.repeat(20_000) });
  const desk = await Desk.open(office.seat('anna'));
  desk.line.faults.cut = { direction: 'down', afterBytes: 700, how: 'rst' };
  await office.customerWrites({ subject: 'Came through a bad line', text: 'y'.repeat(50_000) });
  await desk.takes('Cut in the middle');
  await desk.syncsNow();
  await expect(desk.syncState()).toContainText('Offline');
  desk.line.heal();
  await desk.syncsNow();
  await desk.isSynced();
  await expect(desk.row('Came through a bad line')).toBeVisible();
  await expect(desk.row('Cut in the middle')).toContainText('You');
  await desk.leaves();
});

/** The one file of that name under the profile. */
function fileOf(folder: string, name: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith(name),
  );
  if (found[0] === undefined) throw new Error(`There is no ${name} in the profile.`);
  return join(folder, found[0]);
}

test('[G16] a damaged replica is said, and fetched anew', async () => {
  await office.customerWrites({ subject: 'Still there afterwards' });
  const desk = await Desk.open(office.seat('anna'));
  await expect(desk.row('Still there afterwards')).toBeVisible();
  await desk.app.quit();
  const file = fileOf(desk.profile.path, 'replica.db');
  const bytes = readFileSync(file);
  bytes.fill(0x5a, 0, Math.min(bytes.length, 60_000));
  writeFileSync(file, bytes);
  await desk.starts();
  await expect(desk.page.getByRole('heading', { name: 'Your cases cannot be opened' })).toBeVisible();
  await expect(
    desk.page.getByText('The data on this device is damaged. It can be made anew from the server.'),
  ).toBeVisible();
  await shown(desk, 'problem-page');
  await desk.page.getByRole('button', { name: 'Fetch anew' }).click();
  await expect(desk.placeLink('Service')).toBeVisible();
  await desk.goesTo('Service');
  await expect(desk.row('Still there afterwards')).toBeVisible();
  await desk.leaves();
});

test('[G17] a lost key is said; unsent work is not thrown away', async () => {
  const desk = await Desk.open(office.seat('anna'));
  await desk.app.quit();
  const file = fileOf(desk.profile.path, 'secrets.json');
  const replica = fileOf(desk.profile.path, 'replica.db');
  const before = readFileSync(replica);
  renameSync(file, `${file}.away`);
  writeFileSync(file, 'not a key');
  await desk.starts();
  await expect(
    desk.page.getByText('The key to the data on this device cannot be read from the system’s keyring.'),
  ).toBeVisible();
  expect(readFileSync(replica).equals(before)).toBe(true);
  await desk.app.quit();
  renameSync(`${file}.away`, file);
  await desk.starts();
  await expect(desk.placeLink('Service')).toBeVisible();
  await desk.leaves();
});
