import { z } from 'zod';
import { blobHash } from './ids.ts';

/** Largest single attachment, in bytes. Mail over it is refused by most servers. */
export const maxAttachmentBytes = 50 * 1024 * 1024;

/** A file of a message, note or draft, named by the hash of its bytes. */
export const attachment = z.object({
  hash: blobHash,
  name: z.string().min(1).max(255),
  type: z.string().max(200),
  size: z.int().nonnegative(),
  /** Content-ID without angle brackets (RFC 2392) for images shown inside the text; null for plain files. */
  cid: z.string().max(998).nullable(),
});
export type Attachment = z.infer<typeof attachment>;
