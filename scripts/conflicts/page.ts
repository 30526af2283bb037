import { conflictMatrix, firsts } from '#shared/intents/conflicts/matrix.ts';
import type { Pair } from '#shared/intents/conflicts/matrix.ts';
import { verbNames } from '#shared/intents/registry.ts';

/** Where the tests of the cells stand, seen from docs/. */
const testFile = '../tests/sync/conflicts/matrix.test.ts';
const symbols = { applied: '✓', superseded: '→', parked: '?', refused: '✗' } as const;
const ends = {
  applied: 'goes',
  superseded: 'someone was first',
  parked: 'needs a decision',
  refused: 'not taken',
} as const;

const head = `# Conflict matrix

What becomes of an act that was made without having seen an earlier one. This page is made by
\`npm run conflicts\` from \`shared/intents/conflicts\`; a test fails when it is stale. Each cell is one test that lets both
acts meet through the server's own push, and checks the end, the reason, the case, the line on the timeline and that the
loser's words are kept. To run one: \`npx vitest run --project unit tests/sync/conflicts -t "take, then reply"\`.

Rows arrive first, columns second, unseen. ✓ goes · → someone was first (superseded) · ? needs a decision (parked,
words intact) · ✗ not taken, stays on the device. Two signs: it depends, see below.
`;

const anchor = (first: string, second: string): string => `${first}-then-${second}`.replaceAll('_', '-');

/** The page docs/conflicts.md as it must be. @throws when a pair has no cell, or two */
export function conflictsPage(): string {
  const { pairs, wrong } = conflictMatrix();
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const columns = verbNames.map((name) => name.replaceAll('_', ' '));
  const table = [
    `| first ↓ second → | ${columns.join(' | ')} |`,
    `|---|${verbNames.map(() => ':-:|').join('')}`,
    ...firsts.map((first) => {
      const cells = verbNames.map((second) => {
        const here = pairs.filter((pair) => pair.first === first && pair.second === second);
        const signs = [...new Set(here.map((pair) => symbols[pair.cell.end]))].join('');
        return `[${signs}](#${anchor(first, second)})`;
      });
      return `| **${first.replaceAll('_', ' ')}** | ${cells.join(' | ')} |`;
    }),
  ];
  const sections = verbNames.map((second) => section(second, pairs));
  return `${head}\n${table.join('\n')}\n${sections.join('')}`;
}

function section(second: string, pairs: readonly Pair[]): string {
  const seen = new Set<string>();
  const lines = pairs
    .filter((pair) => pair.second === second)
    .map((pair) => {
      const id = anchor(pair.first, pair.second);
      const mark = seen.has(id) ? '' : `<a id="${id}"></a>`;
      seen.add(id);
      const code = pair.cell.code === null ? '' : ` (\`${pair.cell.code}\`)`;
      return `- ${mark}[${pair.id}](${testFile}): **${ends[pair.cell.end]}**${code}. ${pair.cell.says}`;
    });
  return `\n## ${second.replaceAll('_', ' ')} comes second\n${lines.join('\n')}\n`;
}
