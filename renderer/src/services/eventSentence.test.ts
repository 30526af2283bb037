import { type EventItem, eventType } from '#shared/domain/item.ts';
import { mount } from '@vue/test-utils';
import { createPinia } from 'pinia';
import { expect, it } from 'vitest';
import { defineComponent, h, ref } from 'vue';
import { reference } from '../../gallery/fakeRows.ts';
import { useReferenceStore } from '../stores/referenceStore.ts';
import { useEventSentence } from './eventSentence.ts';
import { createTranslator, type LocaleName, locales } from './i18n.ts';
import { provideNow } from './now.ts';

const inbox = reference.inboxes[0]?.id ?? '';
const agent = reference.agents[1]?.id ?? null;

/** The sentence of an event as the timeline of a window in this language says it. */
function sentence(
  locale: LocaleName,
  event: Pick<EventItem, 'event' | 'agentId'> & { params?: EventItem['params'] },
): string {
  let said = '';
  const Line = defineComponent(() => {
    useReferenceStore().reference = reference;
    said = useEventSentence()({
      kind: 'event',
      id: 'i',
      caseId: 'c',
      n: 1,
      at: 0,
      intentId: null,
      rev: 1,
      params: {},
      ...event,
    } as never).sentence;
    return () => h('p');
  });
  const Root = defineComponent(() => {
    provideNow(ref(0));
    return () => h(Line);
  });
  Object.assign(window, {
    caseload: { call: () => new Promise(() => undefined), on: () => () => undefined },
  });
  mount(Root, { global: { plugins: [createPinia(), createTranslator(locale)] } }).unmount();
  return said;
}
const statuses = { from: 'pending', to: 'open' };

it('[D41] what nobody did is a sentence of its own', () => {
  const opened = { event: 'case_created', agentId: null } as const;
  expect(sentence('en', { event: 'status_changed', agentId: null, params: statuses })).toBe(
    'Status changed from Pending to Open by a new message',
  );
  expect(sentence('en', { event: 'status_changed', agentId: agent, params: statuses })).toBe(
    'changed the status from Pending to Open',
  );
  expect(sentence('en', opened)).toBe('Case opened by e-mail');
  expect(sentence('pl', opened)).toBe('Sprawa utworzona z e-maila');
  expect(sentence('nb', { ...opened, params: { followUpOf: 48100 } })).toBe(
    'Sak åpnet av en e-post, oppfølging av sak #48100',
  );
});

it.each(locales)(
  '[D41] %s: every event can be said with an actor and without, with nothing left to fill in',
  (locale) => {
    for (const event of eventType.options) {
      const params = {
        inbox,
        to:
          event === 'forwarded' || event === 'also_asked'
            ? inbox
            : event === 'draft_handed_over'
              ? agent
              : 'open',
        from: event === 'taken_over' ? agent : 'new',
        owner: agent,
        tag: 'Billing',
        name: 'bill.pdf',
        verb: 'take',
      };
      const alone = sentence(locale, { event, agentId: null, params });
      const withActor = sentence(locale, { event, agentId: agent, params });
      expect(alone, event).toMatch(/^[^\p{Ll}–]/u);
      expect(withActor, event).toMatch(/^[\p{Ll}–]/u);
      for (const said of [alone, withActor]) expect(said, event).not.toMatch(/[{}]|events/u);
    }
  },
);
