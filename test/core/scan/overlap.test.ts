import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Hit, LIMIT } from '../../../packages/core/src/scan/engine.js';
import { settleOverlaps } from '../../../packages/core/src/scan/overlap.js';
import type { Category, Detector } from '../../../packages/core/src/types.js';
import { redactText } from '../rows.js';

const categories: Category[] = ['personal', 'bank', 'identity', 'pan', 'credential', 'sad'];
const ids = [...categories, 'pan-2'];
const detectors = ids.map((id): Detector => {
  const category = id.startsWith('pan') ? 'pan' : (id as Category);
  return { id, category, where: 'anywhere', triggers: {}, find: () => undefined };
});

const hit = (id: string, start: number, end: number, isWhole = false): Hit => ({
  detector: id === 'limit' ? LIMIT : ids.indexOf(id),
  start,
  end,
  isWhole,
  field: undefined,
  quote: isWhole ? '"' : '',
  level: -1,
  isExtended: false,
  path: -1,
  rule: 'found-by-shape',
  decoded: undefined,
});

/** Detector, start, end and whether nothing is shown. */
type Cut = [id: string, start: number, end: number, isHidden: boolean];
const settle = (...hits: Hit[]): Cut[] =>
  settleOverlaps(hits, detectors).map(({ detector, start, end, isHidden }) => [
    detector === LIMIT ? 'limit' : ids[detector]!,
    start,
    end,
    isHidden,
  ]);

describe('which of two wins', () => {
  const rows: [name: string, hits: Hit[], cuts: Cut[]][] = [
    ['nothing', [], []],
    ['one', [hit('pan', 1, 5)], [['pan', 1, 5, false]]],
    [
      'apart',
      [hit('sad', 6, 9), hit('pan', 1, 5)],
      [
        ['pan', 1, 5, false],
        ['sad', 6, 9, false],
      ],
    ],
    [
      'side by side',
      [hit('pan', 1, 5), hit('sad', 5, 9)],
      [
        ['pan', 1, 5, false],
        ['sad', 5, 9, false],
      ],
    ],
    ['the same twice', [hit('pan', 1, 5), hit('pan', 1, 5)], [['pan', 1, 5, false]]],
    ['whole value before longer', [hit('personal', 2, 4, true), hit('sad', 1, 9)], [['personal', 1, 9, true]]],
    ['longer before category', [hit('personal', 1, 9), hit('sad', 1, 5)], [['personal', 1, 9, true]]],
    ['category, at equal length', [hit('pan', 1, 5), hit('sad', 3, 7)], [['sad', 1, 7, true]]],
    ['start, at equal category', [hit('pan-2', 1, 5), hit('pan', 3, 7)], [['pan-2', 1, 7, true]]],
    ['registry, at equal start', [hit('pan-2', 1, 5), hit('pan', 1, 5)], [['pan', 1, 5, true]]],
    ['what could not be read before a category', [hit('limit', 1, 5), hit('sad', 1, 5)], [['limit', 1, 5, true]]],
    ['a chain is one union', [hit('pan', 1, 5), hit('bank', 4, 8), hit('sad', 7, 9)], [['pan', 1, 9, true]]],
    ['one inside another', [hit('credential', 1, 20), hit('pan', 3, 19)], [['credential', 1, 20, true]]],
  ];
  it.each(rows)('%s', (_name, hits, cuts) => {
    expect(settle(...hits)).toEqual(cuts);
    expect(settle(...[...hits].reverse())).toEqual(cuts);
  });

  const order: Category[] = ['sad', 'credential', 'pan', 'identity', 'bank', 'personal'];
  it.each(order.flatMap((a, i) => order.slice(i + 1).map((b) => [a, b] as const)))('%s before %s', (a, b) => {
    expect(settle(hit(a, 3, 7), hit(b, 1, 5))[0]![0]).toBe(a);
    expect(settle(hit(b, 3, 7), hit(a, 1, 5))[0]![0]).toBe(a);
  });
});

describe('settleOverlaps', () => {
  const hits = fc.array(
    fc
      .tuple(fc.constantFrom(...ids, 'limit'), fc.nat(60), fc.integer({ min: 1, max: 20 }), fc.boolean())
      .map(([id, start, length, isWhole]) => hit(id, start, start + length, isWhole)),
    { maxLength: 12 },
  );

  it('cuts just what is hit, in order, without overlaps', () => {
    const property = fc.property(hits, (all) => {
      const cuts = settleOverlaps(all, detectors);
      const places = Array.from({ length: 90 }, (_, at) => at);
      const covering = (ranges: readonly { start: number; end: number }[], at: number) =>
        ranges.filter(({ start, end }) => at >= start && at < end).length;
      expect(places.map((at) => covering(cuts, at))).toEqual(places.map((at) => Math.min(1, covering(all, at))));
      expect(cuts.map(({ start }) => start)).toEqual(cuts.map(({ start }) => start).sort((a, b) => a - b));
    });
    fc.assert(property, { numRuns: 2000 });
  });

  it('shows no digit of a PAN that something else overlaps', () => {
    const property = fc.property(hits, (all) => {
      for (const { start, end, isHidden } of settleOverlaps(all, detectors)) {
        const inside = all.filter((one) => one.start >= start && one.end <= end);
        const isMixed = inside.some(
          (one) => one.detector !== inside[0]!.detector || one.start !== start || one.end !== end,
        );
        if (isMixed) expect(isHidden).toBe(true);
      }
    });
    fc.assert(property, { numRuns: 2000 });
  });

  it('gives quotes only to the whole value', () => {
    expect(settleOverlaps([hit('sad', 1, 5, true)], detectors)[0]).toMatchObject({ quote: '"', isWhole: true });
    const [union] = settleOverlaps([hit('sad', 1, 5, true), hit('pan', 3, 8)], detectors);
    expect(union).toMatchObject({ quote: '', isWhole: false, start: 1, end: 8 });
  });
});

describe('overlaps in text', () => {
  const rows: [name: string, text: string, expected: string][] = [
    ['a PAN under cvv', '{"cvv":"4111111111111111"}', '{"cvv":"[REDACTED:cvv]"}'],
    ['a PAN under password', '{"password":"4111111111111111"}', '{"password":"[REDACTED:password]"}'],
    ['a PAN inside a password', '{"password":"my card 4111111111111111"}', '{"password":"[REDACTED:password]"}'],
    ['a PAN inside a track', ';4111111111111111=27121011000012300000?', '[REDACTED:track]'],
    ['a PAN as user of an e-mail', '4111111111111111@example.com', '[REDACTED:email]'],
    ['a PAN in the userinfo of a URL', 'https://4111111111111111:pw@h/', 'https://[REDACTED:url-userinfo]@h/'],
    ['a PAN under a card field', '{"pan":{"number":"4111111111111111"}}', '{"pan":{"number":"411111******1111"}}'],
    ['an e-mail under token', '{"accessToken":"jane@example.com"}', '{"accessToken":"[REDACTED:token]"}'],
  ];
  it.each(rows)('%s: %j', (_name, text, expected) => {
    expect(redactText(text)).toBe(expected);
  });
});
