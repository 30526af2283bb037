import { british } from './customers/en.ts';
import { dutch } from './customers/nl.ts';
import { norwegian } from './customers/nb.ts';
import { polish } from './customers/pl.ts';
import type { DemoCustomer } from './types.ts';

/** The people and companies who write to Vestmere. */
export const customers: readonly DemoCustomer[] = [...british, ...dutch, ...norwegian, ...polish];
