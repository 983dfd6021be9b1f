import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { describe, expect, it } from 'vitest';
import { documentRows } from '../../../packages/core/src/data/identity-documents.js';
import { expandPattern, parseCheck } from '../../../packages/core/src/detectors/document-checks.js';
import { documents } from '../../../packages/core/src/detectors/documents.js';
import { createRedactor, type Detector } from '../../../packages/core/src/index.js';
import { itKeeps, itShows, redactText } from '../rows.js';

interface Vectors {
  readonly id: string;
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
}

/** Specimens, documentation examples and synthetic numbers, with their source. */
const vectors: readonly Vectors[] = JSON.parse(
  readFileSync(new URL('../../fixtures/identity-documents.json', import.meta.url), 'utf8'),
);

/** Formats that another row stands for. */
const alias: Readonly<Record<string, string>> = { 'de-vat': 'eu-vat', 'sk-rc': 'cz-rc', 'ba-jmbg': 'si-emso' };
const byId = new Map(documents.map((detector) => [detector.id, detector]));

const context = {
  named: true,
  status: false,
  weak: false,
  loose: false,
  quoted: true,
  regional: true,
  field: undefined,
};

function takes(detector: Detector, text: string): boolean {
  const bytes = new Uint8Array(text.length + 64);
  for (let i = 0; i < text.length; i++)
    bytes[i] = text.charCodeAt(i) < 0x80 ? text.charCodeAt(i) : 0x80 | (text.charCodeAt(i) & 0x7f);
  const span = detector.find(bytes, 0, text.length, context);
  return span !== undefined && !Array.isArray(span) && (span as { end: number }).end === text.length;
}

/** What a row takes although a validator refuses it, and why. */
const lenient: Readonly<Record<string, string>> = {
  'de-stnr 0081508150001': 'offices are not listed',
  'de-stnr 028150815012': 'offices are not listed',
  'de-stnr 1781508150001': 'offices are not listed',
  'dk-cpr 2110525629': 'the century is not read',
  'no-fnr 45014054018': 'the century is not read',
  'lv-pk 320010-10002': 'numbers given out since 2017 have no check digit',
  'lv-pk 32001010003': 'numbers given out since 2017 have no check digit',
  'bg-egn 2992070971': 'months are taken with any shift',
  'kr-rrn 000402-6214431': 'numbers given out since October 2020 have no check digit',
  'kr-rrn 760413-5212134': 'numbers given out since October 2020 have no check digit',
  'th-pin 0034567890124': 'tax numbers of companies begin with 0',
  'ph-tin 000123456000': 'separators are not needed under a name',
  'ph-tin 000123456': 'separators are not needed under a name',
  'au-medicare 48867988020': 'the eleventh digit is a person on the card',
};

const withRow = vectors.flatMap(({ id, valid, invalid }) => {
  const detector = byId.get(alias[id] ?? id);
  return detector === undefined ? [] : [{ id, detector, valid, invalid }];
});

describe.each(withRow)('$id', ({ id, detector, valid, invalid }) => {
  // Read with its own word before it, as in Belarus.
  it.each(valid.filter((text) => !/^\p{Script=Cyrillic}/u.test(text)))('%s is one', (text) => {
    expect(takes(detector, text)).toBe(true);
  });

  it.each(invalid)('%s is none', (text) => {
    expect(takes(detector, text)).toBe(`${id} ${text}` in lenient);
  });
});

