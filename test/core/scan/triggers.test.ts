import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteBuffer } from '../../../packages/core/src/scan/buffer.js';
import { PADDING } from '../../../packages/core/src/scan/places.js';
import {
  DIGITS,
  SHAPE,
  SIGN,
  STRIDE,
  TOKEN,
  type TriggerTables,
  WORD,
} from '../../../packages/core/src/scan/trigger-tables.js';
import { PortableLexer } from '../../../packages/core/src/scan/lexer.js';
import { simd } from '../../../packages/core/src/scan/simd.js';
import { SimdLexer } from '../../../packages/core/src/scan/simd-lexer.js';
import { TriggerPass } from '../../../packages/core/src/scan/triggers.js';
import { tables } from './tables.js';
import { bareCards } from '../rows.js';
import { triggerCases } from './trigger-cases.js';

interface TriggerEngine {
  run(bytes: Uint8Array, n: number, out: Int32Array): number;
}

/** Every engine is held to the same table. */
const engines: [name: string, create: (tables: TriggerTables) => TriggerEngine][] = [
  ['portable', (tables) => new TriggerPass(tables, (of) => new PortableLexer(of))],
  ['WebAssembly', (tables) => new TriggerPass(tables, (of) => new SimdLexer(simd!, of))],
];

/** A buffer of its own for each text, so that nothing of another one stands behind it. */
function fill(text: string): ByteBuffer {
  const buffer = new ByteBuffer();
  buffer.append(text);
  buffer.close();
  return buffer;
}

const kinds = { [DIGITS]: 'digits', [TOKEN]: 'token', [SHAPE]: 'shape', [SIGN]: 'sign' } as Record<number, string>;

function read(out: Int32Array, count: number): [kind: string, start: number, end: number][] {
  const triggers = Array.from({ length: count }, (_, k): [string, number, number] => {
    const head = out[k * STRIDE]!;
    const kind = (head & 15) === WORD ? `word ${tables.dictionary.rows[head >>> 4]!.name}` : kinds[head & 15]!;
    return [kind, out[k * STRIDE + 1]!, out[k * STRIDE + 2]!];
  });
  return triggers.sort((a, b) => a[1] - b[1] || b[2] - a[2]);
}

