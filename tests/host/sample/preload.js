/* global require */
// A sandboxed preload is a script and has no modules; `require` is what it is given.
const load = require;
const { contextBridge, ipcRenderer } = load('electron');

contextBridge.exposeInMainWorld('api', {
  echo: (...values) => ipcRenderer.invoke('echo', ...values),
  fail: () => ipcRenderer.invoke('fail'),
  missing: () => ipcRenderer.invoke('no-such-channel'),
  who: () => ipcRenderer.invoke('who'),
  whoAtStart: ipcRenderer.invoke('who'),
  say: (value) => ipcRenderer.send('say', value),
  on: (listener) => {
    const deliver = (_event, ...values) => listener(...values);
    ipcRenderer.on('push', deliver);
    return () => {
      ipcRenderer.off('push', deliver);
    };
  },
  increment: (value) => value + 1,
  same: (value) => value,
  throws: () => {
    throw new TypeError('bad');
  },
  callLater: async (items, listener) => {
    const answers = [];
    for (const item of items) answers.push(await listener(item));
    return answers;
  },
  nested: { born: new Date(5), deep: { map: () => new Map([['a', 1]]) } },
  useSync: () => ipcRenderer.sendSync('say', 1),
});
