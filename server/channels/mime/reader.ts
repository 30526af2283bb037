import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { ParseJob } from './parseWorker.ts';
import type { ReadMail } from './readMail.ts';
import { salvageMail } from './salvage.ts';

/** Longest time a mail may take: ten seconds, and more for large ones (a 50 MB file takes two to four seconds). */
const patienceMs = (size: number) => 10_000 + size / 1000;

/**
 * Reads mails on a thread of its own, one after the other, so that no mail can hold up the server: one that takes too
 * long or kills the thread is salvaged (head of the raw text, original attached), and the next gets a new thread.
 */
export class MailReader {
  readonly #patience: (size: number) => number;
  #worker: Worker | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #jobs = 0;
  #stopped = false;

  /** @param patience milliseconds that a mail of a given size may take */
  constructor(patience = patienceMs) {
    this.#patience = patience;
  }

  /** Starts the thread before the first mail needs it (about a second on a busy machine). */
  warm(): void {
    (this.#worker ??= this.#start()).unref();
  }

  /**
   * Reads one mail. Never rejects for what is in the mail.
   * @param cutFrom see `parseMail`
   */
  read(raw: Buffer, cutFrom?: number): Promise<ReadMail> {
    const result = this.#turn.then(() => this.#readNow(raw, cutFrom));
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** Ends the thread; a mail in work is salvaged. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#dropWorker();
  }

  async #readNow(raw: Buffer, cutFrom: number | undefined): Promise<ReadMail> {
    const read = this.#stopped ? null : await this.#onThread(raw, cutFrom);
    if (read) return read;
    await this.#dropWorker();
    const hash = createHash('sha256').update(raw).digest('hex');
    return salvageMail(raw, hash, 'This mail took too long to read; the original is attached.');
  }

  #onThread(raw: Buffer, cutFrom: number | undefined): Promise<ReadMail | null> {
    const worker = (this.#worker ??= this.#start());
    this.#jobs += 1;
    const job: ParseJob = { id: this.#jobs, raw, cutFrom };
    return new Promise((resolve) => {
      const finish = (mail: ReadMail | null) => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
        worker.unref();
        resolve(
          mail && { ...mail, files: mail.files.map((file) => ({ ...file, bytes: Buffer.from(file.bytes) })) },
        );
      };
      const onMessage = (answer: { id: number; mail: ReadMail }) => {
        if (answer.id === job.id) finish(answer.mail);
      };
      const onEnd = () => finish(null);
      const timer = setTimeout(onEnd, this.#patience(raw.length));
      worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
      worker.ref();
      worker.postMessage(job);
    });
  }

  #start(): Worker {
    return new Worker(new URL('./parseWorker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
  }

  async #dropWorker(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    // A thread that ended by an error says so once more here; it was handled when the mail was given up.
    worker?.on('error', () => undefined);
    await worker?.terminate();
  }
}
