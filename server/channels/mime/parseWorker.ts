import { parentPort } from 'node:worker_threads';
import { parseMail } from './parse.ts';

export interface ParseJob {
  readonly id: number;
  readonly raw: Uint8Array;
  readonly cutFrom: number | undefined;
}

/** Thread of `MailReader`: one mail at a time, so that a hostile mail can be stopped by ending the thread. */
parentPort?.on('message', (job: ParseJob) => {
  const raw = Buffer.from(job.raw.buffer, job.raw.byteOffset, job.raw.byteLength);
  void parseMail(raw, job.cutFrom).then((mail) => parentPort?.postMessage({ id: job.id, mail }));
});
