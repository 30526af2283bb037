import { Needs } from '../bootstrap/say.mjs';

export interface Feature {
  id: string;
  title: string;
  /** The issue that delivers it, or `undefined` for those without one yet. */
  issue: number | undefined;
}

export interface FeatureTable {
  features: Feature[];
  /** Issues whose features must all be proved. */
  doneIssues: number[];
}

/**
 * Reads docs/features.md: rows `| A8 | title | 2 |` (a dash where no issue is set) and the line
 * `Done issues: none` or `Done issues: 2, 3`. Throws when an id comes twice or the line is missing.
 */
export function readTable(markdown: string): FeatureTable {
  const features = [...markdown.matchAll(/^\| *([A-G]\d+) *\| *(.+?) *\| *(\d+|-) *\|$/gm)].map(
    ([, id = '', title = '', issue = '']): Feature => ({
      id,
      title,
      issue: issue === '-' ? undefined : Number(issue),
    }),
  );
  const twice = features.find(({ id }, at) => features.findIndex((other) => other.id === id) !== at);
  if (twice !== undefined) throw new Needs(`docs/features.md has ${twice.id} twice.`);
  const done = /^Done issues: *(.+)$/m.exec(markdown)?.[1];
  if (done === undefined) throw new Needs('docs/features.md lacks its line "Done issues: …".');
  return { features, doneIssues: [...done.matchAll(/\d+/g)].map(([number]) => Number(number)) };
}

/** Feature ids in the brackets of a test's title: "[A8 A9] take, then complete" → A8, A9. */
export const idsIn = (title: string): string[] => [
  ...new Set(
    [...title.matchAll(/\[([^\]]*)\]/g)].flatMap(([, inside = '']) => inside.match(/\b[A-G]\d+\b/g) ?? []),
  ),
];
