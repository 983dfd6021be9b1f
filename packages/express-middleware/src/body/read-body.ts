import { isBag } from '../http.js';
import { decompress, textIn, TOO_LONG } from './decode.js';
import { LIMIT_MARKER, sizeOnly } from './markers.js';
import { type MediaType, mediaTypeOf } from './media-type.js';
import { addMember, fieldsOf } from './multipart.js';

function formOf(text: string): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(text)) addMember(members, name, value);
  return members;
}

/** Is told the text of a body that is nothing but what the text says as JSON. */
export type OnJson = (text: string) => void;

/** Numbers that JavaScript may round: 2^53 has 16 digits. */
const LARGE_NUMBER = /\d{17}|9\d{15}/;

/**
 * A text that is no JSON stays a text: what stands in it is found by its names all the same. So does one with a number that would be
 * rounded, and be no card any more.
 */
function jsonOf(text: string, onJson: OnJson | undefined): unknown {
  if (LARGE_NUMBER.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    onJson?.(text);
    return value;
  } catch {
    return text;
  }
}

function readText(text: string, { kind }: MediaType, onJson?: OnJson): unknown {
  if (kind === 'json') return jsonOf(text, onJson);
  return kind === 'form' ? formOf(text) : text;
}

/** A body as a value for the log, not redacted yet; `undefined` if it is empty. `edit` is given its text before anything reads it. */
export function readBody(
  bytes: Buffer,
  type: unknown,
  encoding: unknown,
  most: number,
  onJson?: OnJson,
  edit = (text: string): string => text,
): unknown {
  if (bytes.length === 0) return undefined;
  const media = mediaTypeOf(type);
  if (media.kind === 'other') return sizeOnly(bytes.length);
  const plain = decompress(bytes, encoding, most);
  if (plain === TOO_LONG) return LIMIT_MARKER;
  if (plain === undefined) return sizeOnly(bytes.length);
  if (media.kind === 'multipart') return fieldsOf(plain, media.boundary) ?? sizeOnly(bytes.length);
  const text = textIn(plain, media.charset);
  return text === undefined ? sizeOnly(bytes.length) : readText(edit(text), media, onJson);
}

/** How long a value is as JSON: `undefined` if it cannot be told. */
function jsonLength(value: unknown): number | undefined {
  try {
    return (JSON.stringify(value) as string | undefined)?.length;
  } catch {
    return undefined;
  }
}

/** A value, or a marker if it is too long as JSON. */
export function capped(value: unknown, most: number): unknown {
  const length = value === undefined ? 0 : jsonLength(value);
  return length === undefined || length > most ? LIMIT_MARKER : value;
}

/** express.json of version 4 gives an empty object to a request without a body. */
const isEmpty = (body: object, size: number | undefined): boolean =>
  (size ?? 0) === 0 && Object.keys(body).length === 0 && !(body instanceof Map);

/** What is known of a parsed body from its request. */
export interface ParsedHead {
  readonly type: unknown;
  readonly encoding: unknown;
  /** Its length in bytes, if the request says so. */
  readonly size: number | undefined;
}

/** What a parser of the application made of a request body, as a value for the log, not redacted yet. */
export function readParsed(body: unknown, { type, encoding, size }: ParsedHead, most: number): unknown {
  if (body === undefined || body === null || body === '') return undefined;
  if (ArrayBuffer.isView(body)) {
    const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    return bytes.length > most ? LIMIT_MARKER : readBody(bytes, type, undefined, most);
  }
  if (typeof body === 'string') {
    if (body.length > most) return LIMIT_MARKER;
    return body.includes('\0') ? sizeOnly(Buffer.byteLength(body)) : readText(body, mediaTypeOf(type));
  }
  if (!isBag(body)) return body;
  if (isEmpty(body, size)) return undefined;
  // The size that is sent spares measuring, unless it is that of compressed bytes.
  if (encoding === undefined && size !== undefined) return size > most ? LIMIT_MARKER : body;
  return capped(body, most);
}
