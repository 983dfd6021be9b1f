import { ArgumentReader, argumentHit, programOf } from '../scan/command.js';
import type { Engine } from '../scan/engine.js';
import { ARRAY, type Tape, TEXT } from './tape.js';
import type { Verdict } from './verdict.js';

/** Secrets among the arguments of a program, the elements behind its name at `node`: `['mysql', '-pSECRET']`. */
export function judgeCommand(
  engine: Engine,
  tape: Tape,
  node: number,
  row: number,
  nameEnd: number,
  { texts }: Verdict,
): void {
  const { isProgram, name } = engine.tables.dictionary.rows[row] as { isProgram: boolean; name: string };
  const parent = tape.parents[node] as number;
  if (!isProgram || nameEnd !== tape.textEnds[node] || tape.kinds[parent] !== ARRAY) return;
  const program = programOf(name);
  if (program === undefined) return;
  const reader = new ArgumentReader(program);
  for (let at = tape.ends[node] as number; at < (tape.ends[parent] as number); at = tape.ends[at] as number) {
    if (tape.kinds[at] !== TEXT) return;
    const span = reader.read(tape.buffer.bytes, tape.textStarts[at] as number, tape.textEnds[at] as number);
    if (span !== undefined) texts.set(at, [...(texts.get(at) ?? []), argumentHit(engine, span, name)]);
  }
}
