import type { Bag } from '../http.js';
import { textIn } from './decode.js';
import { mediaTypeOf, parameterOf } from './media-type.js';

const MAX_PARTS = 1000;
const BREAK = Buffer.from('\r\n\r\n');

/** The headers of a part, by lower-case name. */
function headersIn(text: string): Map<string, string> {
  const lines = text.split('\r\n').filter((line) => line.includes(':'));
  return new Map(
    lines.map((line) => {
      const sign = line.indexOf(':');
      return [line.slice(0, sign).trim().toLowerCase(), line.slice(sign + 1).trim()];
    }),
  );
}

/** A file is logged by its size and type; its name is the client's text. */
function fileOf(content: Buffer, filename: string, type: string | undefined): unknown {
  return { file: filename, type: mediaTypeOf(type).name || undefined, size: content.length };
}

function partOf(part: Buffer): readonly [string, unknown] | undefined {
  const gap = part.indexOf(BREAK);
  const headers = gap < 0 ? undefined : headersIn(textIn(part.subarray(0, gap)) ?? '');
  const disposition = headers?.get('content-disposition');
  if (headers === undefined || disposition === undefined) return undefined;
  const content = part.subarray(gap + BREAK.length);
  const type = headers.get('content-type');
  const filename = parameterOf(disposition, 'filename') ?? parameterOf(disposition, 'filename*');
  const { charset, kind } = mediaTypeOf(type ?? 'text/plain');
  const text = filename === undefined && kind !== 'other' ? textIn(content, charset) : undefined;
  const value = text ?? fileOf(content, filename ?? '', type);
  return [parameterOf(disposition, 'name') ?? '', value];
}

/** Puts a value under its name; a name that comes again makes a list. */
export function addMember(members: Bag, name: string, value: unknown): void {
  const known = Object.hasOwn(members, name) ? members[name] : undefined;
  if (Array.isArray(known)) known.push(value);
  else {
    const all = known === undefined ? value : [known, value];
    // `__proto__` is a name like any other.
    Object.defineProperty(members, name, { value: all, enumerable: true, writable: true, configurable: true });
  }
}

/**
 * The fields of a `multipart/form-data` body, RFC 7578; files by name, type and size. `undefined` if it is none: then nothing of it
 * is known.
 */
export function fieldsOf(bytes: Buffer, boundary: string | undefined): Bag | undefined {
  if (boundary === undefined || boundary === '') return undefined;
  const mark = Buffer.from(`\r\n--${boundary}`);
  const body = Buffer.concat([Buffer.from('\r\n'), bytes]);
  const fields: Bag = {};
  let from = body.indexOf(mark);
  for (let parts = 0; from >= 0 && parts < MAX_PARTS; parts++) {
    const start = from + mark.length;
    const next = body.indexOf(mark, start);
    if (next < 0) return body.subarray(start, start + 2).toString() === '--' ? fields : undefined;
    const part = partOf(body.subarray(start + 2, next));
    if (part === undefined) return undefined;
    addMember(fields, part[0], part[1]);
    from = next;
  }
  return undefined;
}
