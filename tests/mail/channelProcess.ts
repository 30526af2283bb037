import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { systemClock } from '#shared/domain/clock.ts';
import { Blobs } from '../../server/blobs/blobs.ts';
import { createIntake } from '../../server/cases/intake.ts';
import { createSendQueue } from '../../server/cases/sendQueue.ts';
import { startChannels } from '../../server/channels/index.ts';
import type { MailboxConfig } from '../../server/channels/ports.ts';
import { systemTimers } from '../../server/channels/surroundings.ts';
import { openStore } from '../../server/store/open.ts';

/** The mail channel on a real store, as a process that a test kills: `channelProcess.ts DATA_DIR MAILBOX_JSON`. */
const [dataDir = '', mailbox = ''] = process.argv.slice(2);
const store = await openStore({ dataDir, databaseUrl: null });
const clock = systemClock;
const blobs = new Blobs({ dir: join(dataDir, 'blobs'), store, clock });
const parts = { store, clock, ids: uuidv7, blobs, onCommit: () => undefined };
const write = (fields: object, event: string) =>
  void process.stdout.write(`${JSON.stringify({ event, ...fields })}\n`);
startChannels({
  mailboxes: [JSON.parse(mailbox) as MailboxConfig],
  intake: createIntake(parts),
  sendQueue: createSendQueue(parts),
  clock,
  timers: systemTimers,
  random: Math.random,
  logger: { info: write, warn: write, error: write },
});
write({}, 'started');