describe('rows', () => {
  it('are 136 formats and more, each with a check that can be read', () => {
    expect(withRow.length).toBeGreaterThan(110);
    for (const row of documentRows) {
      const [, , patterns = '', check = ''] = row.split(/ \|(?= |$)/).map((cell) => cell.trim());
      expect(patterns.split(', ').flatMap(expandPattern).length).toBeGreaterThan(0);
      expect(parseCheck(check)).toBeTypeOf('function');
    }
    expect(() => parseCheck('no-such-check')).toThrow(RangeError);
  });

  it.each(documents.map((detector) => [detector.id, detector] as const))(
    '%s is found by a name or a shape',
    (_id, { triggers }) => {
      expect([...(triggers.words ?? []), ...(triggers.soleWords ?? []), ...(triggers.shapes ?? [])]).not.toEqual([]);
    },
  );

  it('every bare shape has a letter or a separator, but for the 18 digits of China', () => {
    const bare = documents.flatMap(({ triggers }) => triggers.shapes ?? []).filter((shape) => /^[\d#]+$/.test(shape));
    expect(bare.every((shape) => shape.length === 18)).toBe(true);
  });
});

describe('anywhere', () => {
  itShows([
    ['CURP', 'alta BOXW310820HNERXN09 ok', 'alta [REDACTED:mx-curp] ok'],
    ['RFC', 'de MAB-930714-8T4', 'de [REDACTED:mx-rfc]'],
    ['codice fiscale', 'per RCCMNL83S18D969H.', 'per [REDACTED:it-codicefiscale].'],
    ['codice fiscale, letters for its digits', 'per RCCMNLUPSMUDVSVO.', 'per [REDACTED:it-codicefiscale].'],
    ['sixteen letters', '{"mfaAuthenticated":"responseElements"}', '{"mfaAuthenticated":"responseElements"}'],
    ['NIE', 'es X-2482300W', 'es [REDACTED:es-nie]'],
    ['DNI', 'es 54362315-K y', 'es [REDACTED:es-dni] y'],
    ['Indian PAN', 'of ABCPD1234Z', 'of [REDACTED:in-pan]'],
    ['GSTIN', '27AAPFU0939F1ZV', '[REDACTED:in-gstin]'],
    ['NRIC', 'S6859080I,', '[REDACTED:sg-nric],'],
    ['HETU', '131052-308T', '[REDACTED:fi-hetu]'],
    ['HETU of the 19th century', 'of 131052+308T, "131052+308T"', 'of [REDACTED:fi-hetu], "[REDACTED:fi-hetu]"'],
    ['HETU of the 19th century in a query', 'q=131052%2B308T&a=1', 'q=[REDACTED:fi-hetu]&a=1'],
    ['in brackets', '(131052-308T) (of S6859080I)', '([REDACTED:fi-hetu]) (of [REDACTED:sg-nric])'],
    ['NINO', 'AB123456C', '[REDACTED:gb-nino]'],
    ['UK licence', 'MORGA657054SM9IJ', '[REDACTED:gb-driving-licence]'],
    ['PPS', '6433435F', '[REDACTED:ie-pps]'],
    ['VAT with its letters', 'DE136695976 FR61954506077', '[REDACTED:eu-vat] [REDACTED:eu-vat]'],
    ['VAT of natural persons', 'CZ682127228 BG7523169263', '[REDACTED:eu-vat] [REDACTED:eu-vat]'],
    ['MBI', '1EG4-TE5-MK73', '[REDACTED:us-mbi]'],
    ['resident id of China', '360426199101010071', '[REDACTED:cn-ric]'],
    ['behind an underscore', 'id_S6859080I', 'id_[REDACTED:sg-nric]'],
    ['in a path', '/users/S6859080I/edit', '/users/[REDACTED:sg-nric]/edit'],
    ['in JSON within JSON', '{"m":"{\\"a\\":\\"S6859080I\\"}"}', '{"m":"{\\"a\\":\\"[REDACTED:sg-nric]\\"}"}'],
  ]);
  itKeeps([
    ['wrong check letter', 'S6859080J'],
    ['hash', '1234567d 12345678a ab123456c'],
    ['UUID', '550e8400-e29b-41d4-a716-446655440000'],
    ['mixed case of base64', 'Ab123456c'],
    ['part of a longer token', 'xS6859080I S6859080I-77'],
    ['sums', '131052+308 131052+3081 200+404 131052 + 308T'],
    ['a wrong check letter or day behind a plus sign', '131052+308U 311352+308T'],
    ['a longer sum', '1131052+308T a131052+308T 1.131052+308T 13+131052+308T 131052+308T+1 131052+308Tx 131052+308T-1'],
    ['a time with its zone', '2024-10-13T05:21:31.131052+0308 2024-10-13T05:21:31.131052+03:08'],
  ]);
});

describe('separated', () => {
  itShows([
    ['CPF', 'de 390.533.447-05', 'de [REDACTED:br-cpf]'],
    ['CNPJ', '16.727.230/0001-97', '[REDACTED:br-cnpj]'],
    ['CUIT', '20-05536168-2', '[REDACTED:ar-cuit]'],
    ['AHV', '756.9203.3850.60', '[REDACTED:ch-ahv]'],
    ['RRN', '971013-9019902', '[REDACTED:kr-rrn]'],
    ['SNILS', '112-233-445 95', '[REDACTED:ru-snils]'],
    ['HKID', 'A123456(3)', '[REDACTED:hk-hkid]'],
    ['HKID in brackets', '(A123456(3))', '([REDACTED:hk-hkid])'],
    ['Aadhaar', '2341-2341-2346', '[REDACTED:in-aadhaar]'],
  ]);
  itKeeps([
    ['CPF with a wrong digit', '390.533.447-06'],
    ['CPF without separators', '39053344705'],
    ['the example of a CPF', '012.345.678-90'],
    ['HKID without its bracket', 'A123456 3'],
  ]);
});

describe('in context', () => {
  itShows([
    ['PESEL', '{"pesel":"44051401359"}', '{"pesel":"[REDACTED:pl-pesel]"}'],
    ['number of JSON', '{"pesel":44051401359}', '{"pesel":"[REDACTED:pl-pesel]"}'],
    ['the example of a CPF', 'CPF: 012.345.678-90', 'CPF: [REDACTED:br-cpf]'],
    ['groups', 'BSN: 1112.22.333 ok', 'BSN: [REDACTED:nl-bsn] ok'],
    ['letters in groups', 'NINO AA 12 34 56 B valid', 'NINO [REDACTED:gb-nino] valid'],
    ['country before it', 'OIB: HR 33392005961', 'OIB: [REDACTED:hr-oib]'],
    ['German text', 'Steuer-ID: 36 574 261 809', 'Steuer-ID: [REDACTED:de-idnr]'],
    ['two on one line', 'cpf=39053344705 cpf=21695705009', 'cpf=[REDACTED:br-cpf] cpf=[REDACTED:br-cpf]'],
    ['whole name only', 'TIN: 1-2345-45678-78-1', 'TIN: [REDACTED:th-pin]'],
    ['a name of several', '{"NISS, RRN":"85 07 30 033 28"}', '{"NISS, RRN":"[REDACTED:be-nn]"}'],
    ['Cyrillic name', 'СНИЛС 112-233-445 95', 'СНИЛС [REDACTED:ru-snils]'],
  ]);
  itKeeps([
    ['bare', '44051401359 33392005961 1112.22.333'],
    ['words', 'epic: PROJ-1234, nit: unused variable, sin(0.5), run 42'],
    ['a plain number under an ambiguous word', '{"tin":12,"sin":0.5,"pin":false}'],
  ]);

  it('a value is told by its name', () => {
    const { redact } = createRedactor();
    expect(redact({ pesel: 44051401359, mapPin: '3100600445635', n: 44051401359 })).toEqual({
      pesel: '[REDACTED:pl-pesel]',
      mapPin: '3100600445635',
      n: 44051401359,
    });
  });
});

describe('times', () => {
  it('no time from 2001 to 2040 is changed bare, in any unit', () => {
    const second = fc.integer({ min: Date.UTC(2001, 0) / 1000, max: Date.UTC(2040, 0) / 1000 });
    fc.assert(
      fc.property(second, fc.nat(999_999_999), (seconds, nanos) => {
        const fraction = String(nanos).padStart(9, '0');
        for (const digits of ['', fraction.slice(0, 3), fraction.slice(0, 6), fraction]) {
          const text = `at ${seconds}${digits} {"t":${seconds}${digits}}`;
          const findings = redactText(text);
          expect(findings.includes('REDACTED')).toBe(false);
        }
      }),
      { numRuns: 3000, seed: 64 },
    );
  });
});

/** The other library's validators by row. Left out are those that leave out or add rules of the authority, as named there. */
const oracles: Readonly<Record<string, string>> = {
  'ca-bn': 'CA bn',
  'br-cpf': 'BR cpf',
  'br-cnpj': 'BR cnpj',
  'ar-cuit': 'AR cuit',
  'co-nit': 'CO nit',
  'ec-ci': 'EC ci',
  'pe-ruc': 'PE ruc',
  'do-cedula': 'DO cedula',
  've-rif': 'VE rif',
  'gb-nino': 'GB nino',
  'fr-nif': 'FR nif',
  'fr-siren': 'FR siren',
  'ch-ahv': 'CH ssn',
  'es-dni': 'ES dni',
  'es-nie': 'ES nie',
  'pt-cc': 'PT cc',
  'gr-amka': 'GR amka',
  'gr-afm': 'GR vat',
  'pl-nip': 'PL nip',
  'hr-oib': 'HR oib',
  'tr-tckn': 'TR tckimlik',
  'ua-rnokpp': 'UA rntrc',
  'ru-inn': 'RU inn',
  'il-id': 'IL idnr',
  'in-aadhaar': 'IN aadhaar',
  'in-epic': 'IN epic',
  'pk-cnic': 'PK cnic',
  'jp-cn': 'JP cn',
  'nz-ird': 'NZ ird',
};

const patternsOf = (id: string): string[] =>
  documentRows
    .map((row) => row.split(/ \|(?= |$)/).map((cell) => cell.trim()))
    .filter(([row]) => row === id)
    .flatMap(([, , patterns = '']) => patterns.split(', ').flatMap(expandPattern));

const signs: Readonly<Record<string, string>> = {
  '#': '0123456789',
  '@': 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  '?': '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
};
const numberOf = (pattern: string) =>
  fc
    .tuple(...Array.from(pattern, (sign) => fc.constantFrom(...Array.from(signs[sign] ?? sign))))
    .map((list) => list.join(''));

describe('against another library', () => {
  const cases = Object.entries(oracles).map(([id, name]) => {
    const [country = '', validator = ''] = name.split(' ');
    const table = stdnum as unknown as Record<string, Record<string, { validate(text: string): { isValid: boolean } }>>;
    return { id, detector: byId.get(id) as Detector, oracle: table[country]?.[validator] };
  });

  it.each(cases)('$id agrees on generated numbers', ({ id, detector, oracle }) => {
    const numbers = fc.oneof(...patternsOf(id).map(numberOf));
    fc.assert(
      fc.property(numbers, (text) => {
        expect(takes(detector, text)).toBe(oracle?.validate(text).isValid);
      }),
      { numRuns: 1500, seed: 64 },
    );
  });

  it.each(cases)('$id agrees on a valid number with one digit changed', ({ id, detector, oracle }) => {
    const valid = vectors.find((row) => row.id === id)?.valid.map((text) => text.replace(/[^0-9A-Z]/g, ''));
    const varied = valid?.filter((text) => new Set(text).size > 1) ?? [];
    const change = fc.tuple(fc.constantFrom(...varied), fc.nat(30), fc.nat(9));
    fc.assert(
      fc.property(change, ([text, at, digit]) => {
        const place = at % text.length;
        if (!/\d/.test(text[place] ?? '')) return;
        const changed = text.slice(0, place) + String(digit) + text.slice(place + 1);
        expect(takes(detector, changed)).toBe(oracle?.validate(changed).isValid);
      }),
      { numRuns: 500, seed: 64 },
    );
  });
});
