/** What a byte is to the trigger pass. */
export const C_OTHER = 0;
/** Small letters, and all of 0x80 and above. */
export const C_LOWER = 1;
export const C_UPPER = 2;
export const C_DIGIT = 3;
export const C_UNDERSCORE = 4;
export const C_DASH = 5;
/** It ends a token, not a shape. */
export const C_DOT = 6;
/** `%`, `\` and `&`: an escape may begin. */
export const C_ESCAPE = 7;
export const C_AT = 8;
export const C_ZERO_WIDTH = 9;

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(256);
  classes.fill(C_LOWER, 0x61, 0x7b).fill(C_LOWER, 0x80).fill(C_UPPER, 0x41, 0x5b).fill(C_DIGIT, 0x30, 0x3a);
  const signs: [string, number][] = [
    ['_', C_UNDERSCORE],
    ['-', C_DASH],
    ['.', C_DOT],
    ['%\\&', C_ESCAPE],
    ['@', C_AT],
    ['\x01', C_ZERO_WIDTH],
  ];
  for (const [text, kind] of signs) for (const sign of text) classes[sign.charCodeAt(0)] = kind;
  return classes;
}

export const classes = buildClasses();
