import type { DemoCustomer, DemoLanguage } from '../types.ts';

type Reach = DemoCustomer['addresses'];

/** Mail addresses and phone numbers; the first address is the one they write from. */
export function reach(email: string, ...more: string[]): Reach {
  return [
    { type: 'email', value: email },
    ...more.map((value) => ({ type: value.includes('@') ? ('email' as const) : ('phone' as const), value })),
  ];
}

/** A customer card; `yearsAgo` is when it began. */
export function person(
  key: string,
  name: string,
  language: DemoLanguage,
  addresses: Reach,
  yearsAgo: number,
  product: string,
  notes = '',
  company: string | null = null,
): DemoCustomer {
  return { key, name, company, addresses, since: Math.round(yearsAgo * 365), product, notes, language };
}
