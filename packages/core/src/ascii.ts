// Named codes and predicates for bytes as `scan/buffer.ts` lays them out.
export const NUL = 0x00;
/** What every zero-width character is folded to. */
export const ZERO_WIDTH = 0x01;
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const PERCENT = 0x25;
export const AMPERSAND = 0x26;
export const APOSTROPHE = 0x27;
export const ASTERISK = 0x2a;
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
/** A lower-case ASCII letter; every other byte unchanged. */
export const lowerCase = (byte: number): number => (isUpper(byte) ? byte | 0x20 : byte);

/** Whether an escape (`\\n`, `\\t`, `\\r`, `\\u2028`) ends right before `at`: its letters and digits belong to no word or number. */
export function endsEscape(bytes: Uint8Array, at: number): boolean {
  if (bytes[at - 6] === BACKSLASH && bytes[at - 5] === 0x75) return true;
  if (bytes[at - 2] !== BACKSLASH) return false;
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

/** Whether `text` (ASCII, lower case) stands at `at`, in any case. */
export function standsAt(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (lowerCase(bytes[at + i] as number) !== text.charCodeAt(i)) return false;
  }
  return true;
}

/** The bytes of `[start, end)` as text, one character each. */
export function spell(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  // One by one: to spread a part of the bytes takes four times as long.
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i] as number);
  return text;
}
