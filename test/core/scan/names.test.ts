import { describe, expect, it } from 'vitest';
import { credentials, identity, pci, personal } from '../../../packages/core/src/detectors/index.js';
import { createRedactor } from '../../../packages/core/src/index.js';
import { dictionaryOf, type NamePlan } from '../../../packages/core/src/scan/names.js';

const detectors = [pci, identity, personal, credentials].flatMap((preset) => preset.detectors);
const plan = (rest: Partial<NamePlan> = {}): NamePlan => ({
  detectors,
  addedNames: {},
  ignoredNames: {},
  paths: [],
  ...rest,
});
const dictionary = (rest?: Partial<NamePlan>): ReturnType<typeof dictionaryOf> => {
  const asked = plan(rest);
  return dictionaryOf(asked, new Map(asked.detectors.map(({ id }, i) => [id, i])));
};

describe('dictionaryOf', () => {
  it('is shared by the same detectors in the same order, whatever the list', () => {
    expect(dictionary({ detectors: [...detectors] })).toBe(dictionary());
  });

  it('is another one for other detectors, another order, and names of the options', () => {
    const others = [
      dictionary({ detectors: detectors.slice(1) }),
      dictionary({ detectors: [...detectors].reverse() }),
      dictionary({ addedNames: { 'my card': 'pan' } }),
      dictionary({ ignoredNames: { pan: ['order ref'] } }),
      dictionary({ paths: [{ segments: ['a'] }] as unknown as NamePlan['paths'] }),
    ];
    expect(new Set([dictionary(), ...others]).size).toBe(others.length + 1);
  });

  it('forgets the oldest lists', () => {
    const first = dictionary();
    for (let i = 1; i <= 8; i++) dictionary({ detectors: detectors.slice(i) });
    expect(dictionary()).not.toBe(first);
    expect(dictionary().rows.map(({ name }) => name)).toEqual(first.rows.map(({ name }) => name));
  });
});

it('names of one redactor do not reach another', () => {
  const named = createRedactor({ fields: { add: { wombat: 'cvv' } } });
  const plain = createRedactor();
  const ignoring = createRedactor({ fields: { ignore: { email: ['sender'] } } });
  expect(named.redactText('wombat=737')).toBe('wombat=[REDACTED:cvv]');
  expect(plain.redactText('wombat=737 sender=ada@example.com')).toBe('wombat=737 sender=[REDACTED:email]');
  expect(ignoring.redactText('wombat=737 sender=ada@example.com')).toBe('wombat=737 sender=ada@example.com');
  expect(plain.redactText('wombat=737 sender=ada@example.com')).toBe('wombat=737 sender=[REDACTED:email]');
});
