import { COLON, hexValue, isBlank, isDigit } from '../ascii.js';

/** How many signs the groups of a dump have: two bytes. */
const GROUP = 4;

/** How many groups are looked at to either side. */
const MOST_GROUPS = 16;

const isHex = (byte: number | undefined): boolean => byte !== undefined && hexValue(byte) >= 0;

/** Whether just four hexadecimal signs stand at `at`. */
function isGroup(bytes: Uint8Array, at: number): boolean {
  if (at < 0 || isHex(bytes[at - 1]) || isHex(bytes[at + GROUP])) return false;
  for (let i = at; i < at + GROUP; i++) if (!isHex(bytes[i])) return false;
  return true;
}

/** Whether letters and digits stand in the group. */
function isMixed(bytes: Uint8Array, at: number): boolean {
  let digits = 0;
  for (let i = at; i < at + GROUP; i++) if (isDigit(bytes[i] as number)) digits++;
  return digits > 0 && digits < GROUP;
}

/** The group beside that at `at`, one blank away, or two; -1 if there is none. */
function groupBeside(bytes: Uint8Array, at: number, step: 1 | -1): number {
  for (let gap = 1; gap <= 2; gap++) {
    const blank = step > 0 ? at + GROUP + gap - 1 : at - gap;
    if (!isBlank(bytes[blank] ?? 0)) return -1;
    const next = step > 0 ? blank + 1 : blank - GROUP;
    if (isGroup(bytes, next)) return next;
  }
  return -1;
}

/** Whether an offset stands before the first group: `000007a0: `. */
function hasOffset(bytes: Uint8Array, at: number): boolean {
  let i = at - 1;
  while (isBlank(bytes[i] ?? 0)) i--;
  if (bytes[i] !== COLON) return false;
  let width = 0;
  while (isHex(bytes[i - 1 - width]) && width < 17) width++;
  return width >= GROUP && width <= 16;
}

/**
 * Whether the digits at `start` are groups of a dump in hexadecimal, as `xxd` prints bytes and Unicode's tables list characters: of the
 * groups of four around them two have letters among their digits, or an offset stands before six of them or more.
 */
export function isInHexDump(bytes: Uint8Array, start: number): boolean {
  if (!isGroup(bytes, start)) return false;
  let groups = 1;
  let mixed = 0;
  let first = start;
  for (const step of [-1, 1] as const) {
    let at = groupBeside(bytes, start, step);
    for (let count = 0; at >= 0 && count < MOST_GROUPS; count++) {
      groups++;
      if (isMixed(bytes, at)) mixed++;
      if (step < 0) first = at;
      at = groupBeside(bytes, at, step);
    }
  }
  return mixed >= 2 || (groups >= 6 && hasOffset(bytes, first));
}
