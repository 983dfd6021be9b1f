import fc from 'fast-check';
import { countrySpecs, isValidIBAN } from 'ibantools';
import { describe, expect, it } from 'vitest';
import { ibanStructures } from '../../../packages/core/src/data/iban-structures.js';
import { itKeeps, itShows, redactText } from '../rows.js';

const marker = '[REDACTED:iban]';

describe('found', () => {
  itShows([
    ['bare', 'to GB82WEST12345698765432.', `to ${marker}.`],
    ['in groups', 'GR16 0110 1050 0000 1054 7023 795', marker],
    ['small letters', 'gb82 west 1234 5698 7654 32 ok', `${marker} ok`],
    ['dashes', 'BE71-0961-2345-6769', marker],
    ['any spacing', 'BE32 123-4567890-02', marker],
    ['its country apart', 'from ME 25505000012345678951.', `from ${marker}.`],
    ['its country and check digits apart', 'GB 29 NWBK 6016 1331 9268 19', marker],
    ['under its name in any grouping', 'IBAN: ME 2551 0000 0000 0623 4133', `IBAN: ${marker}`],
    ['with a wrong digit under its name', '{"iban":"GB82WEST12345698765433"}', `{"iban":"${marker}"}`],
    ['glued by an underscore', 'acct_GB82WEST12345698765432', `acct_${marker}`],
    ['followed by a word', 'MT84 MALT 0110 0001 2345 MTLC AST0 01S please', `${marker} please`],
    ['form', 'a=1&debtor=GB82WEST12345698765432&b=2', `a=1&debtor=${marker}&b=2`],
  ]);
  itKeeps([
    ['a wrong digit', 'GB82WEST12345698765433'],
    ['a wrong structure', 'AD12000A2030200359100100'],
    ['a wrong digit, its country apart', 'call me 25 5050 0001 2345 6789 52'],
    ['too short', 'AT61 1904 3002 3457 320'],
    ['inside a longer token', 'xGB82WEST12345698765432'],
    ['a hash', 'de89370400440532013000aa'],
  ]);
});

describe('against ibantools', () => {
  const structures = new Map(ibanStructures.split(/,\n?/).map((entry) => [entry.slice(0, 2), entry.slice(3)]));
  const signs: Record<string, string> = {
    n: '0123456789',
    a: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    c: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  };
  const checkDigits = (country: string, bban: string): string => {
    const digits = Array.from(`${bban}${country}00`, (sign) => parseInt(sign, 36)).join('');
    return String(98n - (BigInt(digits) % 97n)).padStart(2, '0');
  };

  it('the countries of the registry have the same length', () => {
    for (const [country, structure] of structures) {
      const length = 4 + [...structure.matchAll(/\d+/g)].reduce((sum, [count]) => sum + Number(count), 0);
      const spec = countrySpecs[country as keyof typeof countrySpecs];
      if (typeof spec?.chars === 'number') expect([country, length]).toEqual([country, spec.chars]);
    }
  });

  it.each([...structures])('%s: numbers of its structure go, one wrong check digit stays', (country, structure) => {
    const parts = [...structure.matchAll(/([nac])(\d+)/g)].flatMap(([, kind = 'n', count]) =>
      Array.from({ length: Number(count) }, () => fc.constantFrom(...Array.from(signs[kind] as string))),
    );
    const property = fc.property(fc.tuple(...parts), (list) => {
      const bban = list.join('');
      const iban = `${country}${checkDigits(country, bban)}${bban}`;
      const wrong = `${country}${checkDigits(country, bban) === '50' ? '51' : '50'}${bban}`;
      // Shapes of tokens end at 31 characters: longer ones are found in groups and under their name.
      if (iban.length <= 31) expect(redactText(`x ${iban} y`)).toBe(`x ${marker} y`);
      expect(redactText(`x ${(iban.match(/.{1,4}/g) ?? []).join(' ')}; y`)).toBe(`x ${marker}; y`);
      const groups = (bban.match(/.{1,4}/g) ?? []).join(' ');
      // Two groups of digits, one of them right behind the check digits or the bank, tell of it.
      if (/^(?:[A-Z\d]{4} )?\d{4} \d/.test(groups))
        expect(redactText(`x ${country} ${iban.slice(2, 4)} ${groups}; y`)).toBe(`x ${marker}; y`);
      // Its own library leaves out bank codes' check digits only where it knows none.
      if (isValidIBAN(iban)) expect(redactText(`iban ${iban}`)).toBe(`iban ${marker}`);
      expect(redactText(`x ${wrong} y`)).not.toContain(marker);
    });
    fc.assert(property, { numRuns: 20, seed: 64 });
  });
});
