// Named codes and predicates for bytes as `scan/buffer.ts` lays them out.
export const NUL = 0x00;
/** What every zero-width character is folded to. */
export const ZERO_WIDTH = 0x01;
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const ESCAPE = 0x1b;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const PERCENT = 0x25;
export const AMPERSAND = 0x26;
export const APOSTROPHE = 0x27;
export const ASTERISK = 0x2a;
export const LEFT_PAREN = 0x28;
export const RIGHT_PAREN = 0x29;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const DOT = 0x2e;
export const SLASH = 0x2f;
export const ZERO = 0x30;
export const NINE = 0x39;
export const COLON = 0x3a;
export const SEMICOLON = 0x3b;
export const LESS = 0x3c;
export const EQUALS = 0x3d;
export const GREATER = 0x3e;
export const QUESTION = 0x3f;
export const AT = 0x40;
export const UPPER_D = 0x44;
export const LEFT_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const RIGHT_BRACKET = 0x5d;
export const CARET = 0x5e;
export const UNDERSCORE = 0x5f;
export const BACKTICK = 0x60;
export const LEFT_BRACE = 0x7b;
export const BAR = 0x7c;
export const RIGHT_BRACE = 0x7d;
export const TILDE = 0x7e;

export const isDigit = (byte: number): boolean => byte >= ZERO && byte <= NINE;
export const isLower = (byte: number): boolean => byte >= 0x61 && byte <= 0x7a;
export const isUpper = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;
/** ASCII letters and every character outside ASCII that is no digit, space or dash. */
export const isLetter = (byte: number): boolean => isLower(byte | 0x20) || byte >= 0x80;
export const isAlphanumeric = (byte: number): boolean => isDigit(byte) || isLetter(byte);
export const isBlank = (byte: number): boolean => byte === SPACE || byte === TAB;
export const isSpace = (byte: number): boolean => byte === SPACE || (byte >= TAB && byte <= CR);
export const isQuoteSign = (byte: number | undefined): boolean => byte === QUOTE || byte === APOSTROPHE;

/** Width of an escape that is spelled out at `at`, at any depth of JSON: backslashes and `letter`; 0 if there is none. */
export function spelledWidth(bytes: Uint8Array, at: number, letter: number): number {
  let i = at;
  while (bytes[i] === BACKSLASH) i++;
  return i > at && bytes[i] === letter ? i + 1 - at : 0;
}

/** Width of `\n`, `\r` or `\t` as it is spelled in a string of JSON, at any depth; 0 if there is none. */
export const spelledBreak = (bytes: Uint8Array, at: number): number =>
  spelledWidth(bytes, at, 0x6e) || spelledWidth(bytes, at, 0x72) || spelledWidth(bytes, at, 0x74);

/** A lower-case ASCII letter; every other byte unchanged. */
export const lowerCase = (byte: number): number => (isUpper(byte) ? byte | 0x20 : byte);

/** The longest sequence of colours and styles that is read: `\x1b[38;2;255;255;255;1m`. */
const LONGEST_STYLE = 32;

const isStyleByte = (byte: number): boolean => isDigit(byte) || byte === SEMICOLON || byte === COLON;

/** Width of an escape character at `at`, raw, `\\u001b` or `\\x1b` at any depth of JSON; 0 if there is none. */
function escapeWidth(bytes: Uint8Array, at: number): number {
  if (bytes[at] === ESCAPE) return 1;
  let i = at;
  while (bytes[i] === BACKSLASH) i++;
  if (i === at) return 0;
  return standsAt(bytes, i, 'u001b') ? i + 5 - at : standsAt(bytes, i, 'x1b') ? i + 3 - at : 0;
}

/** Whether a sequence of colours and styles (SGR of ECMA-48, `\\x1b[32m`) ends right before `at`. */
export function endsStyle(bytes: Uint8Array, at: number): boolean {
  if (bytes[at - 1] !== 0x6d) return false;
  let first = at - 1;
  while (at - first < LONGEST_STYLE && isStyleByte(bytes[first - 1] as number)) first--;
  if (bytes[first - 1] !== LEFT_BRACKET) return false;
  return (
    escapeWidth(bytes, first - 2) === 1 || escapeWidth(bytes, first - 5) === 4 || escapeWidth(bytes, first - 7) === 6
  );
}

/** Behind the sequences of colours and styles that begin at `at`; `at` if there is none. */
export function behindStyles(bytes: Uint8Array, at: number): number {
  for (let end = at; ; ) {
    const width = escapeWidth(bytes, end);
    if (width === 0 || bytes[end + width] !== LEFT_BRACKET) return end;
    let i = end + width + 1;
    while (i - end < LONGEST_STYLE && isStyleByte(bytes[i] as number)) i++;
    if (bytes[i] !== 0x6d) return end;
    end = i + 1;
  }
}

/**
 * Whether an escape (`\\n`, `\\t`, `\\r`, `\\u2028`) or a sequence of colours ends right before `at`: its letters and digits belong to no
 * word or number.
 */
export function endsEscape(bytes: Uint8Array, at: number): boolean {
  if (bytes[at - 6] === BACKSLASH && bytes[at - 5] === 0x75)
    return hexPair(bytes, at - 4) >= 0 && hexPair(bytes, at - 2) >= 0;
  if (bytes[at - 2] !== BACKSLASH) return endsStyle(bytes, at);
  const letter = bytes[at - 1];
  return letter === 0x6e || letter === 0x72 || letter === 0x74 || letter === 0x62 || letter === 0x66;
}

/** The value of a hexadecimal digit, -1 for any other byte. */
export function hexValue(byte: number): number {
  if (isDigit(byte)) return byte - ZERO;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** The value of the two hexadecimal digits at `at`, -1 if they are none. */
export function hexPair(bytes: Uint8Array, at: number): number {
  const high = hexValue(bytes[at] as number);
  const low = hexValue(bytes[at + 1] as number);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/** Whether a percent escape ends right before `at`: `%5B`. */
export const endsPercentEscape = (bytes: Uint8Array, at: number): boolean =>
  bytes[at - 3] === PERCENT && hexPair(bytes, at - 2) >= 0;

/** Whether `text` (ASCII, lower case) stands at `at`, in any case. */
export function standsAt(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (lowerCase(bytes[at + i] as number) !== text.charCodeAt(i)) return false;
  }
  return true;
}

const NO_TEXTS: readonly string[] = [];

/** Texts (ASCII, lower case) by their first byte, in their order: most bytes begin none of them. */
export function byFirstByte(texts: readonly string[]): (byte: number) => readonly string[] {
  const table = Array.from({ length: 256 }, (_, byte): readonly string[] => {
    const own = texts.filter((text) => text.charCodeAt(0) === lowerCase(byte));
    return own.length > 0 ? own : NO_TEXTS;
  });
  return (byte) => table[byte] as readonly string[];
}

/** The bytes of `[start, end)` as text, one character each. */
export function spell(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  // One by one: to spread a part of the bytes takes four times as long.
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i] as number);
  return text;
}
