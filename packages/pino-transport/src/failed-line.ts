const HEAD = ['level', 'time'];

function headOf(line: string): string {
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed !== 'object' || parsed === null) return '';
    return Object.entries(parsed)
      .filter(([key, value]) => HEAD.includes(key) && typeof value === 'number')
      .map(([key, value]) => `"${key}":${String(value)},`)
      .join('');
  } catch {
    return '';
  }
}

/** What goes out for a line that could not be handled: its level and time if they are numbers, and its terminator. */
export function failedLine(line: string): string {
  const terminator = line.endsWith('\r\n') ? '\r\n' : line.endsWith('\n') ? '\n' : '';
  return `{${headOf(line)}"msg":"[REDACTED:error]"}${terminator}`;
}
