import {
  APOSTROPHE,
  COLON,
  DOT,
  isDigit,
  isLetter,
  isUpper,
  LEFT_BRACKET,
  LEFT_PAREN,
  LF,
  QUOTE,
  RIGHT_BRACKET,
  RIGHT_PAREN,
  UNDERSCORE,
} from '../ascii.js';

/** How far behind its bracket the arguments of a call are followed. */
const LONGEST_CALL = 256;

/** Part of a path of identifiers: `this.lexer`, `Keyword.Type`, `imp::Sig`. */
interface Path {
  end: number;
  parts: number;
  /** Letters that begin a word: capitals behind small ones, and the first of each part. */
  words: number;
  letters: number;
}

const isNameByte = (byte: number): boolean => (byte < 0x80 && isLetter(byte)) || byte === UNDERSCORE;

function readPath(bytes: Uint8Array, start: number): Path {
  const path: Path = { end: start, parts: 1, words: 1, letters: 0 };
  for (let at = start; ; ) {
    const first = at;
    for (; isNameByte(bytes[at] as number); at++) {
      if (bytes[at] === UNDERSCORE) path.words++;
      else path.letters++;
      if (at > first && isUpper(bytes[at] as number) && !isUpper(bytes[at - 1] as number)) path.words++;
    }
    path.end = at;
    const joint = bytes[at] === DOT ? 1 : bytes[at] === COLON && bytes[at + 1] === COLON ? 2 : 0;
    if (joint === 0 || at === first || !isNameByte(bytes[at + joint] as number)) return path;
    at += joint;
    path.parts++;
    path.words++;
  }
}

const closes = (byte: number): boolean =>
  byte === RIGHT_PAREN || byte === RIGHT_BRACKET || byte === QUOTE || byte === APOSTROPHE;

/** Whether a value without quotes is a call or an element of a list, as source code has them: `getpass("…")`, `req.headers['x']`, `varchar(60)`. */
export function isCall(bytes: Uint8Array, start: number): boolean {
  const { end, letters } = readPath(bytes, start);
  if (letters < 3 || (bytes[end] !== LEFT_PAREN && bytes[end] !== LEFT_BRACKET)) return false;
  for (let i = end + 1; i < end + LONGEST_CALL && bytes[i] !== LF && bytes[i] !== 0; i++)
    if (closes(bytes[i] as number)) return true;
  return false;
}

/** The fewest letters that the words of an identifier have on average; those of random letters have two. */
const LEAST_WORD = 3;

/** Whether a value without quotes is a member of an object, as source code has them: `self.token`, `process.env.NAME`. */
export function isMember(bytes: Uint8Array, start: number, end: number): boolean {
  if (isDigit(bytes[start] as number)) return false;
  const path = readPath(bytes, start);
  return path.end === end && path.parts > 1 && path.letters >= LEAST_WORD * path.words;
}
