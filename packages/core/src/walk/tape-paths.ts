import type { Engine } from '../scan/engine.js';
import { matchesPath } from '../fields/path-pattern.js';
import type { PathSegment } from '../types.js';
import { KEEP, keyText, type Tape } from './tape.js';
import { type Verdict, wholeHit } from './verdict.js';

/** The members that lead to a node, outermost first. */
export function pathOf(tape: Tape, node: number): PathSegment[] {
  const path: PathSegment[] = [];
  for (let at = node; at > 0; at = tape.parents[at] as number) {
    const key = tape.keys[at];
    path.unshift(typeof key === 'number' ? key : keyText(key));
  }
  return path;
}

/** Marks every node that one of the paths points to; `prefix` leads to the value itself. */
export function judgePaths(
  engine: Engine,
  tape: Tape,
  prefix: readonly PathSegment[],
  wholes: Verdict['wholes'],
): void {
  for (let node = prefix.length > 0 ? 0 : 1; node < tape.length; node++) {
    if (tape.kinds[node] === KEEP && tape.values[node] === undefined) continue;
    const path = [...prefix, ...pathOf(tape, node)].map(String);
    const number = engine.paths.findIndex((pattern) => matchesPath(pattern, path));
    if (number >= 0)
      wholes.set(node, { ...wholeHit(engine.pathDetector, undefined), path: number, rule: 'found-by-path' });
  }
}