describe.each(engines)('%s', (_name, create) => {
  const engine = create(tables);
  const out = new Int32Array(4096 * STRIDE);
  const countIn = (text: string): number => engine.run(fill(text).bytes, text.length, out);

  describe.each(Object.entries(triggerCases))('%s', (_kind, cases) => {
    it.each(cases)('$name', ({ text, triggers }) => {
      expect(read(out, countIn(text))).toEqual(triggers);
    });

    it('finds the same behind and before other text', () => {
      for (const { name, text } of cases.filter((row) => row.text.length < 1000 && row.triggers.length > 0)) {
        const shifted = read(out, countIn(text)).map(([kind, start, end]) => [kind, start + 6, end + 6]);
        expect(read(out, countIn(`lorem\n${text}\nipsum`)), name).toEqual(shifted);
      }
    });
  });

  describe('room for triggers', () => {
    const text = 'cvv=1 password=2 4111111111111111 jane@example.com 078-05-1120';
    const { bytes } = fill(text);

    it.each([0, 1, STRIDE, 2 * STRIDE, 5 * STRIDE - 1])('%i numbers are too few', (size) => {
      expect(engine.run(bytes, text.length, new Int32Array(size))).toBe(-1);
    });

    it('just enough is enough', () => {
      expect(engine.run(bytes, text.length, new Int32Array(5 * STRIDE))).toBe(5);
    });

    it('a clean text needs none', () => {
      expect(engine.run(fill('nothing here').bytes, 12, new Int32Array(0))).toBe(0);
    });

    it('forgets what did not fit', () => {
      engine.run(bytes, text.length, new Int32Array(STRIDE));
      expect(countIn('nothing here')).toBe(0);
    });

    it('holds a trigger for every third byte', () => {
      const many = 'cvv='.repeat(20_000);
      const room = new Int32Array(20_001 * STRIDE);
      expect(engine.run(fill(many).bytes, many.length, room)).toBe(20_000);
    });
  });

  const names = new Set(tables.dictionary.rows.map(({ name }) => name.replaceAll(' ', '')));
  /** A word that is no name, nor the end of one joined to the words before it. */
  const plainWord = fc
    .string({ unit: fc.constantFrom(...'bcdfghjklmnpqrstvwxz'), minLength: 4, maxLength: 12 })
    .filter((word) => !names.has(word));

  it('finds nothing in lower-case prose without names', () => {
    const prose = fc.array(plainWord, { maxLength: 60 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(prose, (text) => {
        expect(countIn(text)).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  const HOUR = 3600;
  const seconds = fc.integer({ min: Date.UTC(2001, 0) / 1000 / HOUR, max: Date.UTC(2039, 8) / 1000 / HOUR });
  it('finds nothing in times from 2001 to 2039, in any unit', () => {
    const property = fc.property(seconds, fc.nat(HOUR - 1), fc.nat(999_999_999), (hour, rest, nanos) => {
      const second = hour * HOUR + rest;
      const fraction = String(nanos).padStart(9, '0');
      const date = new Date(second * 1000).toISOString();
      const calendar = date.replace(/\D/g, '').slice(0, 14);
      for (const unit of ['', fraction.slice(0, 3), fraction.slice(0, 6), fraction]) {
        expect(countIn(`{"time":${second}${unit}}`)).toBe(0);
      }
      for (const text of [date, calendar, `${calendar}${fraction.slice(0, 3)}`]) expect(countIn(`at ${text}`)).toBe(0);
    });
    fc.assert(property, { numRuns: 5000 });
  });

  const inGroups = (card: string): string => card.replace(/\d{4}(?=\d)/g, '$& ');
  const wrappings: [name: string, wrap: (card: string) => string][] = [
    ['bare', (card) => card],
    ['in a sentence', (card) => `paid with ${card}, thanks.`],
    ['JSON string', (card) => `{"a":"${card}"}`],
    ['JSON number', (card) => `{"a":${card},"b":1}`],
    ['query', (card) => `/pay?x=${card}&y=1`],
    ['path', (card) => `/cards/${card}/charge`],
    ['element', (card) => `<a>${card}</a>`],
    ['glued to letters', (card) => `card${card}`],
    ['behind an underscore', (card) => `pan_${card}_`],
    ['with leading zeros', (card) => `000${card}`],
    ['behind its length', (card) => `${card.length}${card}`],
    ['behind a percent escape', (card) => `%20${card}%20`],
    ['zero-width between groups', (card) => card.replace(/\d{4}(?=\d)/g, '$&\u200b')],
    ['full-width digits', (card) => card.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))],
  ];
  it.each(wrappings)('every published card triggers: %s', (_wrapping, wrap) => {
    expect(bareCards.filter((card) => countIn(wrap(card)) === 0)).toEqual([]);
  });

  it('every published card of 16 digits triggers in groups of four', () => {
    const cards = bareCards.filter((card) => card.length === 16);
    expect(cards.filter((card) => countIn(inGroups(card)) === 0)).toEqual([]);
  });

  it('reads no byte behind the padding', () => {
    const texts = Object.values(triggerCases)
      .flat()
      .filter(({ text }) => text.length < 1000);
    for (const { name, text } of texts) {
      const { bytes, length } = fill(text);
      const triggers = read(out, countIn(text));
      const long = new Uint8Array(length + PADDING + 64).fill(0x34);
      long.set(bytes.subarray(0, length + PADDING));
      expect(read(out, engine.run(long, length, out)), name).toEqual(triggers);
      const short = bytes.slice(0, length + PADDING);
      expect(read(out, engine.run(short, length, out)), name).toEqual(triggers);
    }
  });

  it('never changes the bytes', () => {
    const { bytes, length } = fill('cvv=1 4111111111111111 jane@example.com %34');
    const before = bytes.slice();
    engine.run(bytes, length, out);
    expect(bytes).toEqual(before);
  });
});

describe('all engines', () => {
  const names = tables.dictionary.rows.map(({ name }) => name);
  const piece = fc.oneof(
    fc.constantFrom(...names),
    fc.constantFrom(...bareCards),
    fc.constantFrom(
      '\\n',
      '\\u0034',
      '%20',
      '%3D',
      '&#52;',
      '\\"',
      '@',
      '_',
      '-',
      '.',
      ' ',
      '":"',
      '","',
      '\u200b',
      'é',
      '安全码',
      '-----',
      '+',
      '<',
      '<<',
      '+49 30 123456',
      '0049301234567',
    ),
    fc.constantFrom(
      'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
      'AKIAIOSFODNN7EXAMPLE',
      '078-05-1120',
      '4111 1111 1111 1111',
      'de_35',
      'CVVCode',
    ),
    fc.string({ maxLength: 8 }),
    fc.string({ unit: fc.constantFrom(...'aZ09_-. \\%'), maxLength: 12 }),
  );
  const mixture = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));

  /** A lone capital behind small letters ends no name, and the letter of an escape begins none: an engine may find one by chance. */
  const isByChance = (text: string, start: number, end: number): boolean =>
    text[start - 1] === '\\' || /[a-z][A-Z]$/.test(text.slice(start, end));

  // A key may be taken for another one, and the letter of an escape for one of a word: then an engine finds more than it must.
  it('find in random text what the portable one finds', () => {
    const [first, ...others] = engines.map(([, create]) => create(tables));
    const out = new Int32Array(8192 * STRIDE);
    const triggersOf = (engine: TriggerEngine, text: string): ReturnType<typeof read> =>
      read(out, engine.run(fill(text).bytes, text.length, out));
    fc.assert(
      fc.property(mixture, (text) => {
        const expected = triggersOf(first!, text).filter(([, start, end]) => !isByChance(text, start, end));
        for (const engine of others) expect(triggersOf(engine, text)).toEqual(expect.arrayContaining(expected));
      }),
      { numRuns: 5000 },
    );
  });
});
