import { expect, it } from 'vitest';
import { isVersion, isVersionRange, isVersionWord } from '../../../packages/core/src/detectors/versions.js';

const encoder = new TextEncoder();
const padded = (text: string): Uint8Array => encoder.encode(`${text}\0\0\0\0`);

it.each([
  ['^8.0.0 || ^9.0.0', true],
  ['>=1 <2', true],
  ['~1.x', true],
  ['1.2.3', false],
  ['^8.0.0-beta', false],
  ['', false],
])('isVersionRange %j: %s', (text, expected) => {
  expect(isVersionRange(padded(text), 0, text.length)).toBe(expected);
});

it.each([
  ['1.2.3', true],
  ['10.20.30-beta.4', true],
  ['1.2.3+build.5', true],
  ['1.2', false],
  ['10.0.0.1', false],
  ['1.2.3x', false],
  ['1.2.3 4', false],
  ['12345.2.3', false],
  ['', false],
])('isVersion %j: %s', (text, expected) => {
  expect(isVersion(padded(text), 0, text.length)).toBe(expected);
});

it.each([
  ['v0.5.0', true],
  ['1:4.13+dfsg1-1+deb12u1', true],
  ['1.14.10-1~deb12u1', true],
  ['passlib-1.7.4', true],
  ['token-types-5.0', true],
  ['hunter2', false],
  ['swordfish-7', false],
  ['a1.b2', false],
  ['', false],
])('isVersionWord %j: %s', (text, expected) => {
  expect(isVersionWord(padded(text), 0, text.length)).toBe(expected);
});
