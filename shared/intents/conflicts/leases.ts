import { goes, late, waits } from './cell.ts';
import type { Stage, VerbCells } from './cell.ts';

const days2 = 48 * 3_600_000;
const until = (on: Stage) => on.case.updatedAt + days2;
const asked = waits('leased', 'A colleague has it with him until then: a decision, or a lead who knows it.');
const ended = late('entry_ended', 'The entry has ended: there is nothing to take along.');

export const lease: VerbCells<'lease'> = {
  made: (on) => ({ until: until(on) }),
  needs: ['mine'],
  after: {
    take: [late('owned', 'Someone took it first.'), goes('It is mine on both devices.', { self: true })],
    complete: ended,
    cancel: ended,
    lease: late('leased', 'A colleague has taken it along first.'),
    renew: late('leased', 'A colleague has it along.'),
    assign: late('owned', 'Someone was given it first.'),
    release: goes('It is nobody’s, so it may be taken along.'),
    otherwise: goes('Taking along asks for an open entry that nobody else owns.'),
  },
  then: {
    take: late('leased', 'A colleague has it with him.'),
    release: late('not_owner', 'A colleague owns it with his lease.'),
    complete: asked,
    cancel: asked,
    forward: asked,
    assign: asked,
    status: asked,
    archive: asked,
    spam: asked,
    delete: asked,
    reply: asked,
  },
};

const over = late('lease_over', 'A lead acted over the lease knowingly, which ended it.');
const called = waits('recalled', 'The lease was called back unseen: a decision.');

export const renew: VerbCells<'renew'> = {
  made: (on) => ({ until: until(on) + 60_000 }),
  needs: ['withMe'],
  after: {
    take: over,
    release: over,
    assign: over,
    complete: over,
    cancel: over,
    reopen: over,
    forward: over,
    status: over,
    archive: over,
    spam: over,
    delete: over,
    restore: over,
    lease: late('leased', 'Another has it along by now.'),
    renew: late('leased', 'Another has it along by now.'),
    otherwise: goes('Only its holder keeps it longer, while it is with him.'),
  },
  then: lease.then ?? {},
};

export const returnLease: VerbCells<'return_lease'> = {
  made: () => ({}),
  needs: ['withMe'],
  after: { otherwise: goes('What is not with me any more is given back already.') },
  then: {
    take: late('owned', 'The lease is over, its holder still owns it.'),
    release: late('not_owner', 'A colleague owns it.'),
    complete: waits('owner_changed', 'A colleague became owner before.'),
    cancel: waits('owner_changed', 'A colleague became owner before.'),
    forward: waits('owner_changed', 'A colleague became owner before.'),
    assign: late('owner_changed', 'A colleague became owner before.'),
    reply: waits('owned', 'A colleague became owner before.'),
    lease: late('owned', 'A colleague became owner before.'),
    renew: late('lease_over', 'The lease is over.'),
    recall: late('lease_over', 'The lease is over: nothing is left to call back.'),
    restore_lease: late('lease_over', 'The lease is over: nothing is left to restore.'),
  },
};

const nothing = late('lease_over', 'The lease ended before: nothing is left to call back.');

export const recall: VerbCells<'recall'> = {
  made: () => ({ reason: 'The customer is on the phone.' }),
  needs: ['withOther'],
  after: {
    release: nothing,
    complete: nothing,
    cancel: nothing,
    reopen: nothing,
    forward: nothing,
    ask: nothing,
    restore: nothing,
    recall: late('same_end', 'Another lead called it back first.'),
    otherwise: goes('A lead calls back the lease on screen.'),
  },
  then: {
    complete: called,
    cancel: called,
    forward: called,
    assign: called,
    status: called,
    archive: called,
    spam: called,
    delete: called,
    reply: called,
    renew: late('recalled', 'The lease was called back.'),
  },
};

const hasEnded = late('entry_ended', 'The entry has ended: it cannot be left with anybody.');

export const restoreLease: VerbCells<'restore_lease'> = {
  made: () => ({}),
  needs: ['recalled'],
  after: {
    complete: hasEnded,
    cancel: hasEnded,
    ask: late('owned', 'Someone has taken the case since.'),
    otherwise: goes('A recall is taken back while nobody has taken the case.'),
  },
};
