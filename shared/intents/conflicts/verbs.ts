import type { VerbName } from '../registry.ts';
import type { VerbCells } from './cell.ts';
import { ask } from './ask.ts';
import { assign } from './assign.ts';
import { cancel, complete, forward } from './ending.ts';
import { draft, read, settle } from './quiet.ts';
import { edit } from './edit.ts';
import { handOver } from './handOver.ts';
import { lease, recall, renew, restoreLease, returnLease } from './leases.ts';
import { note } from './note.ts';
import { archive, deleteCase, restore, spam } from './places.ts';
import { release } from './release.ts';
import { reopen } from './reopen.ts';
import { reply } from './reply.ts';
import { status } from './status.ts';
import { tag } from './tag.ts';
import { take } from './take.ts';
import { tray } from './tray.ts';
import { unsend } from './unsend.ts';

/** The cells of each verb of the registry; one that is missing fails the test of the matrix. */
export const verbCells: { readonly [N in VerbName]?: VerbCells<N> } = {
  take,
  release,
  assign,
  complete,
  cancel,
  reopen,
  forward,
  note,
  reply,
  unsend,
  status,
  tag,
  edit,
  read,
  draft,
  ask,
  hand_over: handOver,
  settle,
  archive,
  spam,
  delete: deleteCase,
  restore,
  lease,
  renew,
  return_lease: returnLease,
  recall,
  restore_lease: restoreLease,
  tray,
};
