import { z } from 'zod';
import { customerId } from './ids.ts';

export const customerAddress = z.object({
  type: z.enum(['email', 'phone']),
  value: z.string().min(1).max(320),
});
export type CustomerAddress = z.infer<typeof customerAddress>;

/** The person or company an enquiry comes from. It travels in the feed of every inbox that holds a case of theirs. */
export const customerRow = z.object({
  id: customerId,
  name: z.string().max(200),
  company: z.string().max(200).nullable(),
  addresses: z.array(customerAddress).max(50),
  notes: z.string().max(20_000),
  since: z.int(),
  rev: z.int(),
});
export type CustomerRow = z.infer<typeof customerRow>;
