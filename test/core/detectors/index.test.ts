import { describe, expect, it } from 'vitest';
import { fieldNames } from '../../../packages/core/src/data/field-names.js';
import {
  credentials,
  identity,
  network,
  pci,
  personal,
  presets,
  strict,
} from '../../../packages/core/src/detectors/index.js';

const all = strict.detectors;

describe('the registry', () => {
  it('has every detector of every preset once in strict', () => {
    const ids = all.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const preset of presets) for (const { id } of preset.detectors) expect(ids).toContain(id);
  });

  it('has a name of its own for each preset', () => {
    expect(presets.map(({ preset }) => preset)).toEqual([...new Set(presets.map(({ preset }) => preset))]);
    expect(presets).toEqual(expect.arrayContaining([pci, identity, personal, credentials, network, strict]));
  });

  it.each(all.map((detector) => [detector.id, detector] as const))(
    '%s is spelled as its marker needs',
    (id, detector) => {
      expect(id).toMatch(/^[a-z][a-z-]*[a-z]$/);
      const { words = [], weakWords = [], prefixes = [], shapes = [], signs = [], digits = false } = detector.triggers;
      const triggers = [...words, ...weakWords, ...prefixes, ...shapes, ...signs];
      expect(triggers.length > 0 || digits).toBe(true);
      for (const prefix of prefixes) expect(prefix.length).toBeGreaterThanOrEqual(3);
    },
  );

  it('has a detector for every row of the field names', () => {
    const ids = new Set(all.map(({ id }) => id));
    expect(Object.keys(fieldNames).filter((id) => !ids.has(id))).toEqual([]);
  });

  const nothing = new TextEncoder().encode(`plain words${'\0'.repeat(64)}`);
  const context = {
    named: false,
    status: false,
    weak: false,
    loose: false,
    quoted: false,
    regional: true,
    field: undefined,
  };
  it.each(all.map((detector) => [detector.id, detector] as const))(
    '%s finds nothing in plain words',
    (_id, detector) => {
      expect(detector.find(nothing, 0, 11, context) ?? []).toEqual([]);
      expect(detector.find(nothing, 6, 6, context) ?? []).toEqual([]);
    },
  );
});
