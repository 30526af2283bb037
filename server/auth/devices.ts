import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '#shared/domain/errors.ts';
import type { AgentId, ClientId, IdSource } from '#shared/domain/ids.ts';
import type { Clock } from '#shared/domain/clock.ts';
import type { Store } from '../store/open.ts';

export interface AuthParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdSource;
}

export interface Device {
  readonly id: string;
  readonly agentId: AgentId;
}

/** Only the hash of a token is stored: who reads the database cannot sign in with it. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export async function addDevice(
  { store, clock, ids }: AuthParts,
  device: { readonly agentId: AgentId; readonly clientId: ClientId; readonly name: string },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = clock.now();
  await store.db
    .insertInto('device')
    .values({
      id: ids(),
      agent_id: device.agentId,
      client_id: device.clientId,
      token_hash: hashOf(token),
      name: device.name,
      created_at: now,
      last_seen_at: now,
      revoked_at: null,
    })
    .execute();
  return token;
}

/** "Seen" is written at most this often, so that a pull stays a read. */
const seenEvery = 5 * 60_000;

/** The device of a token. Throws `device_revoked` or `signed_out`. */
export async function deviceOf({ store, clock }: AuthParts, token: string): Promise<Device> {
  const row = await store.db
    .selectFrom('device')
    .innerJoin('agent', 'agent.id', 'device.agent_id')
    .select(['device.id', 'device.agent_id', 'device.last_seen_at', 'device.revoked_at', 'agent.active'])
    .where('device.token_hash', '=', hashOf(token))
    .executeTakeFirst();
  if (row === undefined) throw new AppError('signed_out', 'unknown token');
  if (row.revoked_at !== null) throw new AppError('device_revoked');
  if (row.active !== 1) throw new AppError('signed_out', 'agent is disabled');
  const now = clock.now();
  if (now - row.last_seen_at > seenEvery) {
    await store.db.updateTable('device').set({ last_seen_at: now }).where('id', '=', row.id).execute();
  }
  return { id: row.id, agentId: row.agent_id as AgentId };
}

/** A revoked device may hand in what it had not sent for this long. */
const escrowMs = 30 * 24 * 3_600_000;

/**
 * The device of a revoked token, which is good for nothing but handing in unsent work. Throws `signed_out` for a token
 * nobody knows, `forbidden` for one that works, `device_revoked` when the time is over.
 */
export async function revokedDeviceOf({ store, clock }: AuthParts, token: string) {
  const row = await store.db
    .selectFrom('device')
    .select(['agent_id', 'client_id', 'revoked_at'])
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst();
  if (row === undefined) throw new AppError('signed_out', 'unknown token');
  if (row.revoked_at === null) throw new AppError('forbidden', 'the device is not revoked');
  if (clock.now() - row.revoked_at > escrowMs) throw new AppError('device_revoked');
  return { agentId: row.agent_id as AgentId, clientId: row.client_id as ClientId };
}

export async function devicesOf({ store }: AuthParts, agent: AgentId) {
  return store.db
    .selectFrom('device')
    .select(['id', 'name', 'created_at', 'last_seen_at', 'revoked_at'])
    .where('agent_id', '=', agent)
    .orderBy('created_at')
    .execute();
}

/** Signs a device out; its token is forgotten. */
export async function removeDevice({ store }: AuthParts, id: string): Promise<void> {
  await store.db.deleteFrom('device').where('id', '=', id).where('revoked_at', 'is', null).execute();
}

/** Revokes a device: its next call is answered `device_revoked`, upon which it destroys what it holds. */
export async function revokeDevice({ store, clock }: AuthParts, agent: AgentId, id: string): Promise<void> {
  const done = await store.db
    .updateTable('device')
    .set({ revoked_at: clock.now() })
    .where('id', '=', id)
    .where('agent_id', '=', agent)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw new AppError('not_found', 'no such device');
}
