import { planted } from './planted.mjs';

const SEPARATOR = String.raw`(?:[\s.+-]|%20|%2B|%2D|\\n)?`;
// Not the line and the column of a stack trace.
const BEFORE_CODE = String.raw`(?<=^|[^0-9A-Za-z.]|%[0-9A-Fa-f]{2}|\\[nrt])(?<!\d:)`;
const AFTER_CODE = String.raw`(?![0-9A-Za-z]|:\d)`;

const escape = (text) => text.replace(/[^0-9a-z]/gi, String.raw`\$&`);

/** One character in every spelling a log may give it: itself, `%XX`, `\u00XX`, `&#NN;`, and for a space also `+`. */
function spellings(character) {
  const code = character.codePointAt(0);
  const hex = code.toString(16).padStart(2, '0');
  const forms = [escape(character), `%(?:25)?${hex}`, String.raw`\\+u00${hex}`, `&#${code};`, `&#x${hex};`];
  if (character === ' ') forms.push(String.raw`\+`, String.raw`\s`);
  if (character === '/') forms.push(String.raw`\\+/`);
  return `(?:${forms.join('|')})`;
}

/** Eight digits in a row of a PAN are more than its first six and last four. */
const windowsOf = (digits) => Array.from({ length: digits.length - 7 }, (_, i) => digits.slice(i, i + 8));

function patternOf({ kind, value }) {
  const spell = (text, between = '') => [...text].map(spellings).join(between);
  const compact = value.replace(/[ +-]/g, '');
  if (kind === 'pan') return [compact, ...windowsOf(compact)].map((part) => spell(part, SEPARATOR)).join('|');
  if (kind === 'number') return `(?:\\+|%2B)?${spell(compact, SEPARATOR)}`;
  if (kind === 'code') return `${BEFORE_CODE}${spell(value)}${AFTER_CODE}`;
  return spell(value);
}

const patterns = Object.values(planted).map((item) => ({
  name: item.name,
  pattern: new RegExp(patternOf(item), 'gi'),
}));

function matchesIn(text) {
  return patterns.flatMap(({ name, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({ name, start: match.index, end: match.index + match[0].length })),
  );
}

/** Base64 and base64url, read from each of the four places where a group of four may begin. */
function matchesInBase64(text) {
  return [...text.matchAll(/[\w+/-]{4,}/g)].flatMap((token) => {
    const names = [0, 1, 2, 3].flatMap((skip) => {
      const decoded = Buffer.from(token[0].slice(skip), 'base64').toString('latin1');
      const isText = /^[\t\n\r\x20-\x7e]+$/.test(decoded);
      return isText ? matchesIn(decoded).map(({ name }) => name) : [];
    });
    return [...new Set(names)].map((name) => ({ name, start: token.index, end: token.index + token[0].length }));
  });
}

/** Where planted values stand in a text: as they are, grouped, escaped, percent-encoded or in base64. */
export const findLeaks = (text) => [...matchesIn(text), ...matchesInBase64(text)];

/** The names of the planted values in these records. */
export const leakedNames = (texts) => new Set(texts.flatMap(findLeaks).map(({ name }) => name));
