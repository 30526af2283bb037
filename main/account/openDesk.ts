import { ReplicaClient } from '#db/client.ts';
import { places } from '../app/places.ts';
import { BlobStore } from '../blobs/blobStore.ts';
import type { Log } from '../log/log.ts';
import type { Desk, DeskSpec } from './desk.ts';

/** Opens replica, files and sync of an account. @throws AppError, see desk.ts */
export async function openDesk(spec: DeskSpec, log: Log): Promise<Desk> {
  const { identity, paths, replicaKey } = spec;
  const replica = await ReplicaClient.open(places.dbWorker, { file: paths.replica, key: replicaKey, identity });
  const files = new BlobStore(paths.blobs, replicaKey);
  log.event('desk.opened');
  return {
    identity,
    replica,
    files,
    sync: {
      status: () => ({ state: 'offline', syncedAt: null, offlineSince: null, waiting: 0, needYou: 0, loading: null, problem: null, skewMs: null }),
      onStatus: () => () => undefined,
      now: () => undefined,
      fetchBlob: () => Promise.resolve(false),
    },
    close: () => replica.close(),
  };
}
