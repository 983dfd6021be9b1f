import { describe } from 'vitest';
import { itKeeps, itShows } from '../rows.js';

const marker = '[REDACTED:phone]';

describe('found', () => {
  itShows([
    ['E.164', 'call +14155552671 now', `call ${marker} now`],
    ['groups', '+49 30 901820, ok', `${marker}, ok`],
    ['URI', 'tel:+44-20-7946-0958', `tel:${marker}`],
    ['brackets', '+1 (415) 555-2671', marker],
    ['00 and country code 1', '0012125551234', marker],
    ['00', '0049 30 901820 and 00442079460958', `${marker} and ${marker}`],
    ['percent', 'to=%2B14155552671', `to=${marker}`],
    ['JSON', '{"p":"+33 6 12 34 56 78"}', `{"p":"${marker}"}`],
    ['a word before', 'phone 020 7946 0958', `phone ${marker}`],
  ]);
  itKeeps([
    ['national, bare', '020 7946 0958'],
    ['offset from UTC', '2024-01-01T00:00:00+02:00 1762261074 +1030 1762261074 +0530'],
    ['no country', '+999 1234567'],
    ['decimal', '+48.858370 +1.234567890123'],
    ['sum', '1+4155552671 a+14155552671'],
    ['too short', '+49 123'],
    ['too long', '+12345678901234567890'],
    ['groups of an id', '081110 001745 4905 0000123456789012'],
    ['a long id that begins with 001', '001561191000066 001332-1234567 00112125551234'],
    ['difference', '+1234567 -987'],
  ]);
});

describe('behind a word', () =>
  itShows([
    ['an area code in brackets', 'phone is (415) 555-0132', 'phone is ([REDACTED:phone]'],
    ['the same behind a colon', 'Phone: (415) 555-0132', 'Phone: [REDACTED:phone]'],
    ['an extension', 'Fax: 415-555-0132x4587', 'Fax: [REDACTED:phone]'],
    ['an extension in words', 'phone: 415-555-0132 ext. 12, ask', 'phone: [REDACTED:phone], ask'],
    ['words of speech', 'call me on 415-555-0132', 'call me on [REDACTED:phone]'],
  ]));

describe('behind a word stays', () =>
  itKeeps([
    ['too short', 'phone: 415-55'],
    ['a date and a time', 'phone: 2026-11-23T10:00:00Z'],
    ['a word', 'phone: unknown 4155550132'],
  ]));
