import { isHolder, leadsToUnlisted, type OnlyList } from './only-list.js';

/** A path as a list of member names; `*` stands for one member, `**` for any number of them. */
export interface PathPattern {
  readonly segments: readonly string[];
  readonly ignoreCase: boolean;
  /** The pattern stands for an allow-list: it points to every header or parameter that the list does not have. */
  readonly only?: OnlyList;
  /** It points to texts that are a query of their own: `{ search: 'a=1&b=2' }`. */
  readonly isText?: boolean;
}

/**
 * Reads fast-redact's syntax: `a.b`, `a["b-c"]`, `a[0]`, `a[*].b`, `*.b`, and `**` for any depth.
 * @returns undefined if the path is none
 */
export function parsePath(path: string, ignoreCase: boolean): PathPattern | undefined {
  const segments: string[] = [];
  const step = /(?:^|\.)([^.[\]"'`]+)|\[(?:"([^"\]]*)"|'([^'\]]*)'|`([^`\]]*)`|(\*|[\w$]+))\]/gy;
  while (step.lastIndex < path.length) {
    const match = step.exec(path);
    if (match === null) return undefined;
    const segment = match.slice(1).find((part) => part !== undefined) ?? '';
    segments.push(ignoreCase ? segment.toLowerCase() : segment);
  }
  return segments.length === 0 || segments.at(-1) === '**' ? undefined : { segments, ignoreCase };
}

function matchesFrom(pattern: readonly string[], at: number, path: readonly string[], from: number): boolean {
  if (at === pattern.length) return from === path.length;
  if (pattern[at] === '**') {
    for (let next = from; next <= path.length; next++) if (matchesFrom(pattern, at + 1, path, next)) return true;
    return false;
  }
  return (
    from < path.length &&
    (pattern[at] === '*' || pattern[at] === path[from]) &&
    matchesFrom(pattern, at + 1, path, from + 1)
  );
}

/** Whether the members lead where the pattern points. */
export const matchesPath = (pattern: PathPattern, path: readonly string[]): boolean =>
  pattern.only === undefined
    ? matchesFrom(pattern.segments, 0, pattern.ignoreCase ? path.map((name) => name.toLowerCase()) : path, 0)
    : pattern.isText === true
      ? isHolder(pattern.only, path.at(-1) ?? '')
      : leadsToUnlisted(pattern.only, path);

/** What stands for an allow-list among the paths. The last segment is a wildcard: every record is read for it. */
export const onlyPatterns = (only: OnlyList): PathPattern[] => {
  const members = { segments: ['**', only.listed, '*'], ignoreCase: true, only };
  return only.listed === 'headers' ? [members] : [members, { ...members, segments: ['**', '*'], isText: true }];
};
