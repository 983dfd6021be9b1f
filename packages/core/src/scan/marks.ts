// The layout of the marks: for each block of 32 bytes one number for each of these, bit i for byte i.

/** The four planes of the classes. */
export const PLANE_0 = 0;
export const PLANE_1 = 1;
export const PLANE_2 = 2;
export const PLANE_3 = 3;
/** Behind a word whose last four letters some name ends in. */
export const WORDS = 4;
/** Behind a word of up to three letters, or a number, that some name ends in. */
export const SHORT_WORDS = 5;
/** Behind a run of twelve digits or more, or before a zero-width character that follows a digit. */
export const RUNS = 6;
/** Behind a group of four or six digits that one sign and a digit follow. */
export const GROUPS = 7;
/** Behind a token long enough for a prefix. */
export const TOKENS = 8;
/** Behind what may have a shape. */
export const SHAPES = 9;
/** At an `@`, an escape, or the last of five dashes. */
export const SIGNS = 10;
/** Where a token begins. */
export const TOKEN_STARTS = 11;
/** Where a run of digits begins. */
export const DIGIT_STARTS = 12;
/** In what may have a shape. */
export const SHAPE_RUNS = 13;
export const STRIDE = 14;

/** Bytes of a block. */
export const BLOCK = 32;
/** Blocks that are read together, so that their marks stay in the fastest cache. */
export const WINDOW = 128;

export type Marks = Int32Array;

/** Room for a window, the block before it and the one behind it. */
export const createMarks = (): Marks => new Int32Array((WINDOW + 2) * STRIDE);
