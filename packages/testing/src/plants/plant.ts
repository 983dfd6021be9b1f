import { SixfourOptionError, testPans } from '@sixfour/core';
import luhn from 'luhn';
import { type Network, networkOf, networks } from '../reference/issuers.js';
import { allPlanted, forgetAll, remember } from './registry.js';
import { type SpecimenKind, specimens, trackOf } from './values.js';

export type PlantKind = 'card' | 'track' | SpecimenKind;

export interface PlantOptions {
  /** The network of a card or a track. @default 'visa' */
  readonly network?: Network;
  /** Digits of a card or of the card in a track: 12 to 19. @default 15 for American Express, 14 for Diners Club, 16 for all others */
  readonly length?: number;
}

const usualLength = (network: Network): number =>
  (({ amex: 15, diners: 14 }) as Partial<Record<Network, number>>)[network] ?? 16;

/** Digits in order or in zeros turn up in ids: numbers that are mostly that make bad plants, and come last. */
const isPlain = (pan: string): boolean => /0{6}|123456/.test(pan);

function publishedCards(network: Network, length: number): string[] {
  const fitting = [...testPans].filter(
    (pan) => pan.length === length && networkOf(pan) === network && luhn.validate(pan),
  );
  return [...fitting.filter((pan) => !isPlain(pan)), ...fitting.filter(isPlain)];
}

function fail(option: string, rule: string, received: unknown): never {
  throw new SixfourOptionError('plant', option, rule, received);
}

/** The first value that is not planted yet, or when all are, the first. */
function nextOf(values: readonly string[]): string {
  const taken = new Set(allPlanted().map(({ value }) => value));
  return values.find((value) => !taken.has(value)) ?? values[0] ?? '';
}

function readOptions(kind: string, options: PlantOptions): Required<PlantOptions> {
  if (typeof options !== 'object' || options === null) fail('options', 'an object', options);
  for (const name of Object.keys(options)) {
    if (name !== 'network' && name !== 'length')
      fail(name, 'a known option (network, length)', Reflect.get(options, name));
    if (kind !== 'card' && kind !== 'track')
      fail(name, 'left out for all but cards and tracks', Reflect.get(options, name));
  }
  const network = options.network ?? 'visa';
  if (!networks.includes(network)) fail('network', `one of ${networks.join(', ')}`, network);
  const length = options.length ?? usualLength(network);
  if (!Number.isInteger(length)) fail('length', 'a whole number', length);
  return { network, length };
}

function plantCard(kind: 'card' | 'track', options: PlantOptions): string {
  const { network, length } = readOptions(kind, options);
  const cards = publishedCards(network, length);
  if (cards.length === 0) fail('length', `a length of which ${network} has a published test number`, length);
  const pan = nextOf(cards);
  remember({ name: `card (${network}, ${length} digits)`, value: pan, isCard: true });
  if (kind === 'card') return pan;
  const track = trackOf(pan);
  remember({ name: `track (${network})`, value: track, isCard: false });
  return track;
}

/**
 * A test value to put into what is logged, remembered so that `toHoldNoPlanted()` can look for it. Each call gives another value of the
 * kind as long as there are any: published test card numbers, specimens of documents, keys of public documentation.
 *
 * @param kind `card`, `track`, `cvv`, `cid`, `pin`, `ssn`, `passport`, `identity-card`, `mrz`, `iban`, `email`, `phone`, `name`,
 * `password`, `key` or `jwt`
 * @throws SixfourOptionError for an unknown kind or option, or when no test number of the network has that length
 * @example
 * const card = plant('card', { network: 'amex' }); // '378282246310005'
 */
export function plant(kind: PlantKind, options: PlantOptions = {}): string {
  if (kind === 'card' || kind === 'track') return plantCard(kind, options);
  if (!Object.hasOwn(specimens, kind)) {
    fail('kind', `one of card, track, ${Object.keys(specimens).join(', ')}`, kind);
  }
  readOptions(kind, options);
  const value = nextOf(specimens[kind]);
  remember({ name: kind, value, isCard: false });
  return value;
}

/**
 * Remembers a value of your own that must not come out. Four characters or more, or digits that stand alone.
 *
 * @param name what it is, for the failure message
 * @throws SixfourOptionError for a value of fewer than 3 characters, or a name that holds the value
 */
export function plantValue(name: string, value: string): string {
  if (typeof name !== 'string' || name === '') fail('name', 'a text', name);
  if (typeof value !== 'string' || value.length < 3) fail('value', 'a string of 3 or more characters', value);
  if (name.includes(value)) fail('name', 'a text without the value', name);
  const digits = value.replace(/\D/g, '');
  remember({ name, value, isCard: /^[\d -]+$/.test(value) && digits.length >= 12 && luhn.validate(digits) });
  return value;
}

/** Forgets all that was planted, such as before each test. */
export function forgetPlanted(): void {
  forgetAll();
}
