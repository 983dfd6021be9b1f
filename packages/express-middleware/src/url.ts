import type { Redactor } from '@sixfour/core';
import { read, type Request, textOf, urlOf } from './http.js';

const isBag = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

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

/** Hides in a path what its parameter hides: in `/pay/737` only the name in the pattern says what 737 is. */
function hideParameter(path: string, value: string, redacted: string): string {
  const bySegment = path
    .split('/')
    .map((segment) => (isSegment(segment, value) ? redacted : segment))
    .join('/');
  // A shorter value stands in too many places by chance.
  if (value.length < 3) return bySegment;
  return spellings(value).reduce((text, spelling) => text.replaceAll(spelling, redacted), bySegment);
}

/** A parameter's texts: Express 5 gives a wildcard as a list. */
const textsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [value]);

function hideParameters(path: string, request: Request, redactor: Redactor): string {
  const parameters = read(request, 'params');
  if (!isBag(parameters)) return path;
  const redacted: unknown = redactor.redact(parameters);
  if (redacted === parameters) return path;
  let hidden = path;
  for (const [name, value] of Object.entries(parameters)) {
    const shown = isBag(redacted) ? textsOf(redacted[name]) : [];
    textsOf(value).forEach((text, i) => {
      if (typeof text !== 'string' || text === '' || shown[i] === text) return;
      const replacement = shown[i];
      hidden = hideParameter(hidden, text, typeof replacement === 'string' ? replacement : '[REDACTED:error]');
    });
  }
  return hidden;
}

/** The request's address with everything redacted that its text, or the names of its path parameters, show to be sensitive. */
export function redactUrl(request: Request, redactor: Redactor): string {
  const url = urlOf(request);
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  return redactor.redactText(hideParameters(path, request, redactor) + (mark < 0 ? '' : url.slice(mark)));
}

/** The matched pattern, never the path itself; where a router is mounted, Express knows the text only, which is redacted. */
export function routeOf(request: Request, redactor: Redactor): string {
  const route = read(request, 'route');
  const path: unknown = isBag(route) ? route['path'] : undefined;
  if (path === undefined) return '(unmatched)';
  const patterns = (Array.isArray(path) ? (path as unknown[]) : [path]).map((one) =>
    typeof one === 'string' || one instanceof RegExp ? String(one) : '?',
  );
  const base = hideParameters(textOf(read(request, 'baseUrl')) ?? '', request, redactor);
  return redactor.redactText(base) + patterns.join('|');
}
