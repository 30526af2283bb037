// npm run conflicts: writes docs/conflicts.md from the cells in shared/intents/conflicts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { conflictsPage } from './conflicts/page.ts';
import { root } from './runBin.ts';

writeFileSync(join(root, 'docs/conflicts.md'), conflictsPage());
