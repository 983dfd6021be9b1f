import { LIMIT_MARKER, sizeOnly, STREAM } from '../body/markers.js';
import { capped, readBody } from '../body/read-body.js';
import { addMember } from '../body/multipart.js';
import { mediaTypeOf } from '../body/media-type.js';
import { processBudget } from '../capture/budget.js';
import { Collector } from '../capture/collector.js';
import { type Bag, sizeOf } from '../http.js';

const TYPE = 'content-type';

/** The fields of a form; files by name, type and size. */
export function formDataOf(form: FormData): Bag {
  const fields: Bag = {};
  for (const [name, value] of form)
    addMember(
      fields,
      name,
      typeof value === 'string' ? value : { file: value.name, type: value.type, size: value.size },
    );
  return fields;
}

/** The bytes of a body that is given as a value; `undefined` if it is none. */
async function bytesIn(body: unknown, most: number): Promise<Buffer | typeof LIMIT_MARKER | undefined> {
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof URLSearchParams) return Buffer.from(body.toString());
  if (body instanceof ArrayBuffer) return Buffer.from(body);
  if (ArrayBuffer.isView(body)) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (body instanceof Blob) return body.size > most ? LIMIT_MARKER : Buffer.from(await body.arrayBuffer());
  return undefined;
}

const typeOfBody = (body: unknown, headers: Headers): string => {
  const given = headers.get(TYPE);
  if (given !== null) return given;
  if (body instanceof URLSearchParams) return 'application/x-www-form-urlencoded';
  return body instanceof Blob ? body.type : 'text/plain';
};

/** A body on its way out: as it is logged, and as a guard sees it, whatever type it claims to be. Neither is redacted. */
export interface OutgoingBody {
  readonly logged: unknown;
  readonly guarded: unknown;
}

const NOTHING: OutgoingBody = { logged: undefined, guarded: undefined };
const same = (value: unknown): OutgoingBody => ({ logged: value, guarded: value });

function bytesBody(bytes: Buffer, type: unknown, encoding: unknown, most: number): OutgoingBody {
  const logged = bytes.length > most ? LIMIT_MARKER : readBody(bytes, type, encoding, most);
  return { logged, guarded: bytes.toString() };
}

/**
 * What `fetch` is given as a body. Streams are not read.
 *
 * @param most the bytes that are logged
 * @param mostGuarded the bytes that a guard looks at
 */
export async function readInit(
  body: unknown,
  headers: Headers,
  most: number,
  mostGuarded: number,
): Promise<OutgoingBody> {
  if (body === undefined || body === null) return NOTHING;
  if (body instanceof FormData) {
    const fields = formDataOf(body);
    return { logged: capped(fields, most), guarded: fields };
  }
  const bytes = await bytesIn(body, Math.max(most, mostGuarded));
  if (bytes === undefined) return same(STREAM);
  if (bytes === LIMIT_MARKER) return same(LIMIT_MARKER);
  return bytesBody(bytes, typeOfBody(body, headers), headers.get('content-encoding') ?? undefined, most);
}

/** Reads a copy of a body up to a cap. The copy is of the caller's own; the original flows as it did. */
async function readStream(stream: ReadableStream<Uint8Array>, most: number): Promise<Buffer | undefined> {
  const collector = new Collector(processBudget, most);
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      collector.add(value, undefined);
      if (collector.bytes() !== undefined) continue;
      void reader.cancel().catch(() => {});
      return undefined;
    }
    return Buffer.from(collector.bytes() ?? []);
  } finally {
    collector.drop();
  }
}

/**
 * The body of a `Request` or `Response`, of which a copy is made. It is not read if it is endless, or longer than both caps, or no text
 * and not to be guarded.
 */
export async function readCopy(
  of: globalThis.Request | globalThis.Response,
  most: number,
  mostGuarded = 0,
): Promise<OutgoingBody> {
  if (of.body === null) return NOTHING;
  const type = of.headers.get(TYPE);
  const length = sizeOf(of.headers.get('content-length'));
  const { kind, name } = mediaTypeOf(type);
  const isUnread = name === 'text/event-stream' || (kind === 'other' && mostGuarded === 0);
  if (isUnread) return same(length === undefined ? STREAM : sizeOnly(length));
  const cap = Math.max(most, mostGuarded);
  const copy = length !== undefined && length > cap ? null : of.clone().body;
  const bytes = copy === null ? undefined : await readStream(copy, cap);
  return bytes === undefined ? same(LIMIT_MARKER) : bytesBody(bytes, type, undefined, most);
}
