import { enBilling } from './cases/en-billing.ts';
import { enContract } from './cases/en-contract.ts';
import { enFibre } from './cases/en-fibre.ts';
import { enTelevision } from './cases/en-television.ts';
import { nbBilling } from './cases/nb-billing.ts';
import { nbContract } from './cases/nb-contract.ts';
import { nbFibre } from './cases/nb-fibre.ts';
import { nbTelevision } from './cases/nb-television.ts';
import { nlBilling } from './cases/nl-billing.ts';
import { nlContract } from './cases/nl-contract.ts';
import { nlFibre } from './cases/nl-fibre.ts';
import { nlTelevision } from './cases/nl-television.ts';
import { plBilling } from './cases/pl-billing.ts';
import { plContract } from './cases/pl-contract.ts';
import { plFibre } from './cases/pl-fibre.ts';
import { plTelevision } from './cases/pl-television.ts';
import { settle } from './clock.ts';
import { colleague } from './colleague.ts';
import { customers } from './customers.ts';
import { withDates } from './dates.ts';
import { agents, categories, dispositions, dueTypes, inboxes, tags } from './people.ts';
import { play } from './play.ts';
import type {
  ColleagueStep,
  DemoAgent,
  DemoCase,
  DemoCustomer,
  DemoDueType,
  DemoInbox,
  DemoScript,
} from './types.ts';

export interface DemoWorkspace {
  readonly company: string;
  /** Who you are when you look around. */
  readonly you: 'anna';
  readonly agents: readonly DemoAgent[];
  readonly inboxes: readonly DemoInbox[];
  readonly dueTypes: readonly DemoDueType[];
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly dispositions: readonly string[];
  readonly customers: readonly DemoCustomer[];
  /** Oldest first. */
  readonly cases: readonly DemoCase[];
  readonly colleague: readonly ColleagueStep[];
}

const scripts: readonly DemoScript[] = [
  ...enBilling,
  ...enContract,
  ...enFibre,
  ...enTelevision,
  ...nbBilling,
  ...nbContract,
  ...nbFibre,
  ...nbTelevision,
  ...nlBilling,
  ...nlContract,
  ...nlFibre,
  ...nlTelevision,
  ...plBilling,
  ...plContract,
  ...plFibre,
  ...plTelevision,
];

/** Every string inside `value`, however deep, with its dates written out. */
function dated<T>(value: T, write: (text: string) => string): T {
  if (typeof value === 'string') return write(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => dated(one, write)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, dated(one as unknown, write)]),
  ) as T;
}

/**
 * Vestmere's whole desk as it stands at `now` (epoch ms). `zone` is minutes that local time lags behind UTC, as
 * Date.getTimezoneOffset gives it: what happened on earlier days happened in local working hours. Files are drawn by
 * `demoFile` of files/catalogue.ts.
 */
export function demoWorkspace(now: number, zone = new Date(now).getTimezoneOffset()): DemoWorkspace {
  const local = now - zone * 60_000;
  const clock = Math.floor(local / 60_000) % 1440;
  const languages = new Map(customers.map((customer) => [customer.key, customer.language]));
  const cases = scripts.map((script) => {
    const language = languages.get(script.customer);
    if (!language)
      throw new Error(`Case ${script.key} belongs to nobody: there is no customer “${script.customer}”.`);
    return play(
      settle(
        dated(script, (text) => withDates(text, language, local)),
        clock,
      ),
      language,
    );
  });
  cases.sort((one, other) => other.minutesAgo - one.minutesAgo);
  return {
    company: 'Vestmere',
    you: 'anna',
    agents,
    inboxes,
    dueTypes,
    tags,
    categories,
    dispositions,
    customers,
    cases,
    colleague,
  };
}
