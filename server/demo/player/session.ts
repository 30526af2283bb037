import { uuidv7 } from 'uuidv7';
import type { ClientId, IntentId } from '#shared/domain/ids.ts';
import type { Saw } from '#shared/intents/envelope.ts';
import type { ArgsOf, VerbName } from '#shared/intents/registry.ts';
import { verbVersion } from '#shared/intents/registry.ts';
import { pushResponse } from '#shared/protocol/push.ts';
import type { PushedIntent, PushResult } from '#shared/protocol/push.ts';
import { signInResponse } from '#shared/protocol/session.ts';
import { protocolVersion } from '#shared/protocol/versions.ts';

/** A colleague's device, as far as acting goes: it signs in and pushes, like every client. */
export class ColleagueSession {
  readonly #url: string;
  readonly #token: string;
  readonly #clientId: ClientId;
  #n = 0;

  constructor(url: string, token: string, clientId: ClientId) {
    this.#url = url;
    this.#token = token;
    this.#clientId = clientId;
  }

  static async open(url: string, email: string, password: string): Promise<ColleagueSession> {
    const clientId = uuidv7() as ClientId;
    const answer = await post(url, '/session', null, { email, password, deviceName: 'Demo', clientId });
    return new ColleagueSession(url, signInResponse.parse(answer).token, clientId);
  }

  /** Makes an act on the server. Throws what the server answered when it takes no act at all. */
  async act<N extends VerbName>(name: N, args: ArgsOf<N>, saw: Saw): Promise<PushResult> {
    const now = Date.now();
    const intent: PushedIntent = {
      id: uuidv7() as IntentId,
      name,
      v: verbVersion(name),
      args,
      saw,
      dependsOn: null,
      resolves: null,
      madeAt: now,
      asOf: now,
      elapsedMs: 0,
      n: this.#n + 1,
    };
    const body = { clientId: this.#clientId, protocol: protocolVersion, intents: [intent] };
    const answer = pushResponse.parse(await post(this.#url, '/sync/push', this.#token, body));
    this.#n = answer.last;
    const result = answer.results[0];
    if (result === undefined) throw new Error(`The demo's server did not decide on ${name}.`);
    return result;
  }
}

async function post(url: string, path: string, token: string | null, body: unknown): Promise<unknown> {
  const answer = await fetch(new URL(path, url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok)
    throw new Error(
      `The demo's server answered ${path} with ${String(answer.status)}: ${await answer.text()}`,
    );
  return answer.json();
}
