import type { Redactor } from '@sixfour/core';
import { type Bag, isBag, pathOf, read, type Request, urlOf } from '../http.js';
import type { Match, PathWatch } from './path-watch.js';

type KnownPath = Pick<PathWatch, 'parameters' | 'match'>;

/** The spellings in which a value of a path parameter may stand in the path. */
function spellings(value: string): string[] {
  try {
    return [...new Set([value, encodeURIComponent(value)])];
  } catch {
    return [value];
  }
}

function isSegment(segment: string, value: string): boolean {
  try {
    return segment === value || decodeURIComponent(segment) === value;
  } catch {
    return false;
  }
}

/** Replaces in a path what a parameter gave: whole segments, and longer values anywhere; a shorter one stands in too many places by chance. */
function replaceValue(path: string, value: string, replacement: string): string {
  const bySegment = path
    .split('/')
    .map((segment) => (isSegment(segment, value) ? replacement : segment))
    .join('/');
  if (value.length < 3) return bySegment;
  return spellings(value).reduce((text, spelling) => text.replaceAll(spelling, replacement), bySegment);
}

/** A parameter's texts: Express 5 gives a wildcard as a list. */
const textsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [value]);

/** A value of a path parameter, and what may be shown of it. */
export interface Hidden {
  readonly value: string;
  readonly shown: string;
}

/** The values that only the names of their path parameters show to be sensitive: in `/pay/737` only the pattern says what 737 is. */
export function hiddenValues(parameters: readonly object[], redactor: Redactor): Hidden[] {
  const hidden: Hidden[] = [];
  for (const given of parameters) {
    const redacted: unknown = redactor.redact(given);
    if (redacted === given) continue;
    for (const [name, value] of Object.entries(given)) {
      const shown = isBag(redacted) ? textsOf(redacted[name]) : [];
      textsOf(value).forEach((text, i) => {
        if (typeof text !== 'string' || text === '' || shown[i] === text) return;
        const replacement = shown[i];
        hidden.push({ value: text, shown: typeof replacement === 'string' ? replacement : '[REDACTED:error]' });
      });
    }
  }
  return hidden;
}

/** A path without those values. */
export const hideValues = (path: string, hidden: readonly Hidden[]): string =>
  hidden.reduce((text, { value, shown }) => replaceValue(text, value, shown), path);

/** A text without those values where it repeats the path of its request, as links and error pages do. */
export function hidePath(text: string, request: Request, hidden: readonly Hidden[]): string {
  if (hidden.length === 0) return text;
  const path = pathOf(urlOf(request));
  const paths = new Set([path, decode(path) ?? path]);
  return [...paths].reduce((rest, one) => rest.replaceAll(one, () => hideValues(one, hidden)), text);
}

const patternsOf = (route: unknown): string[] => {
  const path: unknown = isBag(route) ? route['path'] : undefined;
  if (path === undefined) return [];
  return (Array.isArray(path) ? (path as unknown[]) : [path]).map((one) =>
    typeof one === 'string' || one instanceof RegExp ? String(one) : '?',
  );
};

/** Where a router is mounted, Express knows the text only: parameters take the place of their values. */
function baseOf({ base }: Match, parameters: readonly object[], redactor: Redactor): string {
  if (base === '') return '';
  let pattern = base;
  for (const given of parameters) {
    for (const [name, value] of Object.entries(given)) {
      if (typeof value !== 'string' || value === '') continue;
      pattern = pattern
        .split('/')
        .map((segment) => (isSegment(segment, value) ? `:${name}` : segment))
        .join('/');
    }
  }
  return redactor.redactText(pattern);
}

/** The matched pattern, never the path itself. */
export function routeOf({ match, parameters }: KnownPath, redactor: Redactor): string {
  const patterns = patternsOf(match?.route);
  return match === undefined || patterns.length === 0
    ? '(unmatched)'
    : baseOf(match, parameters, redactor) + patterns.join('|');
}

const ERROR_MARKER = '[REDACTED:error]';

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** What cannot be decoded cannot be read: its bytes may belong together in other ways than they seem to. */
const readable = (text: string): string => (decode(text) === undefined ? ERROR_MARKER : text);

/** The names that a parser may see in one: `card[cvv][0]` is `cvv` of `card`, and `+` a space at its end. */
const namesIn = (name: string): readonly string[] =>
  name.includes('[') ? [name.trim(), ...name.split(/[[\]]+/).filter((part) => part.trim() !== '')] : [name.trim()];

