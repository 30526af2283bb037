import type { CallInput } from '#shared/ipc/contract.ts';
import { isLoopback } from './serverUrl.ts';

/**
 * The demo workspace that `npm start` runs beside the application: its address in CASELOAD_DEMO, and whom to sign in
 * as. Only on this machine: a variable in the environment must not be able to send a password elsewhere.
 */
export function demoCredentials(
  env: Readonly<Record<string, string | undefined>>,
): CallInput<'account.signIn'> | null {
  const server = env['CASELOAD_DEMO'];
  const email = env['CASELOAD_DEMO_EMAIL'];
  const password = env['CASELOAD_DEMO_PASSWORD'];
  if (server === undefined || email === undefined || password === undefined) return null;
  if (!URL.canParse(server) || !isLoopback(new URL(server))) return null;
  return { server, email, password };
}
