import type { Engine, Hit } from '../scan/engine.js';
import { matchesPath } from '../fields/path-pattern.js';
import type { Tape } from './tape.js';

/** The members that lead to a node, outermost first. */
export function pathOf(tape: Tape, node: number): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = node; at > 0; at = tape.parents[at] as number) {
    const key = tape.keys[at];
    path.unshift(
      typeof key === 'number'
        ? key
        : typeof key === 'symbol'
          ? (key.description ?? '')
          : typeof key === 'string'
            ? key
            : '',
    );
  }
  return path;
}

/** Marks every node that one of the paths points to. */
export function judgePaths(engine: Engine, tape: Tape, wholes: Map<number, Hit>): void {
  for (let node = 1; node < tape.length; node++) {
    const path = pathOf(tape, node).map(String);
    const number = engine.paths.findIndex((pattern) => matchesPath(pattern, path));
    if (number < 0) continue;
    const hit: Hit = {
      detector: engine.pathDetector,
      start: 0,
      end: 0,
      isWhole: true,
      field: undefined,
      quote: '',
      level: -1,
      isExtended: false,
      path: number,
    };
    wholes.set(node, hit);
  }
}
