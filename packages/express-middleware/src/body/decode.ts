import { textOf } from '../http.js';
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** The bytes are more than the cap once they are decompressed. */
export const TOO_LONG = Symbol('too long');

type Decompress = (bytes: Buffer, options: { maxOutputLength: number }) => Buffer;

/** Both forms are sent as `deflate`: RFC 9110 section 8.4.1.2. */
const inflateEither: Decompress = (bytes, options) =>
  ((bytes[0] ?? 0) & 0x0f) === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options);

const DECOMPRESS: Readonly<Record<string, Decompress>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateEither,
  br: brotliDecompressSync,
  identity: (bytes) => bytes,
};

/** As many codings as a body may have: more are not sent by any server. */
const MAX_CODINGS = 3;

/** A body without its `Content-Encoding`; `undefined` if that cannot be read. */
export function decompress(bytes: Buffer, encoding: unknown, most: number): Buffer | typeof TOO_LONG | undefined {
  if (encoding === undefined) return bytes;
  const codings = (textOf(encoding) ?? '')
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '');
  if (codings.length > MAX_CODINGS) return undefined;
  let plain = bytes;
  for (const coding of codings.reverse()) {
    const run = Object.hasOwn(DECOMPRESS, coding) ? DECOMPRESS[coding] : undefined;
    if (run === undefined) return undefined;
    try {
      plain = run(plain, { maxOutputLength: most });
    } catch (error) {
      return (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE' ? TOO_LONG : undefined;
    }
  }
  return plain;
}

/** To make one costs more than to read a short body. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes as text; `undefined` if they are none in this charset, or binary: a zero between two digits would hide a number. */
export function textIn(bytes: Buffer, charset = 'utf-8'): string | undefined {
  try {
    const decoder = charset === 'utf-8' ? utf8 : new TextDecoder(charset, { fatal: true });
    const text = decoder.decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
