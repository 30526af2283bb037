// Part of npm test: the four languages have the same keys and placeholders and no empty text.
// Messages stand in renderer/src/locales/<language>.json, or in <language>/<part>.json with the part as first key.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { faultsOf, flatten, type Language, type Messages } from './locales.ts';
import { root } from './runBin.ts';

const folder = join(root, 'renderer/src/locales');
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Messages;

function messagesOf(language: Language): Map<string, string> {
  const single = join(folder, `${language}.json`);
  if (existsSync(single)) return flatten(read(single));
  const parts = readdirSync(join(folder, language)).filter((name) => name.endsWith('.json'));
  return flatten(
    Object.fromEntries(parts.map((name) => [basename(name, '.json'), read(join(folder, language, name))])),
  );
}

const all = { en: messagesOf('en'), nl: messagesOf('nl'), nb: messagesOf('nb'), pl: messagesOf('pl') };
const faults = faultsOf(all);
for (const fault of faults) console.log(fault);
console.log(`${all.en.size} messages in four languages, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
