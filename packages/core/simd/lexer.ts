// The lexer of `src/scan/lexer.ts`, 64 bytes at once: the same events, in the order of the text. AssemblyScript, compiled to
// WebAssembly with SIMD by `scripts/build-simd.mjs`. A set of bytes is a mask of 64 bits, the first byte lowest.

// Where things stand in memory; `src/scan/simd.ts` knows these too. 64 zero bytes stand before the text.
/** One bit for each hash of the last letters of a name: 4 KiB. */
const BITS: usize = 0;
/** One bit for each length and head of a shape: 4 KiB. */
const SHAPES: usize = 4096;
/** One bit for each word that a name may end in: 16 KiB. */
const WORDS: usize = 8192;
/** What each byte is to a word behind it. */
const BEFORES: usize = 24576;
/** One bit for each hash of the first bytes of a prefix. */
const PREFIXES: usize = 24832;
/** One bit for each byte of the text: whether it is a digit. */
const DIGITS: usize = 25600;
const EVENTS: usize = 34816;
/** Behind the last event that fits, with room for all of 64 bytes. */
const EVENTS_END: usize = 34816 + 49152 - 64 * 9 * 8;

const HASH: u32 = 2654435761;
const FIRST_HASH: u32 = 2246822507;
const SHAPE_HEAD: u32 = 10;
const BEYOND_HEAD: u32 = 0x400;
const BEFORE_NAME: u32 = 0;
const BEFORE_WORD: u32 = 1;
const BEFORE_LETTER: u32 = 2;
const E_NAME: i32 = 0;
const E_RUN: i32 = 1;
const E_GROUP: i32 = 2;
const E_TOKEN: i32 = 3;
const E_SHAPE: i32 = 4;
const E_AT: i32 = 5;
const E_DASHES: i32 = 6;
const E_ESCAPE: i32 = 7;

/** The mask `x`, `k` bytes later: bytes of the block before come in. */
// @ts-ignore: decorator
@inline
function later(x: u64, before: u64, k: u64): u64 {
  return (x << k) | (before >> (64 - k));
}

// @ts-ignore: decorator
@inline
function range(v: v128, first: u8, count: u8): u64 {
  // Compared with signs: that is one instruction, and without them four.
  const shifted = i8x16.sub(v, i8x16.splat(<i8>(first + 0x80)));
  return <u64>(<u32>i8x16.bitmask(i8x16.lt_s(shifted, i8x16.splat(<i8>(count + 0x80)))));
}

// @ts-ignore: decorator
@inline
function equal(v: v128, byte: u8): u64 {
  return <u64>(<u32>i8x16.bitmask(i8x16.eq(v, i8x16.splat(byte))));
}

// @ts-ignore: decorator
@inline
function isAlphanumeric(byte: u32): bool {
  return (byte | 0x20) - 0x61 < 26 || byte - 0x30 < 10 || byte >= 0x80;
}

function isHex(byte: u32): bool {
  return (byte | 0x20) - 0x61 < 6 || byte - 0x30 < 10;
}

/** How many bytes an escape takes that begins at `at`: the sign alone if it is none. */
function escapeWidth(at: usize): u32 {
  const next: u32 = load<u8>(at, 1);
  const sign = load<u8>(at);
  if (sign == 0x25) return next - 0x30 < 8 && isHex(load<u8>(at, 2)) ? 3 : 1;
  if (sign != 0x5c) return 1;
  if (next == 0x75) {
    for (let i: usize = 2; i < 6; i++) if (!isHex(load<u8>(at + i))) return 1;
    return 6;
  }
  // n r t b f " ' /
  return next == 0x6e || next == 0x72 || next == 0x74 || next == 0x62 || next == 0x66 || next == 0x22 || next == 0x27 || next == 0x2f
    ? 2
    : 1;
}

// @ts-ignore: decorator
@inline
function hasBit(table: usize, bit: u32): u32 {
  return (<u32>load<u8>(table + (bit >>> 3)) >>> (bit & 7)) & 1;
}

