import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '#shared/domain/clock.ts';
import { redact, redactText } from './redact.ts';
import type { LogFields } from './redact.ts';

export interface Log {
  /** Writes one line: an event's name and what belongs to it. */
  event(name: string, fields?: LogFields): void;
  /** Writes a bug down and returns the id under which it stands in the log; the user is shown that id. */
  bug(name: string, error: unknown, fields?: LogFields): string;
}

export interface LogOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Bytes after which a new file is begun. */
  readonly maxBytes?: number;
  /** Files kept, the current one included. */
  readonly keep?: number;
}

export const logFile = 'caseload.log';

/** JSON lines in `folder`, redacted, rotated by size. A log that cannot be written never stops the application. */
export function openLog({ folder, clock, newId, maxBytes = 1_000_000, keep = 5 }: LogOptions): Log {
  const path = join(folder, logFile);
  const write = (name: string, fields: LogFields): void => {
    const line = `${JSON.stringify({ at: new Date(clock.now()).toISOString(), event: name, ...redact(fields) })}\n`;
    try {
      mkdirSync(folder, { recursive: true });
      if (sizeOf(path) + line.length > maxBytes) rotate(path, keep);
      appendFileSync(path, line, { mode: 0o600 });
    } catch {
      // A full disk: the agent's work goes on without a log.
    }
  };
  return {
    event: (name, fields = {}) => write(name, fields),
    bug(name, error, fields = {}) {
      const id = newId();
      write(name, { ...fields, id, ...describe(error) });
      return id;
    },
  };
}

function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: redactText(String(error)) };
  const cause = error.cause instanceof Error ? error.cause.stack : undefined;
  return { error: error.stack ?? error.message, cause };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function rotate(path: string, keep: number): void {
  rmSync(`${path}.${keep - 1}`, { force: true });
  for (let n = keep - 2; n >= 0; n -= 1) {
    const from = n === 0 ? path : `${path}.${n}`;
    if (sizeOf(from) > 0) renameSync(from, `${path}.${n + 1}`);
  }
}
