import { archive } from './archive.ts';
import { ask } from './ask.ts';
import { assign } from './assign.ts';
import { cancel } from './cancel.ts';
import { complete } from './complete.ts';
import { deleteCase } from './delete.ts';
import { draft } from './draft.ts';
import { edit } from './edit.ts';
import { forward } from './forward.ts';
import { handOver } from './handOver.ts';
import { lease } from './lease.ts';
import { note } from './note.ts';
import { read } from './read.ts';
import { recall } from './recall.ts';
import { release } from './release.ts';
import { renew } from './renew.ts';
import { reopen } from './reopen.ts';
import { reply } from './reply.ts';
import { restore } from './restore.ts';
import { restoreLease } from './restoreLease.ts';
import { returnLease } from './returnLease.ts';
import { settle } from './settle.ts';
import { spam } from './spam.ts';
import { status } from './status.ts';
import { tag } from './tag.ts';
import { take } from './take.ts';
import { tray } from './tray.ts';
import { unsend } from './unsend.ts';
import type { Verb } from './verb.ts';

const verbs = {
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
  lease,
  renew,
  return_lease: returnLease,
  recall,
  restore_lease: restoreLease,
  tray,
  archive,
  spam,
  delete: deleteCase,
  restore,
};
export type VerbName = keyof typeof verbs;
/** The arguments of a verb, for callers that know its name. */
export type ArgsOf<N extends VerbName> = (typeof verbs)[N] extends Verb<infer A> ? A : never;

export const verbNames = Object.keys(verbs) as readonly VerbName[];

/**
 * The verb of that name, if that version of it is taken (its own or an older one), or null: an act this side does not
 * know is parked, never dropped.
 */
export function findVerb(name: string, version: number): Verb | null {
  if (!Object.hasOwn(verbs, name)) return null;
  const verb = verbs[name as VerbName] as unknown as Verb;
  return takenVersions(verb).includes(version) ? verb : null;
}

function takenVersions(verb: Pick<Verb, 'version' | 'older'>): readonly number[] {
  return [...Object.keys(verb.older ?? {}).map(Number), verb.version];
}

/** Every version of each verb that this build takes. */
export function verbVersions(): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(verbNames.map((name) => [name, takenVersions(verbs[name] as unknown as Verb)]));
}

export function verbVersion(name: VerbName): number {
  return verbs[name].version;
}

export function isQuiet(name: string): boolean {
  return Object.hasOwn(verbs, name) && verbs[name as VerbName].quiet;
}
