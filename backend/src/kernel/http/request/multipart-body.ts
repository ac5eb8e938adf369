import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { koaBody } from 'koa-body';
import type { File } from 'formidable';
import { fail } from '../../errors.ts';
import { bodyLimit, hasBody, parsedMethods, refusedBody } from './body-bytes.ts';
import type { FileLimits } from '../contract.ts';
import { Faults } from './faults.ts';
import { findUnstorable } from './json-body.ts';
import type { Context } from '../state.ts';

/** A file that came with a request. It is gone when the request has been answered: keep a copy. */
export interface UploadedFile {
  /** The form's field. */
  readonly field: string;
  /** As the client calls it, without folders. Never a path. */
  readonly name: string;
  /** As the client says: not to be believed. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Where it lies on this machine. */
  readonly path: string;
}

export interface MultipartBody {
  /** Where a name is repeated, its values are an array. */
  readonly fields: unknown;
  readonly files: readonly UploadedFile[];
  /** Removes the files. */
  discard(): Promise<void>;
}

/** RFC 7578 has no bound of its own for them. */
const mostFields = 100;

/**
 * Reads `multipart/form-data` (RFC 7578): fields into memory, files in pieces onto the disk.
 * @param limit bytes of all fields together
 * @throws {AppError} `body_too_large` with the limit that was passed; `unsupported_media_type`, `malformed`, `invalid_fields`
 */
export async function readMultipart(ctx: Context, files: FileLimits, limit = bodyLimit): Promise<MultipartBody> {
  if (!hasBody(ctx) || !ctx.is('multipart/form-data'))
    throw fail('unsupported_media_type', { message: 'Send multipart/form-data.' });
  const folder = await mkdtemp(join(tmpdir(), 'atrium-upload-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    await readerFor(files, limit, folder)(ctx, () => Promise.resolve());
    const { body, files: received } = ctx.request as { body?: unknown; files?: Record<string, File | File[]> };
    const fields = { ...(body as object) };
    const faults = new Faults();
    findUnstorable(fields, faults);
    const error = faults.asError();
    if (error) throw error;
    return { fields, files: uploadedFiles(received ?? {}), discard };
  } catch (error) {
    await discard();
    if ((error as { name?: unknown }).name === 'AppError') throw error;
    throw await refusedBody(ctx, error, files.maxBytes);
  }
}

function readerFor({ max, maxBytes }: FileLimits, limit: number, uploadDir: string): ReturnType<typeof koaBody> {
  return koaBody({
    multipart: true,
    json: false,
    urlencoded: false,
    text: false,
    parsedMethods,
    formidable: {
      uploadDir,
      maxFiles: max,
      maxFileSize: maxBytes,
      maxTotalFileSize: max * maxBytes,
      maxFields: mostFields,
      maxFieldsSize: limit,
      allowEmptyFiles: true,
      minFileSize: 0,
    },
  });
}

function uploadedFiles(received: Record<string, File | File[]>): UploadedFile[] {
  return Object.entries(received).flatMap(([field, one]) =>
    [one].flat().map(({ originalFilename, mimetype, size, filepath }) => ({
      field,
      name: nameOf(originalFilename),
      type: mimetype ?? 'application/octet-stream',
      size,
      path: filepath,
    })),
  );
}

/** The last part of whatever path a client sends, with either separator, without characters that end or turn a line. */
function nameOf(sent: string | null): string {
  const last = (sent ?? '').toWellFormed().split(/[/\\]/u).at(-1) ?? '';
  return last.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').slice(0, 255) || 'file';
}
