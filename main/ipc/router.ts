import { AppError, toFailure } from '#shared/domain/errors.ts';
import type { Failure, Result } from '#shared/domain/errors.ts';
import { calls } from '#shared/ipc/contract.ts';
import type { CallInput, CallName, CallOutput } from '#shared/ipc/contract.ts';
import type { Log } from '../log/log.ts';

/** One function for every call of the contract: a missing one does not compile. */
export type Handlers = {
  readonly [N in CallName]: (input: CallInput<N>) => CallOutput<N> | Promise<CallOutput<N>>;
};

export interface RouterOptions {
  readonly handlers: Handlers;
  readonly log: Log;
  /** Check answers against the contract as well; in development and tests. */
  readonly checkAnswers: boolean;
}

/** A message as it came in: nothing about it is known yet. */
export interface Message {
  readonly trusted: boolean;
  readonly name: unknown;
  readonly input: unknown;
}

export type Router = (message: Message) => Promise<Result<unknown>>;

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name);
}

/**
 * Answers calls of windows: checks who asks and what, runs the handler, and turns whatever happens into a `Result`.
 * Never rejects. Expected failures keep their code; bugs become `internal` with the id of their line in the log.
 */
export function createRouter({ handlers, log, checkAnswers }: RouterOptions): Router {
  const refuse = (code: Failure['code'], event: string, call: string): Result<never> => {
    log.event(event, { call });
    return { ok: false, error: { code, params: {} } };
  };

  return async ({ trusted, name, input }) => {
    if (!trusted) return refuse('forbidden', 'ipc.untrusted', shown(name));
    if (!isCallName(name)) return refuse('invalid', 'ipc.unknown', shown(name));
    const parsed = calls[name].input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const field = issue?.path.join('.') ?? '';
      log.event('ipc.invalid', { call: name, field, issue: issue?.code });
      return { ok: false, error: { code: 'invalid', params: { field } } };
    }
    try {
      // The name picked both the schema and the handler; TypeScript cannot see that they belong together.
      const handler = handlers[name] as (input: unknown) => unknown;
      const value = await handler(parsed.data);
      if (checkAnswers) calls[name].output.parse(value);
      return { ok: true, value };
    } catch (error) {
      if (error instanceof AppError) {
        log.event('ipc.failed', { call: name, code: error.code, detail: error.message });
        return { ok: false, error: toFailure(error) };
      }
      return {
        ok: false,
        error: { code: 'internal', params: {}, logId: log.bug('ipc.bug', error, { call: name }) },
      };
    }
  };
}

function shown(name: unknown): string {
  return typeof name === 'string' ? name.slice(0, 60) : typeof name;
}
