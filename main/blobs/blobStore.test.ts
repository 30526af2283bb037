import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BlobStore, hashOf } from './blobStore.ts';

let folder: string;
const key = randomBytes(32);
const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'caseload-blobs-'))));
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

describe('the blob store', () => {
  it('[C10-C12] gives back every byte, also after a restart', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
        const hash = await new BlobStore(folder, key).add(bytes);
        expect(await new BlobStore(folder, key).read(hash)).toEqual(bytes);
      }),
      { numRuns: 25 },
    );
  });

  it('[G17] shows neither bytes nor their hash in the folder', async () => {
    const secret = Buffer.from('the customer’s passport number is 12345');
    const hash = await new BlobStore(folder, key).add(secret);
    const [file] = files();
    expect(file).not.toContain(hash.slice(0, 16));
    expect(readFileSync(file!).includes('passport')).toBe(false);
    expect(await new BlobStore(folder, randomBytes(32)).read(hash)).toBeNull();
  });

  it('keeps the same bytes once', async () => {
    const store = new BlobStore(folder, key);
    const [one, two] = await Promise.all([store.add(Buffer.from('a')), store.add(Buffer.from('a'))]);
    expect(one).toBe(two);
    expect(files()).toHaveLength(1);
  });

  it('[G16] removes a damaged file, so that it is fetched again', async () => {
    const store = new BlobStore(folder, key);
    const hash = await store.add(Buffer.from('hello'));
    const file = files()[0]!;
    const bytes = readFileSync(file);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(file, bytes);
    expect(await store.read(hash)).toBeNull();
    expect(await store.has(hash)).toBe(false);
  });

  it('says when nothing can be written, and leaves nothing behind', async () => {
    writeFileSync(join(folder, 'file'), '');
    const store = new BlobStore(join(folder, 'file'), key);
    await expect(store.add(Buffer.from('x'))).rejects.toMatchObject({ code: 'read_only' });
    expect(files()).toEqual([join(folder, 'file')]);
  });

  it('has nothing of what it was never given', async () => {
    const store = new BlobStore(folder, key);
    expect(await store.read(hashOf(Buffer.from('x')))).toBeNull();
    await expect(store.remove(hashOf(Buffer.from('x')))).resolves.toBeUndefined();
  });
});
