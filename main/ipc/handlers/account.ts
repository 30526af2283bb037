import type { Account } from '../../account/account.ts';
import type { Handlers } from '../router.ts';

type Group = 'account.state' | 'account.signIn' | 'account.signOut' | 'account.rebuild';

export function accountHandlers(account: Account): Pick<Handlers, Group> {
  return {
    'account.state': () => account.state(),
    'account.signIn': (typed) => account.signIn(typed),
    'account.signOut': () => account.signOut(),
    'account.rebuild': () => account.rebuild(),
  };
}
