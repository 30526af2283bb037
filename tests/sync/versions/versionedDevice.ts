import { uuidv7 } from 'uuidv7';
import { WebSocket } from 'ws';
import { systemClock } from '#shared/domain/clock.ts';
import type { CaseId, ClientId } from '#shared/domain/ids.ts';
import type { Dialect } from '#shared/protocol/dialect.ts';
import { openInProcess } from '#db/inProcess.ts';
import { testKey } from '#db/testing/rows.ts';
import { HttpTransport } from '../../../main/sync/httpTransport.ts';
import type { PokeSocket } from '../../../main/sync/httpTransport.ts';
import type { SyncParts } from '../../../main/sync/parts.ts';
import { pullAll } from '../../../main/sync/puller.ts';
import { pushAll } from '../../../main/sync/pusher.ts';
import { systemTimers } from '../../../main/sync/timers.ts';
import type { HttpWorld } from '../../../server/testing/httpClient.ts';

/** One device that is opened again and again, each time as a build of another version, on one file. */
export async function versionedDevice(world: HttpWorld, file: string) {
  const key = testKey();
  const clientId = uuidv7() as ClientId;
  const { token, agentId } = await world.signIn('ben@team.example', clientId);
  const identity = { agentId, clientId, name: 'Ben', email: 'ben@team.example', workspace: 'Test' };
  let server = world.server.url;
  return {
    /** The same workspace, served by another build from now on. */
    moveTo: (url: string) => void (server = url),
    open: (dialect: Dialect) => openAs(dialect, { file, key, identity }, () => server, token),
  };
}

type Place = Parameters<typeof openInProcess>[0];

function openAs(dialect: Dialect, place: Place, server: () => string, token: string) {
  const parts = { clock: systemClock, newId: uuidv7, run: uuidv7(), dialect };
  const replica = openInProcess(place, parts);
  /** Every row that came, as it was on the wire. */
  const rows: { k: string; r: Record<string, unknown> }[] = [];
  const events: string[] = [];
  const transport = (): HttpTransport =>
    new HttpTransport({
      server: server(),
      token,
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        if (!url.endsWith('/sync/pull') || !response.ok) return response;
        const text = await response.text();
        for (const part of text.split('\n').filter((line) => line.startsWith('{"t":"row"')))
          rows.push(JSON.parse(part) as (typeof rows)[number]);
        return new Response(text, response);
      },
      openSocket: (url, headers) => new WebSocket(url, { headers: { ...headers } }) as PokeSocket,
      timers: systemTimers,
    });
  const sync = (): SyncParts => ({
    replica,
    transport: transport(),
    files: {
      add: () => Promise.reject(new Error('no files here')),
      read: () => Promise.resolve(null),
      has: () => Promise.resolve(false),
      remove: () => Promise.resolve(),
    },
    clock: systemClock,
    timers: systemTimers,
    random: Math.random,
    newId: uuidv7,
    log: (event) => void events.push(event),
  });
  return {
    replica,
    rows,
    events,
    /** One round of the engine: what waits goes, then everything new comes. */
    async round(): Promise<void> {
      await pushAll(sync());
      await pullAll(sync());
    },
    async note(caseId: CaseId, text: string): Promise<string> {
      const saw = { lastPublicId: null, entryId: null, ownerId: null, ownerRev: null };
      const args = {
        caseId,
        itemId: uuidv7(),
        text,
        html: null,
        attachments: [],
        draftId: null,
        draftRev: 0,
      };
      const act = { name: 'note', args, saw, dependsOn: null, resolves: null };
      return (await replica.writer.submit(act)).intentId;
    },
    tables(): string[] {
      const { sql } = replica.sync.store;
      return ['cases', 'entries', 'items', 'customers'].flatMap((table) =>
        sql.all<{ body: string }>(`SELECT body FROM ${table} ORDER BY id`).map(({ body }) => body),
      );
    },
    refused: () => replica.sync.store.sql.all('SELECT * FROM refused'),
  };
}
