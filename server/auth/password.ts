import { hash, verify } from '@node-rs/argon2';
import { AppError } from '#shared/domain/errors.ts';

/** Argon2id with the library's defaults: 19 MiB, 2 passes (OWASP Password Storage Cheat Sheet's first choice). */
export async function hashPassword(password: string): Promise<string> {
  if (password.length < 8)
    throw new AppError('invalid', 'a password has at least 8 characters', { field: 'password' });
  return hash(password);
}

/** Hash of a password nobody has: unknown addresses cost the same work as known ones. */
let nobody: Promise<string> | undefined;

/** Whether the password fits. `stored` null takes as long and answers false. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hash('there is no such agent');
  const fits = await verify(stored ?? (await nobody), password);
  return stored !== null && fits;
}
