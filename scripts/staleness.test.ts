import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTempDir, type TempDir } from '../tests/support/tempDir.ts';
import { hashOf, isStale, writeStamp } from './staleness.ts';

describe('staleness of a build', () => {
  let dir: TempDir;
  const patterns = ['src/**/*'];
  beforeEach(async () => {
    dir = await makeTempDir('stale');
    await mkdir(join(dir.path, 'src/deep'), { recursive: true });
    await writeFile(join(dir.path, 'src/deep/a.ts'), 'one');
  });
  afterEach(() => dir.remove());

  it('is stale without a stamp, fresh after one, stale again after an edit, a new file or a rename', async () => {
    const stamp = join(dir.path, 'stamp');
    const hash = hashOf(dir.path, patterns);
    expect(isStale(stamp, hash)).toBe(true);
    writeStamp(stamp, hash);
    expect(isStale(stamp, hashOf(dir.path, patterns))).toBe(false);
    await writeFile(join(dir.path, 'src/deep/a.ts'), 'two');
    expect(isStale(stamp, hashOf(dir.path, patterns))).toBe(true);
    await writeFile(join(dir.path, 'src/deep/a.ts'), 'one');
    expect(isStale(stamp, hashOf(dir.path, patterns))).toBe(false);
    await writeFile(join(dir.path, 'src/b.ts'), '');
    expect(isStale(stamp, hashOf(dir.path, patterns))).toBe(true);
  });

  it('does not look at times', async () => {
    const before = hashOf(dir.path, patterns);
    await utimes(join(dir.path, 'src/deep/a.ts'), 1, 1);
    expect(hashOf(dir.path, patterns)).toBe(before);
  });
});
