import { AppError } from '#shared/domain/errors.ts';
import type { Failure } from '#shared/domain/errors.ts';
import type { ReplicaChange, ReplicaPlace } from './port.ts';

/** What goes between `client.ts` and `worker.ts`. Failures travel as data: a thrown `AppError` would lose its code. */
export interface WorkerStart {
  readonly role: 'writer' | 'reader' | 'checker' | 'mender';
  readonly place: ReplicaPlace;
  /** For the mender: tables that a check found damaged. */
  readonly suspects?: readonly string[];
}

/** One step of a long piece of work in a thread of its own. */
export type Step<T> =
  { readonly done: false; readonly progress: number } | { readonly done: true; readonly value: T };

export interface WorkerCall {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

export interface WireFailure extends Failure {
  readonly message: string;
}

export type WorkerMessage =
  | { readonly t: 'ready' }
  | { readonly t: 'failed'; readonly error: WireFailure }
  | { readonly t: 'value'; readonly id: number; readonly value: unknown }
  | { readonly t: 'error'; readonly id: number; readonly error: WireFailure }
  | { readonly t: 'changed'; readonly change: ReplicaChange };

export function toWire(error: unknown): WireFailure {
  if (error instanceof AppError) return { code: error.code, params: error.params, message: error.message };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'internal', params: {}, message };
}

export function fromWire({ code, params, message }: WireFailure): AppError {
  return new AppError(code, message.startsWith(`${code}: `) ? message.slice(code.length + 2) : message, {
    ...params,
  });
}
