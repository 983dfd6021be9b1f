import { assertNoPlanted, plantValue, SensitiveDataError } from '@sixfour/testing';

/** Something planted in a log by every door; it must not come out. */
export interface Plant {
  readonly name: string;
  readonly value: string;
  readonly number: number | string;
  readonly field: string;
  /** A text in which the value is found. */
  readonly sentence: string;
  /** What must stand in its place. */
  readonly shown: string;
}

export const plants: readonly Plant[] = [
  {
    name: 'PAN',
    value: '4111111111111111',
    number: 4111111111111111,
    field: 'cardNumber',
    sentence: 'paid with 4111111111111111 today',
    shown: '411111******1111',
  },
  { name: 'CVV', value: '737', number: 737, field: 'cvv', sentence: 'cvv: 737', shown: '[REDACTED:cvv]' },
  {
    name: 'SSN',
    value: '536-90-4399',
    number: 536904399,
    field: 'ssn',
    sentence: 'ssn 536-90-4399 on file',
    shown: '[REDACTED:ssn]',
  },
  {
    name: 'API key',
    value: 'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
    number: 'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
    field: 'apiKey',
    sentence: 'called with sk_test_4eC39HqLyjWDarjtT1zdp7dc',
    shown: '[REDACTED:api-key]',
  },
];

/** Line numbers, times, ports and random ids may hold three digits by chance. */
const withoutPositions = (text: string): string =>
  text
    .replace(/127\.0\.0\.1:\d+|:\d+:\d+/g, '')
    .replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, '')
    .replace(/\/node_modules\/\S+/g, '')
    .replace(/"(?:durationMs|responseTime|time|pid|remotePort)":[\d.]+/g, '');

/** Three digits turn up by chance once every encoding is tried; the others must not come out in any spelling. */
const unmistakable = plants.filter(({ value }) => value.length > 6);

/** What `@sixfour/testing` sees of the plants: escaped, encoded, grouped, reversed, in halves. */
export function spelledLeaks(text: string): string[] {
  for (const { name, value } of unmistakable) plantValue(name, value);
  try {
    assertNoPlanted(withoutPositions(text));
    return [];
  } catch (error) {
    if (!(error instanceof SensitiveDataError)) throw error;
    return ['a plant in some spelling'];
  }
}

/** The names of the plants whose value stands in a text. */
export function leaks(text: string): string[] {
  const clean = withoutPositions(text);
  const digits = clean.replace(/[-\s]/g, '');
  return plants
    .filter(({ value, number }) => clean.includes(value) || digits.includes(String(number)))
    .map(({ name }) => name);
}

/** An error with the plant in its message, its own members and its cause. */
export function errorWith({ sentence, field, value }: Plant): Error {
  const cause = Object.assign(new Error(`because ${sentence}`), { [field]: value });
  return Object.assign(new Error(`failed: ${sentence}`, { cause }), { config: { data: `{"${field}":"${value}"}` } });
}

export function freezeDeep<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freezeDeep);
  }
  return value;
}