/** Whether some name may have the key. */
// @ts-ignore: decorator
@inline
function isName(key: u32): u32 {
  return hasBit(BITS, (key * HASH) >>> 17);
}

function lowerCase(byte: u32): u32 {
  return byte | (<u32>(byte - 0x41 < 26) << 5);
}

/** Whether some name may end in the word from `start` to `end`: `mayEndIn` of `src/fields/match.ts`. */
function mayEndName(start: usize, end: usize): bool {
  const length = <u32>(end - start);
  const four = load<u32>(end - 4) | 0x20202020;
  let key = four;
  let first: u32 = 0;
  if (length < 4) key = (four >>> (32 - 8 * length)) | (length << 24) | 0x20202020;
  else first = load<u32>(start) & 0x1f1f1f1f;
  const hash = key * HASH;
  if (four >>> 31 != 0 || hasBit(WORDS, (hash + (length << 11) * HASH + first * FIRST_HASH) >>> 15)) return true;
  const sign: u32 = load<u8>(start - 1);
  // The first letters may belong to an escape, and what stands before them.
  if (sign == 0x5c || sign == 0x25 || load<u8>(start - 3) == 0x25) return true;
  const before: u32 = load<u8>(BEFORES + <usize>sign);
  if (before == BEFORE_NAME) return false;
  let at = start - 1;
  if (before == BEFORE_WORD) at -= load<u8>(BEFORES + <usize>load<u8>(at - 1)) == BEFORE_WORD ? 2 : 1;
  const join = (lowerCase(load<u8>(at)) << 1) | <u32>(length >= 4 || before == BEFORE_LETTER);
  return hasBit(WORDS, (hash + join * FIRST_HASH) >>> 15) != 0;
}

/** Position behind the highest byte of `mask` below bit `i`, or `carried` if there is none. */
// @ts-ignore: decorator
@inline
function behindLast(mask: u64, i: u64, base: i32, carried: i32): i32 {
  const below = mask & (((<u64>1) << i) - 1);
  return select<i32>(base + 64 - <i32>clz(below), carried, below != 0);
}

// @ts-ignore: decorator
@inline
function emit(out: usize, at: i32, kind: i32, more: i32): usize {
  store<i32>(out, (at << 3) | kind);
  store<i32>(out, more, 4);
  return out + 8;
}

/**
 * Looks at `n` bytes from `text` on, and one zero byte behind them; 64 more are zero.
 * @returns how many numbers stand from `EVENTS` on, or -1 if there is no room for them
 */
