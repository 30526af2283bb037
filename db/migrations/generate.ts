// After `drizzle-kit generate --config db/drizzle.config.ts --name <what>`: node db/migrations/generate.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;

/** The SQL files in the order of drizzle's journal. */
export function readSteps(): { tag: string; statements: string[] }[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string }[];
  };
  return journal.entries.map(({ tag }) => {
    const statements = readFileSync(join(folder, `${tag}.sql`), 'utf8')
      .split('--> statement-breakpoint')
      .map((text) => text.trim())
      .filter((text) => text !== '');
    return { tag, statements };
  });
}

function renderBundle(): string {
  return `// Made by generate.ts from the SQL files beside it. Do not edit.
export interface Migration {
  readonly tag: string;
  readonly statements: readonly string[];
}

export const migrations: readonly Migration[] = ${JSON.stringify(readSteps(), null, 2)};
`;
}

if (import.meta.main) writeFileSync(join(folder, 'bundle.ts'), renderBundle());
