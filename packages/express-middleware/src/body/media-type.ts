import { textOf } from '../http.js';

/** What a body is to the log. Anything but these is logged by its size only. */
export type BodyKind = 'json' | 'form' | 'multipart' | 'text' | 'other';

/** A `Content-Type` header, RFC 9110 section 8.3.1. */
export interface MediaType {
  /** In lower case, without parameters; empty if there is none. */
  readonly name: string;
  readonly kind: BodyKind;
  readonly charset: string | undefined;
  readonly boundary: string | undefined;
}

const TEXTS = new Set([
  'application/xml',
  'application/javascript',
  'application/ecmascript',
  'application/graphql',
  'application/x-ndjson',
  'application/jsonl',
  'application/yaml',
  'application/x-yaml',
  'application/toml',
  'application/sql',
]);

function kindOf(name: string): BodyKind {
  if (name === 'application/json' || name === 'text/json' || name.endsWith('+json')) return 'json';
  if (name === 'application/x-www-form-urlencoded') return 'form';
  if (name.startsWith('multipart/')) return 'multipart';
  return name.startsWith('text/') || name.endsWith('+xml') || TEXTS.has(name) ? 'text' : 'other';
}

/** A parameter of a header, with or without quotes. */
export function parameterOf(header: string, name: string): string | undefined {
  for (const part of header.split(';').slice(1)) {
    const sign = part.indexOf('=');
    if (sign < 0 || part.slice(0, sign).trim().toLowerCase() !== name) continue;
    const value = part.slice(sign + 1).trim();
    return value.startsWith('"') && value.endsWith('"') && value.length > 1 ? value.slice(1, -1) : value;
  }
  return undefined;
}

/** What most bodies are. */
const JSON_TYPE: MediaType = { name: 'application/json', kind: 'json', charset: undefined, boundary: undefined };
const JSON_IN_UTF8: MediaType = { ...JSON_TYPE, charset: 'utf-8' };

export function mediaTypeOf(header: unknown): MediaType {
  if (header === 'application/json') return JSON_TYPE;
  if (header === 'application/json; charset=utf-8') return JSON_IN_UTF8;
  const text = textOf(Array.isArray(header) ? (header as unknown[])[0] : header) ?? '';
  const name = (text.split(';', 1)[0] ?? '').trim().toLowerCase();
  return { name, kind: kindOf(name), charset: parameterOf(text, 'charset'), boundary: parameterOf(text, 'boundary') };
}
