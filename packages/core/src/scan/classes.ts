// A byte's class in four bits. The scan turns a text into four planes, one bit a byte, and asks 32 bytes at once.

/** Planes of a byte that is none of those below: all zero. */
export const C_OTHER = 0;
/** Small letters. */
export const C_LOWER = 1;
export const C_UPPER = 3;
/** 0x80 and above: letters outside ASCII. */
export const C_HIGH = 5;
export const C_DIGIT = 4;
export const C_DASH = 8;
/** `.` and `/`: they end a token, not a shape. */
export const C_DOT = 9;
export const C_UNDERSCORE = 10;
export const C_AT = 11;
/** `%`, `\` and `&`: an escape may begin. */
export const C_ESCAPE = 12;
export const C_ZERO_WIDTH = 13;

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(256);
  classes.fill(C_LOWER, 0x61, 0x7b).fill(C_HIGH, 0x80).fill(C_UPPER, 0x41, 0x5b).fill(C_DIGIT, 0x30, 0x3a);
  const signs: [string, number][] = [
    ['_', C_UNDERSCORE],
    ['-', C_DASH],
    ['./', C_DOT],
    ['%\\&', C_ESCAPE],
    ['@', C_AT],
    ['\x01', C_ZERO_WIDTH],
  ];
  for (const [text, kind] of signs) for (const sign of text) classes[sign.charCodeAt(0)] = kind;
  return classes;
}

/** By byte: bit i of its class as bit 8 × i, so that eight bytes, each shifted by one more, make four rows of eight. */
export const spreadClasses: Int32Array = Int32Array.from(
  buildClasses(),
  (kind) => (kind & 1) | ((kind & 2) << 7) | ((kind & 4) << 14) | ((kind & 8) << 21),
);
