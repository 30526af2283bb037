/**
 * Runs a piece of work at most once at a time. A request during a run makes exactly one more run behind it. Failures
 * go to `failed`; `mayRun` says whether now is the time (a request while it is not is forgotten: whoever opens the
 * way again asks anew).
 */
export class SingleFlight {
  private readonly work: () => Promise<void>;
  private readonly mayRun: () => boolean;
  private readonly failed: (error: unknown) => void;
  private running: Promise<void> | null = null;
  private again = false;

  constructor(work: () => Promise<void>, mayRun: () => boolean, failed: (error: unknown) => void) {
    this.work = work;
    this.mayRun = mayRun;
    this.failed = failed;
  }

  get busy(): boolean {
    return this.running !== null;
  }

  request(): void {
    if (this.running !== null) {
      this.again = true;
      return;
    }
    if (!this.mayRun()) return;
    this.again = false;
    this.running = this.run();
  }

  /** Resolves when nothing runs. */
  async idle(): Promise<void> {
    while (this.running !== null) await this.running;
  }

  private async run(): Promise<void> {
    try {
      await this.work();
    } catch (error) {
      this.again = false;
      this.failed(error);
    } finally {
      this.running = null;
    }
    if (this.again) this.request();
  }
}
