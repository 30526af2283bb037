import type { Delivery } from '#shared/domain/item.ts';
import type { TimelineItem } from '#shared/ipc/views.ts';
import { mount } from '@vue/test-utils';
import { createPinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { createTranslator } from '../../services/i18n.ts';
import { createToasts, provideToasts } from '../../services/toasts.ts';
import { useSyncStore } from '../../stores/syncStore.ts';
import { type SentReply, useReplyToast } from './replyToast.ts';

const caseId = 'case' as SentReply['caseId'];
const itemId = 'item' as SentReply['itemId'];
const item = (place: TimelineItem['place'], delivery: Delivery | null) =>
  ({ item: { kind: 'message', id: itemId, delivery }, place }) as unknown as TimelineItem;

function desk() {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  let shown: TimelineItem = item('device', null);
  let asked = 0;
  Object.assign(window, {
    caseload: {
      call: () => {
        asked += 1;
        return Promise.resolve({ ok: true, value: { items: [shown], more: false } });
      },
      on: (name: string, listener: (payload: unknown) => void) => {
        const set = listeners.get(name) ?? new Set();
        listeners.set(name, set.add(listener));
        return () => set.delete(listener);
      },
    },
  });
  const toasts = createToasts();
  let receipt: (reply: SentReply) => void = () => undefined;
  let sync: ReturnType<typeof useSyncStore> | undefined;
  const Inner = defineComponent(() => {
    receipt = useReplyToast();
    sync = useSyncStore();
    return () => h('p');
  });
  const Root = defineComponent(() => {
    provideToasts(toasts);
    return () => h(Inner);
  });
  mount(Root, { global: { plugins: [createPinia(), createTranslator('en')] } });
  const tell = async (next: TimelineItem) => {
    shown = next;
    for (const listener of listeners.get('changed') ?? []) listener({ kinds: ['item'], caseIds: [caseId] });
    await vi.advanceTimersByTimeAsync(0);
  };
  const said = () => [toasts.current.value?.text, toasts.current.value?.action];
  return {
    toasts,
    tell,
    said,
    asked: () => asked,
    sync: () => sync,
    send: () => receipt({ caseId, itemId, name: 'Eleanor', takeBack: () => undefined }),
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1000 });
});
afterEach(() => {
  vi.useRealTimers();
});

it('[D19 G9] the receipt of a reply says where it is: held with Undo, leaving without, sent', async () => {
  const { tell, said, send } = desk();
  send();
  expect(said()).toEqual(['Reply to Eleanor is on its way', 'Undo']);
  await tell(item('server', { state: 'held', sendAfter: 11_000, at: 1000, detail: '' }));
  expect(said()).toEqual(['Reply to Eleanor is on its way', 'Undo']);
  // The hold is over though nothing was told yet.
  await vi.advanceTimersByTimeAsync(10_001);
  expect(said()).toEqual(['Reply to Eleanor is on its way', undefined]);
  await tell(item('server', { state: 'sent', sendAfter: null, at: 11_400, detail: '' }));
  expect(said()).toEqual(['Reply to Eleanor sent', undefined]);
});

it('[G9] without the network it says that the reply is saved on this device, and changes once the server has it', async () => {
  const { tell, said, send, sync } = desk();
  const store = sync();
  if (store) store.status = { state: 'offline' } as never;
  send();
  expect(said()).toEqual(['Reply to Eleanor saved on this device. It goes when you are back.', 'Undo']);
  await tell(item('server', { state: 'held', sendAfter: 11_000, at: 1000, detail: '' }));
  expect(said()).toEqual(['Reply to Eleanor is on its way', 'Undo']);
});

it('[F8 G9] a reply that was taken back, or could not be sent, takes its receipt along; another toast is left alone', async () => {
  const { tell, said, send, toasts, asked } = desk();
  send();
  await tell(item('server', { state: 'withdrawn', sendAfter: null, at: 2000, detail: '' }));
  expect(said()).toEqual([undefined, undefined]);
  send();
  toasts.show({ text: 'Note added' });
  const before = asked();
  await tell(item('server', { state: 'sent', sendAfter: null, at: 3000, detail: '' }));
  expect(said()).toEqual(['Note added', undefined]);
  expect(asked()).toBe(before);
});