export function lex(text: usize, n: i32, minToken: i32): i32 {
  let out = EVENTS;
  let lower0: u64 = 0;
  let upper0: u64 = 0;
  let digit0: u64 = 0;
  let under0: u64 = 0;
  let dash0: u64 = 0;
  let tokenSeparator0: u64 = <u64>1 << 63;
  let shapeSeparator0: u64 = <u64>1 << 63;
  let plus0: u64 = 0;
  let less0: u64 = 0;
  let signs0: u64 = 0;
  let starts0: u64 = 0;
  let shortStarts0: u64 = 0;
  let token20: u64 = 0;
  let token40: u64 = 0;
  let token80: u64 = 0;
  let token160: u64 = 0;
  let escapeLeft: u32 = 0;
  let wordStart: i32 = 0;
  let digitStart: i32 = 0;
  let tokenStart: i32 = 0;
  let shapeStart: i32 = 0;

  for (let base = 0; base <= n; base += 64) {
    if (out > EVENTS_END) return -1;
    const at = text + base;
    let lower: u64 = 0;
    let upper: u64 = 0;
    let digit: u64 = 0;
    let under: u64 = 0;
    let dash: u64 = 0;
    let dot: u64 = 0;
    let rare = i8x16.splat(0);
    for (let k: u64 = 0; k < 64; k += 16) {
      const v = v128.load(at + <usize>k);
      lower |= (range(v, 0x61, 26) | <u64>(<u32>i8x16.bitmask(v))) << k;
      upper |= range(v, 0x41, 26) << k;
      digit |= range(v, 0x30, 10) << k;
      under |= equal(v, 0x5f) << k;
      dash |= equal(v, 0x2d) << k;
      dot |= equal(v, 0x2e) << k;
      // `%` and `&` stand side by side.
      const escapes = v128.or(i8x16.eq(v, i8x16.splat(0x5c)), i8x16.lt_u(i8x16.sub(v, i8x16.splat(0x25)), i8x16.splat(2)));
      const signs = v128.or(i8x16.eq(v, i8x16.splat(0x40)), i8x16.eq(v, i8x16.splat(0x01)));
      const more = v128.or(i8x16.eq(v, i8x16.splat(0x2b)), i8x16.eq(v, i8x16.splat(0x3c)));
      rare = v128.or(v128.or(rare, escapes), v128.or(signs, more));
    }
    let escape: u64 = ((<u64>1) << escapeLeft) - 1;
    let escapeStarts: u64 = 0;
    let zeroWidth: u64 = 0;
    let atSign: u64 = 0;
    let plus: u64 = 0;
    let less: u64 = 0;
    if (escapeLeft > 0 || v128.any_true(rare)) {
      // The letters and digits of an escape belong to nothing.
      let signs: u64 = 0;
      for (let k: u64 = 0; k < 64; k += 16) {
        const v = v128.load(at + <usize>k);
        signs |= (equal(v, 0x25) | equal(v, 0x5c) | equal(v, 0x26)) << k;
        zeroWidth |= equal(v, 0x01) << k;
        atSign |= equal(v, 0x40) << k;
        plus |= equal(v, 0x2b) << k;
        less |= equal(v, 0x3c) << k;
      }
      escapeLeft = 0;
      for (signs &= ~escape; signs != 0; ) {
        const i = ctz(signs);
        const width = escapeWidth(at + <usize>i);
        const covered = (((<u64>1) << width) - 1) << i;
        escapeStarts |= (<u64>1) << i;
        escape |= covered;
        signs &= ~covered;
        if (i + width > 64) escapeLeft = <u32>(i + width - 64);
      }
      lower &= ~escape;
      upper &= ~escape;
      digit &= ~escape;
      under &= ~escape;
      dash &= ~escape;
      dot &= ~escape;
      atSign &= ~escape;
      plus &= ~escape;
    }

    const letter = lower | upper;
    const word = letter | digit;
    const lower1 = later(lower, lower0, 1);
    const upper1 = later(upper, upper0, 1);
    const digit1 = later(digit, digit0, 1);
    const letter1 = lower1 | upper1;

    // Words: an acronym before a capitalised word ends one byte before the small letter that tells it.
    const acronym = upper1 & later(upper, upper0, 2) & lower;
    const wordEnds = (lower1 & ~lower) | (upper1 & ~letter) | acronym;
    // A capital behind a small letter begins a word, and so does the last one of an acronym.
    const starts = (letter & ~letter1) | (upper & lower1) | (acronym >> 1);
    // Up to three digits behind a letter or underscore may end a name.
    const digitEnds = digit1 & ~digit;
    const digit2 = later(digit, digit0, 2);
    const digit3 = later(digit, digit0, 3);
    const stem = letter | under;
    const stem0 = lower0 | upper0 | under0;
    const shortDigitEnds =
      digitEnds &
      ((later(stem, stem0, 2) & ~digit2) |
        (later(stem, stem0, 3) & digit2 & ~digit3) |
        (later(stem, stem0, 4) & digit2 & digit3));
    // A short word has a key of its own, and may be the end of a name without borders: `panNo`. An acronym, and a word of another
    // script, may always be a name.
    // Behind a single small letter a capital begins none: `cVV`.
    const shortStarts = starts & ~(upper & lower1 & ~later(letter, lower0 | upper0, 2));
    const starts1 = later(shortStarts, shortStarts0, 1);
    const starts2 = later(shortStarts, shortStarts0, 2);
    const starts3 = later(starts, starts0, 3);
    let nameHits = acronym;
    let ends = wordEnds & ~acronym;
    while (ends != 0) {
      const i = ctz(ends);
      ends &= ends - 1;
      const four = load<u32>(at + <usize>i - 4) | 0x20202020;
      const unused =
        select<u32>(24, select<u32>(16, select<u32>(8, 0, ((starts3 >> i) & 1) != 0), ((starts2 >> i) & 1) != 0), ((starts1 >> i) & 1) != 0);
      const short = (four >>> unused) | (((32 - unused) & 24) << 21);
      nameHits |= <u64>((isName(four) | isName(short) | (four >>> 31)) & 1) << i;
    }
    // Digits behind an underscore are the last word of a name; behind letters, two or three signs with them may be a name.
    for (let i: u64, rest = shortDigitEnds; rest != 0; rest &= rest - 1) {
      i = ctz(rest);
      const four = load<u32>(at + <usize>i - 4) | 0x20202020;
      const count = 1 + <u32>((digit2 >> i) & 1) + <u32>(((digit2 & digit3) >> i) & 1);
      const length = load<u8>(at + <usize>i - 1 - count) == 0x5f ? count : 3;
      const short = (four >>> (32 - 8 * length)) | (length << 24);
      const two = ((lower >> i) & 1) != 0 ? four : (four >>> 16) | (2 << 24);
      nameHits |= <u64>((isName(four) | isName(short) | isName(two)) & 1) << i;
    }

    // Digits: long runs, groups before a separator, and runs before a zero-width character.
    const separated = ~letter & ~digit;
    let runHits: u64 = 0;
    let longEnds = digitEnds & digit2 & digit3 & later(digit, digit0, 4);
    if (zeroWidth != 0) longEnds |= digitEnds & zeroWidth;
    const digitStarts = digit & ~digit1;
    while (longEnds != 0) {
      const i = ctz(longEnds);
      const bit = (<u64>1) << i;
      longEnds &= longEnds - 1;
      const end = base + <i32>i;
      const length = end - behindLast(digitStarts, i, base, digitStart + 1) + 1;
      const next: u32 = load<u8>(text + end, 1);
      const isGroup = (length == 4 || length == 6) && (separated & bit) != 0 && (next - 0x30 < 10 || next == 1);
      if (length >= 12 || (zeroWidth & bit) != 0 || isGroup) runHits |= bit;
    }

    // Tokens and shapes end at separators; a dash between two letters or digits ends neither.
    const isInnerLast: u64 = isAlphanumeric(load<u8>(at, 64)) && escapeLeft == 0 ? (<u64>1) << 63 : 0;
    const inner = (word >> 1) | isInnerLast;
    const other = ~(word | under | dash | dot | zeroWidth);
    const tokenSeparator = other | dot | (dash & ~inner);
    let tokenHits: u64 = 0;
    let tokenEnds = tokenSeparator & ~later(tokenSeparator, tokenSeparator0, 1);
    // Sixteen bytes without a separator, by doubling; the last of them is marked.
    const token2 = ~tokenSeparator & ~later(tokenSeparator, tokenSeparator0, 1);
    const token4 = token2 & later(token2, token20, 2);
    const token8 = token4 & later(token4, token40, 4);
    const token16 = token8 & later(token8, token80, 8);
    if (minToken >= 16) tokenEnds &= later(token16, token160, 1);
    token20 = token2;
    token40 = token4;
    token80 = token8;
    token160 = token16;
    while (tokenEnds != 0) {
      const i = ctz(tokenEnds);
      tokenEnds &= tokenEnds - 1;
      const start = behindLast(tokenSeparator, i, base, tokenStart);
      if (base + <i32>i - start < minToken) continue;
      const first = text + start;
      // A prefix that ends in a full stop stands before the token.
      if (hasBit(PREFIXES, (load<u32>(first) * HASH) >>> 20) || load<u8>(first - 1) == 0x2e) tokenHits |= (<u64>1) << i;
    }
    let shapeSeparator = other | under | ((dash | dot) & ~inner);
    shapeSeparator |= (dash | dot) & later(shapeSeparator, shapeSeparator0, 1);
    store<u64>(DIGITS + <usize>(base >>> 3), digit);
    let shapeHits: u64 = 0;
    let shapeEnds = shapeSeparator & ~later(shapeSeparator, shapeSeparator0, 1);
    while (shapeEnds != 0) {
      const i = ctz(shapeEnds);
      shapeEnds &= shapeEnds - 1;
      const start = behindLast(shapeSeparator, i, base, shapeStart);
      const length = <u32>(base + <i32>i - start);
      const head = <u32>(load<u64>(DIGITS + <usize>(start >>> 3)) >>> (start & 7)) & ((1 << min<u32>(length, SHAPE_HEAD)) - 1);
      const row = load<u8>(text + start) < 0x80 ? length << SHAPE_HEAD : BEYOND_HEAD;
      shapeHits |= <u64>hasBit(SHAPES, length < 32 ? row | head : 0) << i;
    }

    const dashes = dash & ~inner & later(dash, dash0, 1) & later(dash, dash0, 2) & later(dash, dash0, 3) & later(dash, dash0, 4);

    // A plus sign before a digit; and `<<`, unless more signs stand before it.
    const pluses = digit & later(plus, plus0, 1);
    const signs = other & ~atSign & ~escape;
    const fillers = less & later(less, less0, 1) & ~later(signs, signs0, 2);
    plus0 = plus;
    less0 = less;
    signs0 = signs;

    // The last capital of an acronym, in the block before, begins a word.
    const carriedStart = (acronym & 1) != 0 ? base : wordStart + 1;
    let hits = pluses | fillers | nameHits | runHits | tokenHits | shapeHits | atSign | dashes | escapeStarts;
    while (hits != 0) {
      const i = ctz(hits);
      const bit = (<u64>1) << i;
      hits &= hits - 1;
      const end = base + <i32>i;
      if ((pluses & bit) != 0) out = emit(out, end - 1, E_AT, 0);
      if ((fillers & bit) != 0) out = emit(out, end, E_DASHES, 0);
      if ((nameHits & bit) != 0) {
        const last = end - <i32>((acronym >> i) & 1);
        const first = last < base ? wordStart : behindLast(starts, <u64>(last - base), base, carriedStart) - 1;
        if ((shortDigitEnds & bit) != 0) out = emit(out, last, E_NAME, 1);
        else if (mayEndName(text + first, text + last)) out = emit(out, last, E_NAME, last - first);
      }
      if ((runHits & bit) != 0) {
        const start = behindLast(digitStarts, i, base, digitStart + 1) - 1;
        if (end - start >= 12 || (zeroWidth & bit) != 0) out = emit(out, start, E_RUN, 0);
        else out = emit(out, start, E_GROUP, end);
      }
      if ((tokenHits & bit) != 0) out = emit(out, end, E_TOKEN, behindLast(tokenSeparator, i, base, tokenStart));
      if ((shapeHits & bit) != 0) out = emit(out, end, E_SHAPE, behindLast(shapeSeparator, i, base, shapeStart));
      if ((atSign & bit) != 0) out = emit(out, end, E_AT, 0);
      if ((dashes & bit) != 0) out = emit(out, end, E_DASHES, 0);
      if ((escapeStarts & bit) != 0) out = emit(out, end, E_ESCAPE, 0);
    }

    // The last capital of an acronym begins a word.
    if ((acronym & 1) != 0) wordStart = base - 1;
    if (starts != 0) wordStart = base + 63 - <i32>clz(starts);
    if (digitStarts != 0) digitStart = base + 63 - <i32>clz(digitStarts);
    if (tokenSeparator != 0) tokenStart = base + 64 - <i32>clz(tokenSeparator);
    if (shapeSeparator != 0) shapeStart = base + 64 - <i32>clz(shapeSeparator);
    starts0 = starts;
    shortStarts0 = shortStarts;
    lower0 = lower;
    upper0 = upper;
    digit0 = digit;
    under0 = under;
    dash0 = dash;
    tokenSeparator0 = tokenSeparator;
    shapeSeparator0 = shapeSeparator;
  }
  return <i32>((out - EVENTS) >>> 2);
}
