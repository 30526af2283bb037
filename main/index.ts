import { app } from 'electron';
import { mkdirSync } from 'node:fs';
import { startApplication } from './app/application.ts';
import type { Application } from './app/application.ts';
import { helpText, parseFlags } from './app/flags.ts';
import type { Flags } from './app/flags.ts';
import { isOnlyInstance } from './app/singleInstance.ts';
import { userDataOf } from './app/userData.ts';
import { announceScheme } from './security/scheme.ts';

// The order matters: folder, lock of that folder, sandbox and scheme before ready (docs/architecture.md, Start).
function begin(flags: Flags): void {
  app.setName('Caseload');
  const userData = userDataOf(flags, app.getPath('appData'));
  mkdirSync(userData, { recursive: true, mode: 0o700 });
  app.setPath('userData', userData);

  let application: Application | null = null;
  if (!isOnlyInstance((argv) => application?.visited(argv))) {
    app.quit();
    return;
  }
  app.enableSandbox();
  announceScheme();
  app.setAppUserModelId('app.caseload.desktop');
  if (flags.language !== null) app.commandLine.appendSwitch('lang', flags.language);
  void app.whenReady().then(() => {
    application = startApplication(flags, userData);
  });
}

const flags = parseFlags(process.argv.slice(1), process.cwd());
for (const complaint of flags.complaints) process.stderr.write(`${complaint}\n`);
if (flags.show === null) begin(flags);
else {
  process.stdout.write(flags.show === 'help' ? helpText : `${app.getVersion()}\n`);
  app.exit(0);
}
