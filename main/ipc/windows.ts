import { BrowserWindow, ipcMain } from 'electron';
import { callChannel, eventChannel } from '#shared/ipc/channels.ts';
import type { EventName, EventPayload } from '#shared/ipc/contract.ts';
import { isTrustedSender } from '../security/trustedSender.ts';
import type { Router } from './router.ts';

export type Tell = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

/** Tells every window. */
export const tellWindows: Tell = (name, payload) => {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) window.webContents.send(eventChannel, name, payload);
  }
};

/** Answers the calls of windows. The one place where the raw channel is listened to. */
export function answerWindows(route: Router): void {
  ipcMain.handle(callChannel, (event, name: unknown, input: unknown) => {
    // A frame that navigated away is null or throws when it is looked at; either way it is not ours.
    return route({ trusted: isTrustedSender(event.senderFrame), name, input });
  });
}
