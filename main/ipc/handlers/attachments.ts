import { AppError } from '#shared/domain/errors.ts';
import { maxAttachmentBytes } from '#shared/domain/attachment.ts';
import type { Attachment } from '#shared/domain/attachment.ts';
import type { Desk } from '../../account/desk.ts';
import type { Files } from '../../app/files.ts';
import type { Handlers } from '../router.ts';

type Group = 'attachment.add' | 'attachment.choose' | 'attachment.save' | 'attachment.fetch';

/** Stores bytes and tells the replica; answered when both are on disk. */
async function store(
  { files, replica }: Desk,
  bytes: Uint8Array,
  name: string,
  type: string,
): Promise<Attachment> {
  if (bytes.length > maxAttachmentBytes) throw tooLarge(name);
  const hash = await files.add(bytes);
  await replica.writer.blobAdded(hash, bytes.length);
  return { hash, name, type, size: bytes.length, cid: null };
}

const tooLarge = (name: string): AppError =>
  new AppError('too_large', '', { name, limitMb: maxAttachmentBytes / 1024 / 1024 });

export function attachmentHandlers(desk: () => Desk, dialogs: Files): Pick<Handlers, Group> {
  return {
    'attachment.add': ({ name, type, bytes }) => store(desk(), bytes, name, type),
    'attachment.choose': async () => {
      const here = desk();
      const files: Attachment[] = [];
      for (const file of await dialogs.choose(maxAttachmentBytes)) {
        if (file.bytes === null) throw tooLarge(file.name);
        files.push(await store(here, file.bytes, file.name, file.type));
      }
      return { files };
    },
    'attachment.save': async ({ hash, name }) => {
      const { files, sync } = desk();
      const bytes =
        (await files.read(hash)) ?? ((await sync.fetchBlob(hash)) ? await files.read(hash) : null);
      if (bytes === null) throw new AppError('offline', 'attachment not here');
      return { saved: await dialogs.save(name, bytes) };
    },
    'attachment.fetch': async ({ hash }) => {
      const { files, sync } = desk();
      return { here: (await files.read(hash)) !== null || (await sync.fetchBlob(hash)) };
    },
  };
}
