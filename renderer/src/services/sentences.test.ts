import { mount } from '@vue/test-utils';
import { createPinia } from 'pinia';
import { describe, expect, test } from 'vitest';
import { defineComponent, h, ref } from 'vue';
import { reasonCode } from '#shared/intents/outcome.ts';
import type { Reason, ReasonCode } from '#shared/intents/outcome.ts';
import { isQuiet, verbNames } from '#shared/intents/registry.ts';
import { reference } from '../../gallery/fakeRows.ts';
import { useReferenceStore } from '../stores/referenceStore.ts';
import { useActSentence } from './actSentence.ts';
import { createTranslator, type LocaleName, locales } from './i18n.ts';
import { provideNow } from './now.ts';
import { useReasonSentence } from './reasonSentence.ts';

const colleague = reference.agents[1]?.id ?? null;

/** Runs `use` as the window in this language would. */
function inWindow<T>(locale: LocaleName, use: () => T): T {
  const said: T[] = [];
  const Line = defineComponent(() => {
    useReferenceStore().reference = reference;
    said.push(use());
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
  const [result] = said;
  if (result === undefined) throw new Error('nothing was said');
  return result;
}

/** A sentence of words: no key instead of one, no placeholder left open and none filled with nothing. */
function expectWhole(sentence: string, end: RegExp): void {
  expect(sentence).toMatch(/^[\p{L}#].{4,}/u);
  expect(sentence).toMatch(end);
  expect(sentence).not.toMatch(/[{}]|undefined|null|NaN/);
  expect(sentence).not.toMatch(/ {2}|^[\s,:]|[,:] ?[,.:]|\s[,.]|[„“«"] ?[”»"]|[,: ]$|(intents|reasons)\./i);
}

/** What the verbs say beside the code, where they say something. */
const params: Partial<Record<ReasonCode, readonly Reason['params'][]>> = {
  entry_ended: ['completed', 'cancelled', 'forwarded'].map((state) => ({ state })),
  put_away: ['deleted', 'spam', 'archived'].map((place) => ({ place })),
  attachment_missing: [{ name: 'offer.pdf' }],
  too_old: [{ ageMs: 13 * 3_600_000 }],
  newer_public: [{ direction: 'in' }, { direction: 'out' }],
};

const codes = reasonCode.options;
const loud = verbNames.filter((name) => !isQuiet(name));

describe('[G6] never without a sentence', () => {
  test.each(locales.flatMap((locale) => codes.map((code) => [locale, code] as const)))(
    '%s: why, %s',
    (locale, code) => {
      const say = inWindow(locale, useReasonSentence);
      for (const by of [null, colleague]) {
        for (const more of params[code] ?? [{}]) {
          expectWhole(say({ code, by, at: 1_795_338_000_000, params: more }), /\.$/);
          expectWhole(say({ code, by, at: 1_795_338_000_000, params: more }, 'Eleanor'), /\.$/);
        }
      }
    },
  );

  test.each(locales.flatMap((locale) => loud.map((name) => [locale, name] as const)))(
    '%s: what, %s',
    (locale, name) => {
      const say = inWindow(locale, useActSentence);
      const row = { name, caseNumber: 48213, subject: 'Charged twice' };
      const known = {
        to: 'Eleanor',
        inbox: 'Finance',
        words: 'Called.',
        status: 'open',
        agent: 'Ben',
        tag: 'vip',
      };
      const whole = say({ ...row, params: { ...known, add: 1 } });
      expectWhole(whole, /./);
      expect(whole).toContain('#48213');
      // Sealed with the right to see it, or without its case.
      expectWhole(say({ ...row, params: { number: 48213 } }), /./);
      expectWhole(say({ name, caseNumber: null, subject: '', params: {} }), /./);
    },
  );
});
