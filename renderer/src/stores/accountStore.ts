import type { AccountState, CallInput } from '#shared/ipc/contract.ts';
import { defineStore } from 'pinia';
import { ref } from 'vue';
import { call, useOn } from '../services/caseload.ts';

/** Who is signed in on this device; null until main has answered. */
export const useAccountStore = defineStore('account', () => {
  const account = ref<AccountState | null>(null);
  useOn('account', (state) => (account.value = state));

  const answer = (state: AccountState): void => void (account.value = state);
  return {
    account,
    load: async () => answer(await call('account.state', {})),
    /** @throws CallError with what was wrong */
    signIn: async (input: CallInput<'account.signIn'>) => answer(await call('account.signIn', input)),
    signOut: async () => answer(await call('account.signOut', {})),
    rebuild: async () => answer(await call('account.rebuild', {})),
  };
});
