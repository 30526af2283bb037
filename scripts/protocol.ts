// npm run protocol: writes docs/protocol-reference.md from the schemas of the wire.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { protocolPage } from './protocol/page.ts';

const root = join(import.meta.dirname, '..');
writeFileSync(join(root, 'docs/protocol-reference.md'), protocolPage());
