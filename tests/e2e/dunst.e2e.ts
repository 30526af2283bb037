import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from '../host/launch.ts';
import { startDunst } from '../support/dunst.ts';
import { eventually } from '../support/eventually.ts';
import { programOf } from '../support/systemParts.ts';
import { makeTempDir } from '../support/tempDir.ts';
import { heard, listen, signIn } from './bridge.ts';
import { startTeam } from './team.ts';

// One test on a notification daemon that people use; what a daemon of the test can say, notifications.e2e.ts asks.
test('[F23 G14] a real notification daemon shows a new message, and a click on it opens the case', async () => {
  expect(programOf('dunst')).toBeTruthy();
  const team = await startTeam();
  const dunst = await startDunst();
  const profile = await makeTempDir('dun');
  const app = await launchApp({
    app: resolve(import.meta.dirname, '../..'),
    userDataDir: profile.path,
    env: { DBUS_SESSION_BUS_ADDRESS: dunst.env.DBUS_SESSION_BUS_ADDRESS },
  });
  try {
    const page = await app.firstWindow();
    await listen(page, 'open');
    await signIn(page, { server: team.server.url, email: team.anna.email, password: team.anna.password });
    const caseId = await team.mail({ subject: 'Rung through on a real daemon' });
    await dunst.waitForDisplayed(1);
    await app.electron.evaluate(() => new Promise((done) => setTimeout(done)));
    await dunst.click();
    await eventually('the page is told to open it', async () =>
      (await heard(page)).some((event) => JSON.stringify(event).includes(caseId)),
    );
    await dunst.waitForDisplayed(0);
  } finally {
    await app.quit();
    await dunst.stop();
    await profile.remove();
    await team.stop();
  }
});
