import type { Failure } from '#shared/domain/errors.ts';
import type {
  Bridge,
  CallInput,
  CallName,
  CallOutput,
  EventName,
  EventPayload,
} from '#shared/ipc/contract.ts';
import { onScopeDispose } from 'vue';

declare global {
  interface Window {
    /** Put there by the preload script; the only way out of the window. */
    readonly caseload: Bridge;
  }
}

/** A call that main answered with an expected failure. Its sentence is the message `errors.<code>`. */
export class CallError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.name = 'CallError';
    this.failure = failure;
  }
}

/**
 * Asks main for something.
 * @throws CallError on an expected failure
 */
export async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const result = await window.caseload.call(name, input);
  if (result.ok) return result.value;
  throw new CallError(result.error);
}

/** Listens to what main tells. Returns how to stop. */
export function on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
  return window.caseload.on(name, listener);
}

/** Listens as long as the calling component or store lives. */
export function useOn<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): void {
  onScopeDispose(on(name, listener));
}
