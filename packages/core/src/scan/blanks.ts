import {
  ASTERISK,
  BACKSLASH,
  behindStyles,
  CR,
  ESCAPE,
  isAlphanumeric,
  isBlank,
  isSpace,
  LF,
  spelledWidth,
  UNDERSCORE,
  ZERO_WIDTH,
} from '../ascii.js';
import { breakWidth } from './lines.js';

const LETTER_T = 0x74;

/** Behind white space, characters of no width, tabs that are spelled out, and colours. */
export function skipBlanks(bytes: Uint8Array, at: number, to: number): number {
  for (let i = at; ; ) {
    while (i < to && (isBlank(bytes[i] as number) || bytes[i] === LF || bytes[i] === CR || bytes[i] === ZERO_WIDTH))
      i++;
    if (i >= to || (bytes[i] !== BACKSLASH && bytes[i] !== ESCAPE)) return i;
    const styled = behindStyles(bytes, i);
    const next = styled + spelledWidth(bytes, styled, LETTER_T);
    if (next === i) return i;
    i = next;
  }
}

/** Behind white space and line breaks, raw or spelled out. */
export function skipSpaces(bytes: Uint8Array, at: number, to: number): number {
  let i = at;
  while (i < to) {
    const width = isSpace(bytes[i] as number) ? 1 : breakWidth(bytes, i);
    if (width === 0) break;
    i += width;
  }
  return i;
}

/** Behind the colours and the emphasis of Markdown (`**cvv**`, `_cvv_`) that close at `at`. */
export function behindMarks(bytes: Uint8Array, at: number): number {
  let i = at;
  while (i - at < 3 && (bytes[i] === ASTERISK || bytes[i] === UNDERSCORE)) i++;
  let end = behindStyles(bytes, i > at && isAlphanumeric(bytes[i] as number) ? at : i);
  while (bytes[end] === ZERO_WIDTH) end++;
  return end;
}
