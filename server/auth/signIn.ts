import { AppError } from '#shared/domain/errors.ts';
import type { AgentId } from '#shared/domain/ids.ts';
import type { SignInRequest, SignInResponse } from '#shared/protocol/session.ts';
import { getSetting } from '../store/settings.ts';
import type { Attempts } from './attempts.ts';
import { addDevice } from './devices.ts';
import type { AuthParts } from './devices.ts';
import { passwordFits } from './password.ts';

/**
 * Signs an agent in on a device and answers its token. A wrong password, an unknown address and a disabled agent are
 * one answer (`wrong_credentials`) and cost the same work; too many of them are `rate_limited`.
 */
export async function signIn(
  parts: AuthParts,
  attempts: Attempts,
  request: SignInRequest,
  ip: string,
): Promise<SignInResponse> {
  const { store, clock } = parts;
  const email = request.email.trim().toLowerCase();
  attempts.check(email, ip);
  const agent = await store.db
    .selectFrom('agent')
    .select(['id', 'name', 'email', 'password_hash', 'active'])
    .where('email', '=', email)
    .executeTakeFirst();
  const known = agent?.active === 1 ? agent : undefined;
  const fits = await passwordFits(known?.password_hash ?? null, request.password);
  if (known === undefined || !fits) {
    attempts.failed(email, ip);
    throw new AppError('wrong_credentials');
  }
  attempts.succeeded(email);
  const agentId = known.id as AgentId;
  const token = await addDevice(parts, { agentId, clientId: request.clientId, name: request.deviceName });
  return {
    token,
    agentId,
    name: known.name,
    email: known.email,
    workspace: (await getSetting(store.db, 'workspace')) ?? '',
    serverTime: clock.now(),
  };
}
