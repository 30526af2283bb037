import { systemClock } from '#shared/domain/clock.ts';
import { type Channels, startChannels } from '../../server/channels/index.ts';
import type { MailboxConfig } from '../../server/channels/ports.ts';
import { systemTimers } from '../../server/channels/surroundings.ts';
import type { DeskInMemory } from './deskInMemory.ts';

export interface TestPatience {
  imapSilenceMs?: number;
  smtpSilenceMs?: number;
}

/** The mail channel on real clocks, with its log kept for failures. */
export function runChannels(
  desk: DeskInMemory,
  mailboxes: MailboxConfig[],
  patience: TestPatience = {},
): Channels & { log: string[] } {
  const log: string[] = [];
  const write = (fields: object, event: string) => void log.push(`${event} ${JSON.stringify(fields)}`);
  const channels = startChannels({
    mailboxes,
    intake: desk,
    sendQueue: desk,
    clock: systemClock,
    timers: systemTimers,
    // The lower half keeps the pauses of a test short; jitter itself has its own test.
    random: () => Math.random() / 4,
    logger: { info: write, warn: write, error: write },
    patience: {
      imap: { connectMs: 5000, silenceMs: patience.imapSilenceMs ?? 90_000 },
      smtp: { connectMs: 5000, silenceMs: patience.smtpSilenceMs ?? 30_000 },
    },
  });
  return { ...channels, log };
}
