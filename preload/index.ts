import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';
import { callChannel, eventChannel } from '#shared/ipc/channels.ts';
import type { Bridge } from '#shared/ipc/contract.ts';

// The bridge and nothing else. Everything that comes through is checked on the other side (main/ipc/router.ts).
const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(callChannel, name, input),
  on(name, listener) {
    const receive = (_event: IpcRendererEvent, event: unknown, payload: Parameters<typeof listener>[0]) => {
      if (event === name) listener(payload);
    };
    ipcRenderer.on(eventChannel, receive);
    return () => {
      ipcRenderer.off(eventChannel, receive);
    };
  },
};

contextBridge.exposeInMainWorld('caseload', bridge);
