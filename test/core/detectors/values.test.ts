import { describe, expect, it } from 'vitest';
import {
  isNoValue,
  isObjectName,
  isPlaceholder,
  makeupOf,
  trim,
  userinfoStart,
  whole,
} from '../../../packages/core/src/detectors/values.js';
import type { Context } from '../../../packages/core/src/types.js';

const encoder = new TextEncoder();
const padded = (text: string): Uint8Array => encoder.encode(`${text}\0\0\0\0`);
const context: Context = {
  named: true,
  status: false,
  weak: false,
  loose: false,
  quoted: true,
  regional: true,
  field: undefined,
};

it.each([
  ['com.example.Handle@1c20a7f', true],
  ['Token{1c20a7f', true],
  ['com.example.sync.task/31', true],
  ['com.example.sync.task/31:', true],
  ['tasks/31', false],
  ['a@host', false],
  ['Handle@', false],
  ['Handle', false],
  ['a1b2@1c20a7f', false],
  ['Handle@1c20a7f0', true],
  ['Handle@1c20a7f01', false],
])('isObjectName %j: %s', (text, expected) => {
  expect(isObjectName(padded(text), 0, text.length)).toBe(expected);
});

describe('makeupOf', () => {
  const nothing = { length: 0, digits: 0, letters: 0, capitals: 0, spaces: 0, slashes: 0, pluses: 0, others: 0 };
  const rows: [text: string, makeup: Partial<typeof nothing>][] = [
    ['', {}],
    ['Ab1 2-3.4/5', { length: 11, digits: 5, letters: 2, capitals: 1, spaces: 1, slashes: 1 }],
    ['a_b*c', { length: 5, letters: 3, others: 2 }],
    ['a+b', { length: 3, letters: 2, pluses: 1 }],
    [' \t', { length: 2, spaces: 2 }],
  ];
  it.each(rows)('%j', (text, makeup) => {
    expect(makeupOf(padded(text), 0, text.length)).toEqual({ ...nothing, ...makeup });
  });

  it('tells the length of a long value, and counts the first 4,096 characters', () => {
    const makeup = makeupOf(encoder.encode('1'.repeat(5000)), 0, 5000);
    expect([makeup.length, makeup.digits]).toEqual([5000, 4096]);
  });
});

describe('values that hide nothing', () => {
  it.each(['true', 'False', 'NULL', 'undefined', 'none', 'n/a', 'required'])('%s is no value', (text) => {
    expect(isNoValue(padded(text), 0, text.length)).toBe(true);
  });
  it.each(['truth', 'nul', 'hunter2', '', 'requirement'])('%j is a value', (text) => {
    expect(isNoValue(padded(text), 0, text.length)).toBe(false);
  });
  it.each([
    '${TOKEN}',
    '$TOKEN',
    '$DB_TOKEN_2',
    '{{ token }}',
    '{token}',
    '{{a}}:b',
    '{"a":"b"}',
    '<token>',
    '<your token>',
    '%s',
    '$1',
    '$12',
    '?',
    '****',
    'xxxx',
  ])('%s is a placeholder', (text) => {
    expect(isPlaceholder(padded(text), 0, text.length)).toBe(true);
  });
  it.each(['hunter2', '$1a', '$123', '??', '$Ecret99', '<Xk9!pass', '{abc9!', '%7B', 'x1x1', '**1**'])(
    '%s is no placeholder',
    (text) => {
      expect(isPlaceholder(padded(text), 0, text.length)).toBe(false);
    },
  );
});

describe('trim', () => {
  const rows: [text: string, start: number, end: number][] = [
    ['ab', 0, 2],
    ['  ab\t', 2, 4],
    ['   ', 3, 3],
  ];
  it.each(rows)('%j', (text, start, end) => {
    expect(trim(padded(text), 0, text.length)).toEqual({ start, end });
  });
});

describe('whole', () => {
  const find = whole(4, ({ digits }) => digits > 0);
  const rows: [name: string, text: string, context: Context, isFound: boolean][] = [
    ['fits', 'a1', context, true],
    ['does not fit', 'ab', context, false],
    ['not named', 'a1', { ...context, named: false }, false],
    ['a status', 'a1', { ...context, status: true }, false],
    ['too long', 'abcd1', context, false],
    ['no value', 'null', context, false],
  ];
  it.each(rows)('%s', (_name, text, at, isFound) => {
    expect(find(padded(text), 0, text.length, at)).toEqual(isFound ? { start: 0, end: text.length } : undefined);
  });
});

describe('userinfoStart', () => {
  const rows: [text: string, start: number][] = [
    ['a://u:p@h', 4],
    ['a://u@h', -1],
    ['a:/u:p@h', -1],
    ['a://h/x:y@z', -1],
    ['a://u: p@h', -1],
    ['u:p@h', -1],
  ];
  it.each(rows)('%j: %i', (text, start) => {
    expect(userinfoStart(padded(text), text.lastIndexOf('@'))).toBe(start);
  });
});
