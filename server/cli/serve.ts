import type { Command } from 'commander';
import { pino } from 'pino';
import { workspaceName } from '../admin/workspace.ts';
import { startServer } from '../compose.ts';
import { placeOf } from './context.ts';

export interface ServeOptions {
  readonly port: string;
  readonly host: string;
}

/** Runs until SIGINT or SIGTERM; then finishes running requests and closes the store. */
export async function serve(options: ServeOptions, command: Command): Promise<void> {
  const logger = pino({ level: process.env['LOG_LEVEL'] ?? 'info', base: null });
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port must be a number from 0 to 65535, not "${options.port}".`);
  }
  const server = await startServer({ ...placeOf(command), port, host: options.host, logger, channels: true });
  const workspace = await workspaceName(server.admin);
  logger.info({ event: 'server.started', url: server.url, workspace });
  if (workspace === null)
    logger.warn({ event: 'workspace.missing', hint: 'run: npm run server -- init --help' });
  const stop = (signal: string) => {
    logger.info({ event: 'server.stopping', signal });
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ event: 'server.stop_failed', err: error });
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
