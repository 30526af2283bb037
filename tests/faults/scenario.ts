import type { Engine } from './faultOffice.ts';

export interface ScenarioOptions {
  readonly engine: Engine;
  readonly seed: number;
  /** Kills per side. */
  readonly points: number;
  readonly say: (line: string) => void;
}

/** One named piece of `npm run faults`. Answers a sentence for each thing that went wrong. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  run(options: ScenarioOptions): Promise<readonly string[]>;
}
