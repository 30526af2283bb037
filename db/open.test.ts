import { spawn, execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from './migrations/bundle.ts';
import { readSteps } from './migrations/generate.ts';
import { backupOf, migrate } from './migrate.ts';
import { openDatabase } from './open.ts';
import { firstLoad, identity, openDevice, pull } from './testing/device.ts';
import { testFolders } from './testing/folders.ts';
import { agentIdOf, caseIdOf, entryIdOf, itemIdOf, testKey, wholeCase } from './testing/rows.ts';

const folder = testFolders();
const key = testKey();
const place = (change: object = {}) => ({ file: join(folder(), 'replica.db'), key, ...change });

async function filled(at: ReturnType<typeof place>) {
  const device = openDevice(at);
  await pull(device, firstLoad(wholeCase(1, { subject: 'Geheimniskrämer' }, { text: 'PASSWORT-1234' })));
  await device.writer.submit({
    name: 'tag',
    args: { caseId: caseIdOf(1), tag: 'vertraulich', add: true },
    saw: { lastPublicId: itemIdOf(1), entryId: entryIdOf(1), ownerId: null, ownerRev: 0 },
    dependsOn: null,
    resolves: null,
  });
  while (device.sync.indexSlice());
  return device;
}

describe('opening', () => {
  it('[G17] leaves no readable word in any file of the profile, open or closed', async () => {
    const at = place();
    const device = await filled(at);
    const look = () => {
      const dir = join(at.file, '..');
      for (const name of readdirSync(dir)) {
        const bytes = readFileSync(join(dir, name));
        for (const word of ['PASSWORT', 'passwort', 'Geheimnis', 'vertraulich', 'SQLite format']) {
          if (name.endsWith('.lock') && word === 'SQLite format') continue;
          expect(bytes.includes(word), `${word} in ${name}`).toBe(false);
        }
      }
      return readdirSync(dir).length;
    };
    expect(look()).toBeGreaterThan(2);
    await device.close();
    look();
  });

  it('gives back everything with the right key, and says so with a wrong one', async () => {
    const at = place();
    await (await filled(at)).close();
    expect(() => openDevice({ ...at, key: testKey() })).toThrow(
      expect.objectContaining({ code: 'key_unreadable' }),
    );
    const again = openDevice(at);
    expect((await again.reader.query('case.get', { caseId: caseIdOf(1) })).case.tags).toEqual([
      'vertraulich',
    ]);
    await again.close();
  });

  it.each([0, 5])('[G16] says that the file is damaged (page %i)', async (page) => {
    const at = place();
    await (await filled(at)).close();
    const handle = openSync(at.file, 'r+');
    writeSync(handle, Buffer.alloc(500, 7), 0, 500, page * 4096 + 100);
    closeSync(handle);
    expect(() => openDevice(at)).toThrow(expect.objectContaining({ code: 'replica_corrupt' }));
  });

  it('refuses a file that a newer version wrote, and leaves it as it is', async () => {
    const at = place();
    await (await filled(at)).close();
    const sql = openDatabase({ ...at, readonly: false });
    sql.db.pragma(`user_version = ${migrations.length + 1}`);
    sql.db.close();
    expect(() => openDevice(at)).toThrow(expect.objectContaining({ code: 'replica_newer' }));
  });

  it('refuses the replica of another agent', async () => {
    const at = place();
    await (await filled(at)).close();
    const other = { ...identity, agentId: agentIdOf(7) };
    expect(() => openDevice({ ...at, identity: other })).toThrow(
      expect.objectContaining({ code: 'forbidden' }),
    );
  });

  it('is for one process at a time, and a killed process leaves no lock', async () => {
    const at = place();
    const script = `
      import { lockProfile } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))};
      lockProfile(${JSON.stringify(at.file)});
      process.stdout.write('held');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(() => openDevice(at)).toThrow(expect.objectContaining({ code: 'replica_locked' }));
    child.kill('SIGKILL');
    await once(child, 'exit');
    await openDevice(at).close();
  });

  it('says read_only for a folder that cannot be written', async () => {
    const at = place();
    const dir = join(at.file, '..', 'closed');
    mkdirSync(dir);
    chmodSync(dir, 0o500);
    const root = process.getuid?.() === 0;
    const target = root ? join('/proc', 'replica.db') : join(dir, 'replica.db');
    expect(() => openDevice({ ...at, file: target })).toThrow(expect.objectContaining({ code: 'read_only' }));
  });
});

const canMount = process.getuid?.() === 0 && process.platform === 'linux';

describe.runIf(canMount)('a full disk', () => {
  it('[G16] is said, keeps what was answered, and ends when there is room again', async ({ skip }) => {
    const dir = join(folder(), 'small');
    mkdirSync(dir);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', dir], { stdio: 'ignore' });
    } catch {
      skip('no right to mount here');
    }
    try {
      const at = { file: join(dir, 'replica.db'), key };
      const device = await filled(at);
      const big = Array.from({ length: 40 }, (_, n) =>
        wholeCase(n + 10, {}, { text: 'x'.repeat(200_000) }),
      ).flat();
      await expect(
        pull(device, { feeds: [{ feed: 'inbox:01900000-0002-7000-8000-000000000001', rows: big }] }),
      ).rejects.toMatchObject({ code: 'disk_full' });
      expect((await device.reader.query('outbox.list', {})).sums.waiting).toBe(1);
      execFileSync('mount', ['-o', 'remount,size=60m', dir]);
      await pull(device, { feeds: [{ feed: 'inbox:01900000-0002-7000-8000-000000000001', rows: big }] });
      expect(
        (
          await device.reader.query('cases.list', {
            scope: { type: 'all' },
            sort: 'newest',
            mine: false,
            unanswered: false,
            offset: 0,
            limit: 10,
          })
        ).total,
      ).toBe(41);
      await device.close();
    } finally {
      execFileSync('umount', [dir]);
    }
  });
});

describe('migrations', () => {
  it('the bundled module is what the SQL files say', () => {
    expect(migrations).toEqual(readSteps());
  });

  it('a step that fails changes nothing and leaves a copy that opens', async () => {
    const at = place();
    await (await filled(at)).close();
    const sql = openDatabase({ ...at, readonly: false });
    const bad = { tag: 'bad', statements: ['DELETE FROM cases', 'CREATE TABLE broken ('] };
    expect(() => migrate(sql, at.file, [...migrations, bad])).toThrow();
    expect(sql.get('SELECT count(*) AS n FROM cases')).toEqual({ n: 1 });
    expect(sql.db.pragma('foreign_keys', { simple: true })).toBe(1);
    sql.db.close();
    const copy = openDatabase({ file: backupOf(at.file), key, readonly: true });
    expect(copy.get('SELECT count(*) AS n FROM cases')).toEqual({ n: 1 });
    copy.db.close();
  });

  it('a step that breaks references is undone; one that works removes the copy', async () => {
    const at = place();
    await (await filled(at)).close();
    const sql = openDatabase({ ...at, readonly: false });
    const tables =
      'CREATE TABLE parent (id TEXT PRIMARY KEY); CREATE TABLE child (p TEXT REFERENCES parent(id))';
    const breaks = { tag: 'breaks', statements: [tables, `INSERT INTO child VALUES ('nobody')`] };
    expect(() => migrate(sql, at.file, [...migrations, breaks])).toThrow(/breaks 1 references/);
    migrate(sql, at.file, [...migrations, { tag: 'works', statements: [tables] }]);
    expect(existsSync(backupOf(at.file))).toBe(false);
    sql.db.close();
  });
});
