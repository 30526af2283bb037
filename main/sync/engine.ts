import { AppError } from '#shared/domain/errors.ts';
import type { BlobHash } from '#shared/domain/ids.ts';
import type { Poke } from '#shared/protocol/pull.ts';
import type { SyncStatus } from '#shared/ipc/views.ts';
import { Attachments } from './attachments.ts';
import { Connectivity } from './connectivity.ts';
import { handInUnsent } from './leaver.ts';
import type { SyncParts } from './parts.ts';
import { Pokes } from './pokes.ts';
import { pullAll } from './puller.ts';
import { pushAll } from './pusher.ts';
import { SingleFlight } from './singleFlight.ts';
import { firstStatus, statusOf } from './status.ts';

/** Even when pokes work: a missed one must not cost more than this (± a tenth, so that a team does not ask in step). */
const safetyPullMs = 60_000;
/** Acts that wait this long without any progress while we are online: a new connection, and a warning. */
const watchdogMs = 30_000;
const statusDelayMs = 50;

/**
 * Keeps the replica and the server in step. Push, pull and uploads each run at most once at a time and beside each
 * other; every wait ends by a timer at the latest. Knows no rows: bytes go to the writer.
 */
export class SyncEngine {
  private readonly parts: SyncParts;
  private readonly connectivity: Connectivity;
  private readonly attachments: Attachments;
  private readonly pokes: Pokes;
  private readonly pushes: SingleFlight;
  private readonly pulls: SingleFlight;
  private readonly uploads: SingleFlight;
  private readonly leaving: SingleFlight;
  private left = false;
  private onLeft: () => void = () => undefined;
  private readonly listeners = new Set<(status: SyncStatus) => void>();
  private readonly timers = new Map<'safety' | 'watchdog' | 'status', () => void>();
  private running = false;
  private stopListening: () => void = () => undefined;
  private current = firstStatus;
  private warning: 'timeout' | null = null;
  private progressAt = 0;
  private pulledHeads = '';

  constructor(parts: SyncParts) {
    this.parts = parts;
    this.connectivity = new Connectivity(
      parts,
      () => this.runAll(),
      () => this.refresh(),
    );
    this.attachments = new Attachments(parts);
    // Nobody may learn only minutes later that the line is gone: a pull finds out.
    this.pokes = new Pokes(
      parts,
      (poke) => this.onPoke(poke),
      () => this.pulls.request(),
    );
    const mayRun = () => this.running && this.connectivity.open;
    const failed = (error: unknown) => {
      if (!this.running) return;
      this.connectivity.failed(error);
      if (error instanceof AppError && error.code === 'device_revoked') this.leaving.request();
    };
    // A failure here is tried again with the next look at the server, which finds the device revoked anew.
    this.leaving = new SingleFlight(
      () => this.leave(),
      () => this.running && !this.left,
      (error) =>
        parts.log('sync.escrow_failed', { code: error instanceof AppError ? error.code : 'internal' }),
    );
    // An act that was handed out may have arrived, so it can no longer be taken back here. While the line is known to be
    // gone none is handed out: a pull looks first whether it is back.
    const maySend = () => mayRun() && this.connectivity.offlineSince === null;
    this.pushes = new SingleFlight(() => this.push(), maySend, failed);
    this.pulls = new SingleFlight(() => this.pull(), mayRun, failed);
    this.uploads = new SingleFlight(() => this.upload(), maySend, failed);
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    this.progressAt = this.parts.clock.monotonic();
    this.stopListening = this.parts.replica.onChange(({ kinds }) => {
      if (kinds.includes('ledger') || kinds.includes('blob')) this.sendWaiting();
      this.refresh();
    });
    this.pokes.connect();
    this.runAll();
    this.watch();
    this.refresh();
  }

  /** Resolves when nothing of the engine runs any more. */
  async stop(): Promise<void> {
    this.running = false;
    this.stopListening();
    this.pokes.close();
    this.connectivity.close();
    for (const cancel of this.timers.values()) cancel();
    this.timers.clear();
    await Promise.all([this.pushes.idle(), this.pulls.idle(), this.uploads.idle(), this.leaving.idle()]);
  }

  /** The agent wants it now, the machine woke up, or the network is back: every wait ends. */
  now(): void {
    if (!this.running) return;
    this.pokes.connect();
    this.connectivity.reset();
  }

