import type { IdSource } from '#shared/domain/ids.ts';
import type { Account } from '../../account/account.ts';
import type { Files } from '../../app/files.ts';
import type { SettingsNow } from '../../app/settings.ts';
import type { Handlers } from '../router.ts';
import { accountHandlers } from './account.ts';
import { actHandlers } from './acts.ts';
import { attachmentHandlers } from './attachments.ts';
import { foreverHandlers } from './forever.ts';
import { readingHandlers } from './reading.ts';
import { settingsHandlers } from './settings.ts';
import { syncHandlers } from './sync.ts';
import { windowHandlers } from './window.ts';
import type { WindowParts } from './window.ts';

export interface HandlerParts extends WindowParts {
  readonly account: Account;
  readonly settings: SettingsNow;
  readonly files: Files;
  readonly newId: IdSource;
}

/** Every call of the contract. One that no group answers does not compile here. */
export function allHandlers(parts: HandlerParts): Handlers {
  const { account, settings, files, newId } = parts;
  const desk = () => account.desk();
  return {
    ...accountHandlers(account),
    ...readingHandlers(() => desk().replica.reader),
    ...actHandlers({ writer: () => desk().replica.writer, written: () => desk().sync.now(), newId }),
    ...foreverHandlers(desk),
    ...syncHandlers(account),
    ...attachmentHandlers(desk, files),
    ...settingsHandlers(settings),
    ...windowHandlers(parts),
  };
}
