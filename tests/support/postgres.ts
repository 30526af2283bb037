import { execFile } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from './freePort.ts';
import { type Running, startProcess } from './process.ts';
import { isRoot, programOf } from './systemParts.ts';
import { makeTempDir } from './tempDir.ts';
import { unixUser } from './unixUser.ts';

export interface TestDatabase {
  name: string;
  url: string;
  drop(): Promise<void>;
}

export interface Postgres {
  port: number;
  url(database: string): string;
  /** Runs `prepare` (migrations, say) once in a database that later ones are copied from. It must close its connections. */
  setTemplate(prepare: (url: string) => Promise<void>): Promise<void>;
  /** A database of its own for one test: a copy of the template (about 60 ms), empty if none was set. */
  createDatabase(): Promise<TestDatabase>;
  /** kill -9 of the whole cluster; what was committed is there again after `start()`. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const TEMPLATE = 'prepared';
// fsync=off survives kill -9 of the server (the kernel still has the pages) and recovers five times faster;
// synchronous_commit=off would lose acknowledged rows, so it stays on.
const SETTINGS = ['fsync=off', 'full_page_writes=off', 'shared_buffers=32MB', 'max_connections=80'];

/** One PostgreSQL cluster in a temporary folder, on a free loopback port, run as `postgres` when we are root. */
export async function startPostgres(): Promise<Postgres> {
  const dir = await makeTempDir('pg');
  const data = join(dir.path, 'd');
  const bin = dirname(programOf('postgres'));
  // The server refuses to run as root.
  const user = isRoot() ? unixUser('postgres') : undefined;
  if (user !== undefined) await chown(dir.path, user.uid, user.gid);
  await promisify(execFile)(
    join(bin, 'initdb'),
    [
      '-D',
      data,
      '-A',
      'trust',
      '-U',
      'app',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
      '--no-instructions',
    ],
    { cwd: dir.path, ...user },
  );
  const port = await freePort();
  const url = (database: string) => `postgres://app@127.0.0.1:${port}/${database}`;
  const run = async (statement: string) => {
    const client = new Client({ connectionString: url('postgres') });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  let server: Running | undefined;
  let template = 'template1';
  let count = 0;

  const start = async () => {
    const settings = [...SETTINGS, 'listen_addresses=127.0.0.1', `unix_socket_directories=${dir.path}`];
    server = await startProcess({
      command: join(bin, 'postgres'),
      args: ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      cwd: dir.path,
      ...user,
      childrenFollow: true,
      ready: () => run('select 1').then(() => true),
    });
  };
  await start();

  return {
    port,
    url,
    async setTemplate(prepare) {
      await run(`create database ${TEMPLATE}`);
      await prepare(url(TEMPLATE));
      await run(`alter database ${TEMPLATE} with is_template true allow_connections false`);
      template = TEMPLATE;
    },
    async createDatabase() {
      count += 1;
      const name = `test_${process.pid}_${count}`;
      await run(`create database ${name} template ${template} strategy file_copy`);
      return { name, url: url(name), drop: () => run(`drop database if exists ${name} with (force)`) };
    },
    async kill() {
      await server?.kill('SIGKILL');
    },
    start,
    async stop() {
      await server?.kill('SIGQUIT');
      await dir.remove();
    },
  };
}
