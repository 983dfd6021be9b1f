// Constants of their own file: the build writes them into the loop that uses them.

/** Kinds of events: a word end that some name may have, … */
export const E_NAME = 0;
/** … a run of digits, long or with a zero-width character behind it, … */
export const E_RUN = 1;
/** … a group of four or six digits with a separator behind it, … */
export const E_GROUP = 2;
/** … a token or a shape of a length that is looked for, … */
export const E_TOKEN = 3;
export const E_SHAPE = 4;
/** … an `@` or the plus sign before a digit, the last of some dashes or fillers, or the sign of an escape. */
export const E_AT = 5;
export const E_DASHES = 6;
export const E_ESCAPE = 7;
/** Numbers an event takes: `position << 3 | kind`, and one more by kind: the length of a word, where a group ends or a token begins. */
export const EVENT = 2;
