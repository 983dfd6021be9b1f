import { findName } from '../fields/match.js';
import { matchesPath } from '../fields/path-pattern.js';
import { lease, release, type ByteBuffer } from '../scan/buffer.js';
import { type Engine, type Hit, plainHit } from '../scan/engine.js';
import { findNamed } from '../scan/named.js';
import type { Place } from '../types.js';

/** The name that the caller gives a value: the field, or else the last member of the path. */
export function fieldOf(at: Place | undefined): string | undefined {
  const last = at?.path?.at(-1);
  return at?.field ?? (typeof last === 'string' ? last : undefined);
}

/** What a field named by the caller makes of the whole text. */
function scanPlace(engine: Engine, bytes: Uint8Array, length: number, field: string): Hit[] {
  const names = lease();
  names.separate();
  names.append(field);
  names.close();
  const number = findName(engine.tables.dictionary, names.bytes, 1, names.length);
  release(names, true);
  const row = number < 0 ? undefined : engine.tables.dictionary.rows[number];
  const hits: Hit[] = [];
  for (const use of row?.uses ?? []) {
    if (use.weak || row === undefined) continue;
    const context = {
      named: true,
      regional: engine.regional,
      status: false,
      weak: false,
      loose: false,
      quoted: true,
      field: row.name,
    };
    for (const { start, end } of findNamed(engine, use.detector, context, bytes, 0, length, undefined)) {
      const hit = plainHit(use.detector, start, end);
      hit.isWhole = start === 0 && end >= length;
      hit.field = row.name;
      hit.rule = 'found-by-name';
      hits.push(hit);
    }
  }
  return hits;
}

/** The hit of a text that one of the `paths` points to, as its caller says where it stands. */
function pathHit(engine: Engine, at: Place | undefined, length: number): Hit | undefined {
  if (at?.path === undefined || engine.paths.length === 0) return undefined;
  const path = at.path.map(String);
  const number = engine.paths.findIndex((pattern) => pattern.isText !== true && matchesPath(pattern, path));
  return number < 0
    ? undefined
    : {
        ...plainHit(engine.pathDetectors[number] as number, 0, length),
        isWhole: true,
        path: number,
        rule: 'found-by-path',
      };
}

/** What the place that its caller names adds to the findings in a text. */
export function withPlace(
  engine: Engine,
  buffer: ByteBuffer,
  length: number,
  at: Place,
  hits: readonly Hit[],
): readonly Hit[] {
  const field = fieldOf(at);
  const named = field === undefined ? [] : scanPlace(engine, buffer.bytes, length, field);
  const path = pathHit(engine, at, length);
  return named.length === 0 && path === undefined ? hits : [...hits, ...named, ...(path ? [path] : [])];
}
