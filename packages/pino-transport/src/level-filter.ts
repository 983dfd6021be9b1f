import { SixfourOptionError } from '@sixfour/core';

/** pino's own levels. */
const LEVELS: Readonly<Record<string, number>> = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60 };

type Levels = Readonly<Record<string, number>>;

/** The number of a level that an option names. */
function numberOf(level: unknown, levels: Levels, option: string): number {
  if (typeof level === 'number' && !Number.isNaN(level)) return level;
  const number = typeof level === 'string' ? (levels[level] ?? LEVELS[level.toLowerCase()]) : undefined;
  if (number === undefined) throw new SixfourOptionError('transport', option, 'a number or the name of a level', level);
  return number;
}

/** The level of a line, as a number or by its name; undefined if the line does not say. */
function levelOf(line: string, levels: Levels): number | undefined {
  try {
    const { level } = JSON.parse(line) as { readonly level?: unknown };
    if (typeof level === 'number') return level;
    return typeof level === 'string' ? (levels[level] ?? LEVELS[level.toLowerCase()]) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps the lines of a level and above. A line that does not say its level is kept: better once too often than lost.
 *
 * @throws SixfourOptionError if there is no such level
 */
export function createLevelFilter(level: unknown, levels: Levels, option: string): (lines: string) => string {
  if (level === undefined) return (lines) => lines;
  const least = numberOf(level, levels, option);
  return (lines) => {
    let kept = '';
    for (let start = 0, end = 0; start < lines.length; start = end) {
      end = lines.indexOf('\n', start) + 1 || lines.length;
      const line = lines.slice(start, end);
      if ((levelOf(line, levels) ?? Infinity) >= least) kept += line;
    }
    return kept;
  };
}
