import type { Engine } from '../scan/engine.js';
import { parameterHits } from '../scan/inner.js';
import { matchesPath } from '../fields/path-pattern.js';
import type { PathSegment } from '../types.js';
import { KEEP, keyText, SPOKEN, type Tape, TEXT } from './tape.js';
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

/** Marks every node that one of the paths points to, and what an allow-list of parameters does not have; `prefix` leads to the value itself. */
export function judgePaths(engine: Engine, tape: Tape, prefix: readonly PathSegment[], verdict: Verdict): void {
  for (let node = prefix.length > 0 ? 0 : 1; node < tape.length; node++) {
    if (tape.kinds[node] === KEEP && tape.values[node] === undefined) continue;
    const path = [...prefix, ...pathOf(tape, node)].map(String);
    const number = engine.paths.findIndex((pattern) => matchesPath(pattern, path));
    if (number < 0) continue;
    const detector = engine.pathDetectors[number] as number;
    if (engine.paths[number]?.isText === true) judgeQuery(engine, tape, node, detector, verdict);
    else verdict.wholes.set(node, { ...wholeHit(detector, undefined), path: number, rule: 'found-by-path' });
  }
}

/** A text that is a query of its own. */
function judgeQuery(engine: Engine, tape: Tape, node: number, detector: number, { texts }: Verdict): void {
  const { onlyQuery } = engine;
  const kind = tape.kinds[node];
  if (onlyQuery === undefined || (kind !== TEXT && kind !== SPOKEN)) return;
  const [start, end] = [tape.textStarts[node] as number, tape.textEnds[node] as number];
  const hits = parameterHits(onlyQuery, detector, tape.buffer.bytes, start, end);
  if (hits.length > 0) texts.set(node, [...(texts.get(node) ?? []), ...hits]);
}
