import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { maxAttachmentBytes } from '#shared/domain/attachment.ts';
import { blobHash } from '#shared/domain/ids.ts';
import type { App } from './app.ts';
import { authenticate, uploaderOf } from './auth.ts';
import type { HttpParts } from './parts.ts';

const params = z.object({ hash: blobHash });

/** `bytes 0-99/1000` or `bytes 0-99/100` (RFC 9110, 14.4); without the header the whole file is sent from 0. */
function contentRange(header: string | undefined, length: number): { from: number; total: number } {
  if (header === undefined) return { from: 0, total: length };
  const match = /^bytes (\d{1,12})-(\d{1,12})\/(\d{1,12})$/.exec(header);
  const [from, to, total] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  if (match === null || to < from || to >= total) {
    throw new AppError('invalid', 'Content-Range must be "bytes <first>-<last>/<size>"', {
      field: 'content-range',
    });
  }
  return { from, total };
}

/** One range of a GET (RFC 9110, 14.2): `bytes=a-b`, `bytes=a-` or `bytes=-n`. Null for the whole or what is not understood. */
function wantedRange(header: string | undefined, size: number): { start: number; end: number } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null || (match[1] === '' && match[2] === '')) return null;
  if (match[1] === '') return { start: Math.max(0, size - Number(match[2])), end: size - 1 };
  const end = match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  return { start: Number(match[1]), end };
}

/**
 * Files by hash. `HEAD` tells how many bytes of my upload are here (`upload-offset`) and whether the file is complete
 * (`upload-complete: ?1`); `PUT` with Content-Range goes on from there; `GET` answers ranges. The first two also serve a revoked
 * device that hands in its unsent work.
 */
export function blobRoutes(app: App, parts: HttpParts): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

  app.head('/blobs/:hash', { schema: { params } }, async (request, reply) => {
    const agentId = await uploaderOf(parts, request);
    const size = await parts.blobs.readable(agentId, request.params.hash);
    const offset = size ?? (await parts.blobs.offset(agentId, request.params.hash));
    void reply.header('upload-offset', offset).header('upload-complete', size === null ? '?0' : '?1');
    return reply.status(200).send();
  });

  app.put('/blobs/:hash', { schema: { params }, bodyLimit: maxAttachmentBytes }, async (request, reply) => {
    const agentId = await uploaderOf(parts, request);
    const { hash } = request.params;
    const size = await parts.blobs.readable(agentId, hash);
    if (size !== null) {
      request.raw.resume();
      return reply.send({ offset: size, complete: true });
    }
    const length = Number(request.headers['content-length'] ?? Number.NaN);
    const range = contentRange(request.headers['content-range'], length);
    if (!Number.isInteger(range.total)) {
      throw new AppError('invalid', 'Content-Length or Content-Range is missing', {
        field: 'content-length',
      });
    }
    return reply.send(await parts.blobs.append(agentId, hash, range, request.raw));
  });

  app.get('/blobs/:hash', { schema: { params } }, async (request, reply) => {
    const device = await authenticate(parts, request);
    const { hash } = request.params;
    const size = await parts.blobs.readable(device.agentId, hash);
    if (size === null) throw new AppError('not_found', 'blob');
    void reply.header('accept-ranges', 'bytes').header('x-content-type-options', 'nosniff');
    void reply.type('application/octet-stream');
    const range = wantedRange(request.headers.range, size);
    const file = parts.blobs.path(hash);
    if (range === null) return reply.header('content-length', size).send(createReadStream(file));
    if (range.start >= size || range.end < range.start) {
      return reply
        .status(416)
        .header('content-range', `bytes */${String(size)}`)
        .send();
    }
    return reply
      .status(206)
      .header('content-range', `bytes ${String(range.start)}-${String(range.end)}/${String(size)}`)
      .header('content-length', range.end - range.start + 1)
      .send(createReadStream(file, range));
  });
}
