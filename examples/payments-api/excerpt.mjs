import { findLeaks } from './leaks.mjs';

const MASK = /\[REDACTED(?::[\w-]+)?\]|\d{0,6}\*{4,}\d{0,4}/g;
const BEFORE = 40;
const NEAR = 46;

const isApart = (parts, { start, end }) => parts.every((part) => end <= part.start || start >= part.end);

/** The parts of a text to point at: what leaked, and what was hidden; a leak wins where both meet. */
function partsOf(text) {
  const parts = [];
  for (const { start, end } of findLeaks(text).sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = parts.at(-1);
    if (last === undefined || start >= last.end) parts.push({ start, end, kind: 'leak' });
    else last.end = Math.max(last.end, end);
  }
  const masks = [...text.matchAll(MASK)].map(({ index, 0: mask }) => ({
    start: index,
    end: index + mask.length,
    kind: 'mask',
  }));
  return [...parts, ...masks.filter((mask) => isApart(parts, mask))].sort((a, b) => a.start - b.start);
}

/** The members of a record that is JSON. */
export function fieldsOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The message alone if there is nothing else; the level and the time stand elsewhere. */
function bodyOf(text) {
  const fields = fieldsOf(text);
  if (fields === undefined) return text.trimEnd();
  const { level: _level, time: _time, ...rest } = fields;
  const { msg, message, ...others } = rest;
  return Object.keys(others).length === 0 ? (msg ?? message) : JSON.stringify(rest);
}

const isBorder = (character) => /[\s,{}&?<>;]/.test(character);

/** Where to begin so that the name before a part is whole. */
function contextStart(text, start, least) {
  for (let i = Math.max(least, start - BEFORE); i < start - 1; i++) {
    if (text[i] === '<') return i;
    if (isBorder(text[i]) && !isBorder(text[i + 1])) return i + 1;
  }
  return Math.max(least, start - BEFORE);
}

/** What closes a value: quotes, brackets or a tag. */
const closingOf = (text) => /^(?:<\/\w{1,20}>|[\\"'})\]]{0,8},?)/.exec(text)[0];

/** Cuts a record to what is interesting, if anything is; each piece says what it is. */
export function excerptOf(text) {
  const body = bodyOf(text);
  const parts = partsOf(body);
  if (parts.length === 0) return [{ kind: 'plain', text: body }];

  const pieces = [];
  let done = 0;
  for (const { start, end, kind } of parts) {
    const from = start - done <= NEAR ? done : contextStart(body, start, done);
    if (from > done) pieces.push({ kind: 'dim', text: done > 0 ? ' … ' : '… ' });
    pieces.push({ kind: 'plain', text: body.slice(from, start) }, { kind, text: body.slice(start, end) });
    const closing = closingOf(body.slice(end, end + 40));
    pieces.push({ kind: 'plain', text: closing });
    done = end + closing.length;
  }
  if (body.length > done) pieces.push({ kind: 'dim', text: ' …' });
  return pieces.filter(({ text: piece }) => piece !== '');
}
