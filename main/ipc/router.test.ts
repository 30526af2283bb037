import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import { callNames } from '#shared/ipc/contract.ts';
import { createRouter } from './router.ts';
import type { Handlers } from './router.ts';

const written: { name: string; fields: unknown }[] = [];
const log = {
  event: (name: string, fields: unknown) => void written.push({ name, fields }),
  bug: (name: string, error: unknown) => {
    written.push({ name, fields: String(error) });
    return 'log-7';
  },
};
const reached: string[] = [];
const every = Object.fromEntries(
  callNames.map((name) => [name, () => void reached.push(name)]),
) as unknown as Handlers;
const router = (some: Partial<Handlers>, checkAnswers = true) =>
  createRouter({ handlers: { ...every, ...some }, log, checkAnswers });
const state = {
  state: 'signed_out',
  server: null,
  email: null,
  workspace: null,
  problem: null,
  demo: false,
  healing: null,
  healed: null,
} as const;

describe('the IPC router', () => {
  it('answers a call with its value', async () => {
    const route = router({ 'account.state': () => state });
    expect(await route({ trusted: true, name: 'account.state', input: {} })).toEqual({
      ok: true,
      value: state,
    });
  });

  it('hands on what the schema made of the input', async () => {
    let seen: unknown;
    const route = router({
      'account.signIn': (input) => {
        seen = input;
        return state;
      },
    });
    await route({
      trusted: true,
      name: 'account.signIn',
      input: { server: ' a ', email: ' b ', password: ' c ', x: 1 },
    });
    expect(seen).toEqual({ server: 'a', email: 'b', password: ' c ' });
  });

  it('refuses a sender that is not our page before looking at anything', async () => {
    expect(await router({})({ trusted: false, name: 'account.state', input: {} })).toEqual({
      ok: false,
      error: { code: 'forbidden', params: {} },
    });
    expect(reached).toEqual([]);
  });

  it('refuses unknown names, those of Object.prototype too, and input that does not fit', async () => {
    const route = router({});
    for (const name of ['nope', 'toString', '__proto__', 7, null]) {
      expect(await route({ trusted: true, name, input: {} })).toMatchObject({
        ok: false,
        error: { code: 'invalid' },
      });
    }
    expect(await route({ trusted: true, name: 'case.byNumber', input: { number: -1 } })).toEqual({
      ok: false,
      error: { code: 'invalid', params: { field: 'number' } },
    });
    expect(reached).toEqual([]);
  });

  it('keeps the code and params of an expected failure', async () => {
    const route = router({
      'account.signIn': () => Promise.reject(new AppError('rate_limited', 'slow down', { seconds: 30 })),
    });
    const answer = await route({
      trusted: true,
      name: 'account.signIn',
      input: { server: '', email: '', password: '' },
    });
    expect(answer).toEqual({ ok: false, error: { code: 'rate_limited', params: { seconds: 30 } } });
  });

  it('turns a bug into internal with the id of its line in the log, and tells nothing else', async () => {
    const route = router({
      'account.state': () => {
        throw new TypeError('secret detail');
      },
    });
    expect(await route({ trusted: true, name: 'account.state', input: {} })).toEqual({
      ok: false,
      error: { code: 'internal', params: {}, logId: 'log-7' },
    });
    expect(written.at(-1)).toEqual({ name: 'ipc.bug', fields: 'TypeError: secret detail' });
  });

  it('finds an answer that breaks the contract in tests and development', async () => {
    const wrong = { 'account.state': () => ({ ...state, state: 'odd' }) as unknown as typeof state };
    const ask = { trusted: true, name: 'account.state', input: {} };
    expect(await router(wrong)(ask)).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(await router(wrong, false)(ask)).toMatchObject({ ok: true });
  });

  it('is total', async () => {
    const route = router({});
    const anyName = fc.oneof(fc.constantFrom(...callNames), fc.anything());
    await fc.assert(
      fc.asyncProperty(anyName, fc.anything(), async (name, input) => {
        expect(typeof (await route({ trusted: true, name, input })).ok).toBe('boolean');
      }),
    );
  });
});
