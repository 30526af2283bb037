import { z } from 'zod';

export const caseStatus = z.enum(['new', 'open', 'pending', 'on_hold', 'solved', 'closed']);
export type CaseStatus = z.infer<typeof caseStatus>;

/** Where an agent may move a case to. `closed` never reopens by hand: a closed case gets a follow-up case (E16). */
const transitions: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  new: ['open', 'pending', 'on_hold', 'solved', 'closed'],
  open: ['pending', 'on_hold', 'solved', 'closed'],
  pending: ['open', 'on_hold', 'solved', 'closed'],
  on_hold: ['open', 'pending', 'solved', 'closed'],
  solved: ['open', 'pending', 'on_hold', 'closed'],
  closed: [],
};

export function mayChangeStatus(from: CaseStatus, to: CaseStatus): boolean {
  return transitions[from].includes(to);
}

/** The statuses an agent may choose from `from`, in menu order. */
export function nextStatuses(from: CaseStatus): readonly CaseStatus[] {
  return transitions[from];
}

/** The status after a customer wrote: pending, on hold and solved wake up; closed stays closed (product.md). */
export function statusAfterInbound(from: CaseStatus): CaseStatus {
  return from === 'pending' || from === 'on_hold' || from === 'solved' ? 'open' : from;
}

export function isEnded(status: CaseStatus): boolean {
  return status === 'solved' || status === 'closed';
}
