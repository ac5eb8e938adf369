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

/** A file of a request. It is deleted after the response: keep a copy. */
export interface UploadedFile {
  /** The name of the form's field. */
  readonly field: string;
  /** The client's file name, without folders. Never a path. */
  readonly name: string;
  /** The client's media type; not verified. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Path on this machine. */
  readonly path: string;
}

export interface MultipartBody {
  /** By name; the values of a repeated name are an array. */
  readonly fields: unknown;
  readonly files: readonly UploadedFile[];
  /** Deletes the files. */
  discard(): Promise<void>;
}

/** The most fields; RFC 7578 has no bound. */
const mostFields = 100;

/**
 * Reads `multipart/form-data` (RFC 7578): fields into memory, files to the disk.
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

/**
 * The last part of the path that a client sends, with either separator, without control characters and those that change the
 * direction of text.
 */
function nameOf(sent: string | null): string {
  const last = (sent ?? '').toWellFormed().split(/[/\\]/u).at(-1) ?? '';
  return last.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').slice(0, 255) || 'file';
}
