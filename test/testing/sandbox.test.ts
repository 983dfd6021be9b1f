import { readFileSync } from 'node:fs';
import { testPans } from '@sixfour/core';
import { onlySandboxData } from '@sixfour/testing';
import { describe, expect, test } from 'vitest';

/** A number that no one published: the digits of a published one in another order, with the check digit that they need. */
function unpublished(): string {
  const body = '401288888888171';
  for (let digit = 0; digit < 10; digit++) {
    const number = `${body}${digit}`;
    const sum = [...number].reverse().reduce((total, each, i) => {
      const doubled = Number(each) * (i % 2 === 0 ? 1 : 2);
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
    if (sum % 10 === 0) return number;
  }
  return '';
}

const other = unpublished();
const grouped = other.replace(/.{4}(?!$)/g, '$& ');
const live = ['sk', 'live', '4eC39HqLyjWDarjtT1zdp7dc'].join('_');

test('the number of these tests is no published one', () => {
  expect(other).toMatch(/^4\d{15}$/);
  expect(testPans.has(other)).toBe(false);
});

describe('passes', () => {
  test.each([
    ['published numbers', { card: { number: '4111 1111 1111 1111' }, list: [5555555555554444] }],
    ['a track of one', ';4111111111111111=27121011000012300000?'],
    [
      'test keys',
      { key: 'sk_test_4eC39HqLyjWDarjtT1zdp7dc', aws: 'AKIAIOSFODNN7EXAMPLE', pk: 'pk_test_TYooMQauvdEDq54NiTphI7jx' },
    ],
    ['no card at all', { order: 'A-1001', email: 'ada@example.com' }],
  ])('%s', (_name, value) => {
    onlySandboxData(value);
  });

  test('every published test number', () => {
    const cards = JSON.parse(readFileSync(new URL('../fixtures/test-cards.json', import.meta.url), 'utf8')) as {
      readonly number: string;
      readonly luhn: boolean;
    }[];
    const published = cards
      .filter(({ number, luhn }) => luhn && testPans.has(number))
      .map(({ number }) => ({ card: number }));
    expect(published.length).toBeGreaterThan(200);
    onlySandboxData(published);
  });
});

describe('fails, and names the place and not the value', () => {
  test.each([
    ['another card', { list: [{ card: other }] }, 'pan (pan): line 1, column 1 of list.0.card'],
    ['in groups', `one\ncard ${grouped}`, 'pan (pan): line 2, column 6'],
    ['as the engine does not see it', `ref ${grouped.replaceAll(' ', '_')}`, 'seen by the reference detector'],
    ['in a track', `;${other}=27121011000012300000?`, 'track (sad): line 1, column 1'],
    ['beside a published one', `4111111111111111 ${other}`, 'found 1:\n  pan (pan): line 1, column 18'],
    ['a live key', { stripe: live }, 'api-key (credential): line 1, column 1 of stripe'],
    ['a live publishable key', { key: live.replace('sk', 'pk') }, 'live-key (credential): line 1, column 1 of key'],
  ])('%s', (_name, value, said) => {
    const check = (): void => {
      onlySandboxData(value);
    };
    expect(check).toThrow(said);
    expect(check).not.toThrow(new RegExp(`${other}|${grouped}|4eC39Hq`));
  });
});
