import { AMPERSAND, EQUALS, HASH, isAlphanumeric, NUL, QUESTION, spell, standsAt } from '../ascii.js';
import { isUnlisted, type OnlyList } from '../fields/only-list.js';
import { decodeView } from './view.js';

const isPercent = (byte: number): boolean => byte === 0x25;

/** What may stand in a query (RFC 3986, 3.4), and the brackets that browsers leave there. */
const isQueryByte = (byte: number): boolean =>
  isAlphanumeric(byte) || isPercent(byte) || "-._~!$'()*+,;:@/?[]|{}".includes(String.fromCharCode(byte));

/** Width of the sign between two parameters: `&`, `&amp;`, `\u0026`. */
function separatorAt(bytes: Uint8Array, at: number): number {
  if (standsAt(bytes, at, '&amp;')) return 5;
  if (standsAt(bytes, at, '\\u0026')) return 6;
  return bytes[at] === AMPERSAND ? 1 : 0;
}

function spellName(bytes: Uint8Array, start: number, end: number): string {
  const view = decodeView(bytes, start, end);
  return spell(view.bytes, 0, view.length);
}

/**
 * Reports the values of the parameters in `bytes[from, to)` that the list does not have.
 * @returns where the parameters end
 */
export function readQuery(
  list: OnlyList,
  bytes: Uint8Array,
  from: number,
  to: number,
  report: (start: number, end: number) => void,
): number {
  let at = from;
  for (;;) {
    let name = at;
    while (name < to && isQueryByte(bytes[name] as number) && separatorAt(bytes, name) === 0) name++;
    const flagWidth = name < to ? separatorAt(bytes, name) : 0;
    if (flagWidth > 0) {
      at = name + flagWidth;
      continue;
    }
    if (bytes[name] !== EQUALS || name >= to) return name;
    const start = name + 1;
    let end = start;
    while (end < to && (isQueryByte(bytes[end] as number) || bytes[end] === EQUALS) && separatorAt(bytes, end) === 0)
      end++;
    // A marker is no value: its brackets may stand in a query.
    if (end > start && !standsAt(bytes, start, '[redacted:') && isUnlisted(list, spellName(bytes, at, name)))
      report(start, end);
    const width = separatorAt(bytes, end);
    if (width === 0) return end;
    at = end + width;
  }
}

/** Reports the values of the parameters behind each `?` in `bytes[from, to)` that the list does not have. */
export function findQueries(
  list: OnlyList,
  bytes: Uint8Array,
  from: number,
  to: number,
  report: (start: number, end: number) => void,
): void {
  const text = bytes.subarray(from, to);
  for (let mark = text.indexOf(QUESTION); mark >= 0; ) {
    const end = readQuery(list, bytes, from + mark + 1, to, report);
    mark = text.indexOf(QUESTION, Math.max(end - from, mark + 1));
  }
}

/** Whether `bytes[from, to)` is nothing but parameters: `a=1&b=2`, maybe behind a `?`. */
export function isQuery(list: OnlyList, bytes: Uint8Array, from: number, to: number): boolean {
  const end = readQuery(list, bytes, from, to, () => undefined);
  return end > from && (end === to || bytes[end] === HASH || bytes[end] === NUL);
}
