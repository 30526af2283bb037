import type { Timers } from './surroundings.ts';

/** A sleep that can be ended early; a call that comes while nobody sleeps ends the next sleep at once. */
export class Wake {
  readonly #timers: Timers;
  #called = false;
  #sleeper: (() => void) | undefined;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  call(): void {
    this.#called = true;
    this.#sleeper?.();
  }

  forget(): void {
    this.#called = false;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        callOff();
        this.#sleeper = undefined;
        this.#called = false;
        resolve();
      };
      const callOff = this.#timers.after(ms, end);
      this.#sleeper = end;
      if (this.#called) end();
    });
  }
}
