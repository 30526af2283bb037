import type { Page } from '@playwright/test';
import type { Result } from '#shared/domain/errors.ts';
import type { CallInput, CallName, CallOutput } from '#shared/ipc/contract.ts';
import { eventually } from '../support/eventually.ts';

interface BridgeWindow {
  caseload: {
    call(name: string, input: unknown): Promise<unknown>;
    on(name: string, listener: (payload: unknown) => void): () => void;
  };
  heardEvents?: unknown[];
}

/** Makes a call as the page itself would. */
export function ask<N extends CallName>(
  page: Page,
  name: N,
  input: CallInput<N>,
): Promise<Result<CallOutput<N>>> {
  return page.evaluate(([call, given]) => (window as unknown as BridgeWindow).caseload.call(call, given), [
    name,
    input,
  ] as const) as Promise<Result<CallOutput<N>>>;
}

/** The value of a call that must succeed. */
export async function get<N extends CallName>(
  page: Page,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  const answer = await ask(page, name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.logId ?? ''}`);
  return answer.value;
}

/** Begins to write down the events of one name. */
export async function listen(page: Page, name: string): Promise<void> {
  await page.evaluate((event) => {
    const here = window as unknown as BridgeWindow;
    here.heardEvents ??= [];
    here.caseload.on(event, (payload) => here.heardEvents?.push({ event, payload }));
  }, name);
}

export function heard(page: Page): Promise<unknown[]> {
  return page.evaluate(() => (window as unknown as BridgeWindow).heardEvents ?? []);
}

/** Signs in and waits until everything has been loaded. */
export async function signIn(page: Page, credentials: CallInput<'account.signIn'>): Promise<void> {
  const { state } = await get(page, 'account.signIn', credentials);
  if (state !== 'signed_in') throw new Error(`after signing in: ${state}`);
  await synced(page);
}

/** Waits until the replica has all of the server's rows and nothing waits. */
export function synced(page: Page): Promise<unknown> {
  return eventually(
    'synced',
    async () => {
      const status = await get(page, 'sync.status', {});
      return status.state === 'synced' && status.loading === null && status.syncedAt !== null;
    },
    30_000,
  );
}