/** Signs by which a query says more than its text shows: escapes, spaces and members. */
const isSpelled = (text: string): boolean => /[%+[]/.test(text);

/** A part of a query. A name in percent escapes is still the name of its value. */
function shownPart(part: string, redactor: Redactor): string {
  if (!isSpelled(part)) return part;
  const sign = part.indexOf('=');
  const name = sign < 0 ? undefined : decode(part.slice(0, sign).replaceAll('+', ' '));
  const value = sign < 0 ? undefined : decode(part.slice(sign + 1).replaceAll('+', ' '));
  if (name === undefined || value === undefined) return readable(part);
  for (const field of namesIn(name)) {
    const redacted = redactor.redactText(value, { field });
    if (redacted !== value) return part.slice(0, sign + 1) + redacted;
  }
  return part;
}

/** A text that begins with a query, or that is empty. */
function shownQuery(query: string, redactor: Redactor): string {
  if (!isSpelled(query)) return query;
  const parts = query.slice(1).split('&');
  return `?${parts.map((part) => shownPart(part, redactor)).join('&')}`;
}

/** An address that is not redacted yet but for the values that its text alone does not show to be sensitive. */
export function shownUrl(request: Request, hidden: readonly Hidden[], redactor: Redactor): string {
  const url = urlOf(request);
  if (hidden.length === 0 && !isSpelled(url)) return url;
  const path = pathOf(url);
  const shownPath = hideValues(path, hidden).split('/').map(readable).join('/');
  return shownPath + shownQuery(url.slice(path.length), redactor);
}

/** The same of an address in a header, which may repeat that of the request. */
export function shownAddress(address: string, hidden: readonly Hidden[], redactor: Redactor): string {
  const text = hideValues(address, hidden);
  const path = pathOf(text);
  return path + shownQuery(text.slice(path.length), redactor);
}

/** Whether the parameters that a pattern speaks of are lost, so that nobody knows what a segment of the path is. */
export function hasLostParameters({ match, parameters }: KnownPath): boolean {
  return parameters.length === 0 && patternsOf(match?.route).some((pattern) => /[:*]/.test(pattern));
}

const REFERERS = ['referer', 'referrer'];

/** Fields of their own, if they are fit to be logged. */
const OWN_FIELDS = new Set(['x-request-id', 'traceparent', 'user-agent']);

/** The headers but those, and HTTP/2's `:path` and the like. */
export function headersOf(request: Request, hidden: readonly Hidden[], redactor: Redactor): Bag | undefined {
  const headers: Bag = {};
  let count = 0;
  for (const name in request.headers) {
    if (OWN_FIELDS.has(name) || name.startsWith(':')) continue;
    const value = request.headers[name];
    const isAddress = typeof value === 'string' && REFERERS.includes(name);
    headers[name] = isAddress ? shownAddress(value, hidden, redactor) : value;
    count++;
  }
  return count > 0 ? headers : undefined;
}

/** A name that was escaped twice is still the name of its value. */
function withoutEscapedNames(query: Bag, redactor: Redactor): Bag {
  for (const name in query) {
    const value = query[name];
    const field = name.includes('%') ? decode(name) : undefined;
    if (field !== undefined && typeof value === 'string') query[name] = redactor.redactText(value, { field });
  }
  return query;
}

/** A copy of what a parser of the query gave, if it gave anything. Where escapes are broken, parsers leave them in what they give. */
export function queryOf(request: Request, redactor: Redactor): Bag | string | undefined {
  const query = read(request, 'query');
  if (!isBag(query) || Object.keys(query).length === 0) return undefined;
  const url = urlOf(request);
  const isBroken = url.includes('%') && decode(url.slice(pathOf(url).length)) === undefined;
  return isBroken ? ERROR_MARKER : withoutEscapedNames({ ...query }, redactor);
}

/** A copy of the path parameters, if there are any. Another may hold the same text under a name that says nothing. */
export function paramsOf(request: Request, hidden: readonly Hidden[]): Bag | undefined {
  const params = read(request, 'params');
  if (!isBag(params) || Object.keys(params).length === 0) return undefined;
  if (hidden.length === 0) return { ...params };
  const shown = (value: unknown): unknown => (typeof value === 'string' ? hideValues(value, hidden) : value);
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      Array.isArray(value) ? (value as unknown[]).map(shown) : shown(value),
    ]),
  );
}
