import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../packages/core/src/index.js';
import { redactText } from '../rows.js';

/** Specimens of ICAO Doc 9303, parts 4 to 7. */
const zones: readonly (readonly [name: string, lines: readonly string[]])[] = [
  ['TD3', ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10']],
  ['TD2', ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6']],
  ['TD1', ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<']],
  ['MRV-A', ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F96121096ZE184226B<<<<<<']],
  ['MRV-B', ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'L8988901C4XXX4009078F9612109<<<<<<<<']],
];
const marker = '[REDACTED:mrz]';
const { redact } = createRedactor();

describe.each(zones)('%s', (_name, lines) => {
  const zone = lines.join('\n');

  it.each([
    ['in lines', `scan ${zone} end`, `scan ${marker} end`],
    ['with CR LF', lines.join('\r\n'), marker],
    ['on one line', `scan ${lines.join('')} end`, `scan ${marker} end`],
    ['with spaces', `scan ${lines.join(' ')} end`, `scan ${marker} end`],
    ['with \\n spelled out', `scan ${lines.join('\\n')} end`, `scan ${marker} end`],
    ['in JSON', JSON.stringify({ a: zone }), JSON.stringify({ a: marker })],
    [
      'in JSON in JSON',
      JSON.stringify({ m: JSON.stringify({ a: zone }) }),
      JSON.stringify({ m: JSON.stringify({ a: marker }) }),
    ],
    ['in a JSON array', JSON.stringify(lines), JSON.stringify(lines.map(() => marker))],
    ['with escaped signs', JSON.stringify({ a: zone }).replaceAll('<', '\\u003c'), JSON.stringify({ a: marker })],
  ])('%s', (_form, text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  it('as a value and as an array of lines', () => {
    expect(redact({ a: zone, b: [...lines] })).toEqual({ a: marker, b: lines.map(() => marker) });
  });

  it('a line under its name', () => {
    for (const line of lines) expect(redactText(`mrzLine=${line}`)).toBe(`mrzLine=${marker}`);
    expect(redact({ mrz: { line1: lines[0], line2: lines[1] } })).toEqual({ mrz: { line1: marker, line2: marker } });
  });
});

it.each([
  ['a wrong check digit', 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<20'],
  [
    'a wrong length',
    'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10'.replace('L', ''),
  ],
  ['a here-document', 'cat <<EOF\nA<<B\nEOF'],
  ['shifts', 'a<<2 1<<30 X<<Y'],
])('%s stays', (_name, text) => {
  expect(redactText(text)).toBe(text);
});
