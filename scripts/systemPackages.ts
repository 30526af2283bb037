// npm run system-packages [-- part …]: installs the Debian packages that the tests use, or prints how to.
import { allSystemParts, type SystemPart } from '../tests/support/systemParts.ts';
import { Needs } from './bootstrap/say.mjs';
import { ensureParts } from './ensureParts.ts';

const isPart = (name: string): name is SystemPart => (allSystemParts as string[]).includes(name);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !isPart(name));
if (unknown.length > 0)
  throw new Needs(`There is no part ${unknown.join(', ')}. Parts: ${allSystemParts.join(', ')}`);
const parts = asked.length > 0 ? asked.filter(isPart) : allSystemParts;

await ensureParts(parts, asked.length > 0 ? asked.join(', ') : 'The whole test suite');
console.log(`present: ${parts.join(', ')}`);
