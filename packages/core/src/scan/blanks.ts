import {
  ASTERISK,
  BACKSLASH,
  behindStyles,
  CR,
  ESCAPE,
  isAlphanumeric,
  isBlank,
  LF,
  UNDERSCORE,
  ZERO_WIDTH,
} from '../ascii.js';

/** Behind white space, characters of no width, tabs that are spelled out, and colours. */
export function skipBlanks(bytes: Uint8Array, at: number, to: number): number {
  for (let i = at; ; ) {
    while (i < to && (isBlank(bytes[i] as number) || bytes[i] === LF || bytes[i] === CR || bytes[i] === ZERO_WIDTH))
      i++;
    if (i >= to || (bytes[i] !== BACKSLASH && bytes[i] !== ESCAPE)) return i;
    const next = behindTab(bytes, behindStyles(bytes, i));
    if (next === i) return i;
    i = next;
  }
}

/** Behind a tab that is spelled out at `at`, at any depth of JSON; `at` if there is none. */
function behindTab(bytes: Uint8Array, at: number): number {
  let i = at;
  while (bytes[i] === BACKSLASH) i++;
  return i > at && bytes[i] === 0x74 ? i + 1 : at;
}

/** Behind the colours and the emphasis of Markdown (`**cvv**`, `_cvv_`) that close at `at`. */
export function behindMarks(bytes: Uint8Array, at: number): number {
  let i = at;
  while (i - at < 3 && (bytes[i] === ASTERISK || bytes[i] === UNDERSCORE)) i++;
  let end = behindStyles(bytes, i > at && isAlphanumeric(bytes[i] as number) ? at : i);
  while (bytes[end] === ZERO_WIDTH) end++;
  return end;
}