  /** The system's word on the network; false only spares useless tries. */
  networkChanged(online: boolean): void {
    if (!this.running) return;
    if (online) this.now();
    else this.connectivity.lost();
  }

  status(): SyncStatus {
    return this.current;
  }

  onStatus(listener: (status: SyncStatus) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Calls back once when this device was revoked and the server has everything that was not sent. */
  onRevoked(then: () => void): void {
    this.onLeft = then;
    if (this.left) then();
  }

  /** Makes sure the bytes are on this device. False: offline, or gone. */
  fetchBlob(hash: BlobHash): Promise<boolean> {
    return this.attachments.fetch(hash);
  }

  /** Resolves when push, pull and uploads rest; for tests and for a quiet end. */
  async settled(): Promise<void> {
    do {
      await Promise.all([this.pushes.idle(), this.pulls.idle(), this.uploads.idle()]);
    } while (this.pushes.busy || this.pulls.busy || this.uploads.busy);
  }

  private runAll(): void {
    this.uploads.request();
    this.pushes.request();
    this.pulls.request();
    this.scheduleSafety();
  }

  private sendWaiting(): void {
    this.uploads.request();
    this.pushes.request();
  }

  private async push(): Promise<void> {
    const decided = await pushAll(this.parts);
    if (!decided) return;
    this.progressed();
    this.pulls.request();
  }

  private async pull(): Promise<void> {
    await pullAll(this.parts);
    const wasOffline = this.connectivity.offlineSince !== null;
    this.connectivity.worked();
    if (wasOffline) this.sendWaiting();
    this.scheduleSafety();
  }

  private async upload(): Promise<void> {
    if (!(await this.attachments.uploadAll())) return;
    this.progressed();
    this.pushes.request();
  }

  private async leave(): Promise<void> {
    await handInUnsent(this.parts, () => this.attachments.uploadAll());
    this.left = true;
    this.onLeft();
  }

  /** Acts or files got on; a pull alone is no progress for what waits. */
  private progressed(): void {
    this.restartWatch();
    this.connectivity.worked();
  }

  private restartWatch(): void {
    this.progressAt = this.parts.clock.monotonic();
    this.warning = null;
  }

  /** Heads come with every heartbeat; only those that moved since the last pull are a reason for one. */
  private onPoke(poke: Poke): void {
    void this.parts.replica.writer.heardServerTime(poke.serverTime).catch(() => undefined);
    const heads = JSON.stringify(Object.entries(poke.heads).sort());
    if (heads === this.pulledHeads) return;
    this.pulledHeads = heads;
    if (!this.connectivity.open && this.connectivity.offlineSince !== null) this.connectivity.reset();
    else this.pulls.request();
  }

  private scheduleSafety(): void {
    const ms = safetyPullMs * (0.9 + 0.2 * this.parts.random());
    this.after('safety', ms, () => {
      this.pulls.request();
      this.sendWaiting();
      this.scheduleSafety();
    });
  }

  private watch(): void {
    this.after('watchdog', watchdogMs, () => {
      const silent = this.parts.clock.monotonic() - this.progressAt;
      if (this.current.waiting > 0 && this.connectivity.online && silent >= watchdogMs) {
        this.parts.log('sync.watchdog', { waiting: this.current.waiting });
        this.warning = 'timeout';
        this.now();
        this.refresh();
      }
      this.watch();
    });
  }

  private refresh(): void {
    if (!this.running || this.timers.has('status')) return;
    this.after('status', statusDelayMs, () => {
      this.timers.delete('status');
      void this.publish();
    });
  }

  private async publish(): Promise<void> {
    try {
      const figures = await this.parts.replica.reader.query('figures.get', {});
      if (figures.waiting === 0) this.restartWatch();
      const next = statusOf(figures, this.connectivity, this.warning);
      if (JSON.stringify(next) === JSON.stringify(this.current)) return;
      this.current = next;
      this.listeners.forEach((listener) => listener(next));
    } catch (error) {
      this.parts.log('sync.status_failed', { detail: error instanceof Error ? error.message : '' });
    }
  }

  private after(name: 'safety' | 'watchdog' | 'status', ms: number, then: () => void): void {
    this.timers.get(name)?.();
    if (this.running) this.timers.set(name, this.parts.timers.after(ms, then));
  }
}
