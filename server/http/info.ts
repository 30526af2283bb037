import { sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { serverInfo } from '#shared/protocol/session.ts';
import { ourDialect } from '#shared/protocol/dialect.ts';
import { getSetting } from '../store/settings.ts';
import type { App } from './app.ts';
import type { HttpParts } from './parts.ts';

const ok = z.object({ ok: z.literal(true) });

/** Who we are, and whether we are alive and ready. None of it needs a sign-in. */
export function infoRoutes(app: App, { store, dialect = ourDialect }: HttpParts, version: string): void {
  app.get('/info', { schema: { response: { 200: serverInfo } } }, async () => {
    const workspace = await getSetting(store.db, 'workspace');
    const { protocol } = dialect;
    return { product: 'caseload' as const, version, workspace: workspace ?? '', protocol };
  });
  app.get('/health', { schema: { response: { 200: ok } } }, () => ({ ok: true as const }));
  app.get('/ready', { schema: { response: { 200: ok } } }, async () => {
    try {
      await sql`select 1`.execute(store.db);
    } catch (error) {
      throw new AppError('server_error', 'the store does not answer', {}, { cause: error });
    }
    return { ok: true as const };
  });
}
