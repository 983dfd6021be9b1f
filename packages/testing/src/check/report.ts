import type { Discovery } from './discover.js';

/** Discoveries that a message lists one by one. */
const LISTED = 10;

const labelOf = ({ detector, category, seenBy, form }: Discovery): string => {
  if (seenBy === 'planted') return `planted ${detector}, ${form ?? 'as it is'}`;
  return `${detector} (${category})${seenBy === 'reference' ? ', seen by the reference detector and not by the engine' : ''}`;
};

function lineOf(discovery: Discovery): string {
  const { path, line, column } = discovery;
  const excerpt = discovery.excerpt();
  const place = `line ${line}, column ${column}${path === '' ? '' : ` of ${path}`}`;
  return `  ${labelOf(discovery)}: ${place}${excerpt === undefined ? '' : `\n    ${excerpt}`}`;
}

/** Two spellings of one planted value at one place are one leak. */
function withoutRepeats(discoveries: readonly Discovery[]): Discovery[] {
  const known = new Map<string, Discovery>();
  for (const each of discoveries) {
    const key = `${each.detector} ${each.path} ${each.line} ${each.column}`;
    if (!known.has(key)) known.set(key, each);
  }
  return [...known.values()];
}

/** What a failure says: detector, line, column and redacted path of each discovery, with 20 safe characters on each side. */
export function reportOf(headline: string, discoveries: readonly Discovery[]): string {
  const all = withoutRepeats(discoveries);
  const rest = all.length > LISTED ? [`  … and ${all.length - LISTED} more`] : [];
  return [`${headline}, found ${all.length}:`, ...all.slice(0, LISTED).map(lineOf), ...rest].join('\n');
}
