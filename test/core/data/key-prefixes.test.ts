import { describe, expect, it } from 'vitest';
import { keyPrefixes } from '../../../packages/core/src/data/key-prefixes.js';
import { itKeeps, redactText } from '../rows.js';

/** A key that no vendor gave out: the prefix, and signs that every alphabet of keys has. */
const keyOf = (prefix: string, length: number): string => prefix + 'A1b2C3d4'.repeat(16).slice(0, length);

describe('prefixes', () => {
  it('stand once, with a page each', () => {
    expect(new Set(keyPrefixes.map(({ prefix }) => prefix)).size).toBe(keyPrefixes.length);
    for (const { prefix, least, page } of keyPrefixes) {
      expect(prefix.length).toBeGreaterThan(2);
      expect(least).toBeGreaterThan(prefix.length);
      expect(page).toContain('.');
    }
  });

  it('tell live from test where the vendor does', () => {
    const environmentOf = (wanted: string) => keyPrefixes.find(({ prefix }) => prefix === wanted)?.environment;
    expect(environmentOf('sk_live_')).toBe('live');
    expect(environmentOf('sk_test_')).toBe('test');
    expect(environmentOf('ghp_')).toBe(undefined);
  });

  it.each(keyPrefixes.map(({ prefix, least }) => [prefix, least] as const))(
    '%s: a key goes, a short one stays',
    (prefix, least) => {
      const key = keyOf(prefix, least - prefix.length);
      for (const text of [key, `x ${key} y`, `{"a":"${key}"}`, `/p/${key}/q`, `t=${key}&u`]) {
        expect(redactText(text)).not.toContain(key.slice(prefix.length));
        expect(redactText(text)).toContain('[REDACTED:api-key]');
      }
      expect(redactText(`x ${keyOf(prefix, 4)} y`)).toBe(`x ${keyOf(prefix, 4)} y`);
    },
  );

  itKeeps([
    ['publishable key', 'pk_test_TYooMQauvdEDq54NiTphI7jx'],
    ['word with a prefix of letters', 'AIzabcdefghijklmnopqrstuvwxyzabcdefghijklmnop'],
    ['a dashed word', 'key-value-store-of-the-whole-configuration-tree'],
  ]);
});
