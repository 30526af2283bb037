import type { Command } from 'commander';
import { pino } from 'pino';
import { AppError } from '#shared/domain/errors.ts';
import { workspaceName } from '../admin/workspace.ts';
import { startServer } from '../compose.ts';
import { placeOf } from './context.ts';

export interface ServeOptions {
  readonly port: string;
  readonly host: string;
}

/** Why the address cannot be had, as a sentence with a way out; undefined for any other failure. */
function cannotListen(error: unknown, { port, host }: ServeOptions): AppError | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE') {
    return new AppError('invalid', `port ${port} on ${host} is in use: choose another with --port`);
  }
  if (code === 'EACCES') {
    return new AppError('invalid', `port ${port} needs more rights: choose one above 1023 with --port`);
  }
  return code === 'EADDRNOTAVAIL'
    ? new AppError('invalid', `this machine does not have the address ${host}: choose another with --host`)
    : undefined;
}

/** Runs until SIGINT or SIGTERM; then finishes running requests and closes the store. */
export async function serve(options: ServeOptions, command: Command): Promise<void> {
  const logger = pino({ level: process.env['LOG_LEVEL'] ?? 'info', base: null });
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new AppError('invalid', `--port must be a number from 0 to 65535, not "${options.port}".`);
  }
  const server = await startServer({
    ...placeOf(command),
    port,
    host: options.host,
    logger,
    channels: true,
  }).catch((error: unknown) => {
    throw cannotListen(error, options) ?? error;
  });
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
