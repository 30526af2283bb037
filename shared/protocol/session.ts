import { z } from 'zod';
import { errorCodes } from '../domain/errors.ts';
import { agentId, clientId } from '../domain/ids.ts';
import { intentEnvelope } from '../intents/envelope.ts';
import { maxPushBatch } from './push.ts';

/** `GET /info`, without sign-in: is this a Caseload server, and do we understand each other? */
export const serverInfo = z.object({
  product: z.literal('caseload'),
  version: z.string(),
  workspace: z.string(),
  protocol: z.object({ oldest: z.int(), newest: z.int() }),
});
export type ServerInfo = z.infer<typeof serverInfo>;

/** `POST /session`. */
export const signInRequest = z.object({
  email: z.string().min(1).max(320),
  password: z.string().min(1).max(1000),
  deviceName: z.string().max(200),
  clientId,
});
export type SignInRequest = z.infer<typeof signInRequest>;
export const signInResponse = z.object({
  token: z.string(),
  agentId,
  name: z.string(),
  email: z.string(),
  workspace: z.string(),
  serverTime: z.int(),
});
export type SignInResponse = z.infer<typeof signInResponse>;

/** `GET /session/devices`. */
export const deviceList = z.object({
  devices: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      createdAt: z.int(),
      lastSeenAt: z.int(),
      current: z.boolean(),
      revoked: z.boolean(),
    }),
  ),
});

/** `POST /session/escrow`: what a revoked device had not sent, for the tray of the leads. Answers `{}`. */
export const escrowOffer = z.object({ intents: z.array(intentEnvelope).min(1).max(maxPushBatch) });
export type EscrowOffer = z.infer<typeof escrowOffer>;

/** The body of every answer that is not 2xx. */
export const errorBody = z.object({
  error: z.object({
    code: z.enum(errorCodes),
    message: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
});
export type ErrorBody = z.infer<typeof errorBody>;
