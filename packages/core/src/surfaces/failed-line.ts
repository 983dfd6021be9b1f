import { errorMarker } from '../markers.js';

/** The members that stay, and what they stay below: no card number is a level or a time in milliseconds. */
const MEMBERS: Readonly<Record<string, number>> = { level: 1e6, time: 1e13 };

/** The numbers of `level` and `time` at depth 0 of a JSON line, if the line can be read that far. */
function headOf(line: string): string {
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed !== 'object' || parsed === null) return '';
    return Object.entries(parsed)
      .filter(([key, value]) => typeof value === 'number' && Math.abs(value) < (MEMBERS[key] ?? 0))
      .map(([key, value]) => `"${key}":${String(value)},`)
      .join('');
  } catch {
    return '';
  }
}

/** What goes out for a line that could not be redacted: its level and time if they are numbers, and its terminator. */
export function failedLine(line: unknown): string {
  const text = typeof line === 'string' ? line : '';
  const terminator = text.endsWith('\r\n') ? '\r\n' : text.endsWith('\n') ? '\n' : '';
  return `{${headOf(text)}"msg":"${errorMarker}"}${terminator}`;
}
