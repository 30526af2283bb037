import type { SimServer } from './simServer.ts';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const origin = 1_800_000_000_000;

/** What happened, told so that a person can read it: names instead of ids, seconds since the beginning. */
export class Story {
  readonly #names = new Map<string, string>();
  readonly #lines: string[] = [];

  name(id: string, name: string): void {
    this.#names.set(id, name);
  }

  /** Ids of people, inboxes and cases by their names; those of other things by their last digits. */
  tell(text: string): string {
    return text.replace(uuid, (id) => this.#names.get(id) ?? `…${id.slice(-5)}`);
  }

  add(at: number, text: string): void {
    this.#lines.push(`${((at - origin) / 1000).toFixed(1).padStart(7)} s  ${text}`);
  }

  lines(): readonly string[] {
    return this.#lines.map((line) => this.tell(line));
  }

  /** Gives cases their numbers as names and tells how the server decides each act. */
  follow(server: SimServer, nameOf: (agent: string) => string): void {
    const onRows = server.store.onRows;
    server.store.onRows = (rows) => {
      for (const { before, after } of rows) {
        if (after?.kind === 'result' && before === undefined) {
          const { id, end, reason, at } = after.row;
          const why = reason === null ? '' : ` (${reason.code})`;
          this.add(at, `  the server: act ${id} of ${nameOf(after.agentId)} is ${end}${why}`);
        }
        if (after?.kind === 'case') this.name(after.row.id, `case ${String(after.row.number)}`);
      }
      onRows(rows);
    };
    for (const { row } of server.store.rowsOf('case')) this.name(row.id, `case ${String(row.number)}`);
  }
}
