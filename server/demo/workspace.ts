import { enDesk } from './cases/en-desk.ts';
import { enService } from './cases/en-service.ts';
import { nbDesk } from './cases/nb-desk.ts';
import { nbService } from './cases/nb-service.ts';
import { nlDesk } from './cases/nl-desk.ts';
import { nlService } from './cases/nl-service.ts';
import { plDesk } from './cases/pl-desk.ts';
import { plService } from './cases/pl-service.ts';
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
  ...enService,
  ...enDesk,
  ...nlService,
  ...nlDesk,
  ...nbService,
  ...nbDesk,
  ...plService,
  ...plDesk,
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

/** Vestmere's whole desk as it stands at `now` (epoch ms). Files are drawn by `demoFile` of files/catalogue.ts. */
export function demoWorkspace(now: number): DemoWorkspace {
  const languages = new Map(customers.map((customer) => [customer.key, customer.language]));
  const cases = scripts.map((script) => {
    const language = languages.get(script.customer);
    if (!language)
      throw new Error(`Case ${script.key} belongs to nobody: there is no customer “${script.customer}”.`);
    return play(
      dated(script, (text) => withDates(text, language, now)),
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
