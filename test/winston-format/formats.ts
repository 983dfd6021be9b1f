import type { Logform } from 'winston';
import { spell, type Winston } from './hosts.js';

export type Format = Logform.Format;

/** A chain of formats in which `redaction()` stands, or nothing where `protect` guards the logger. */
export interface Chain {
  readonly name: string;
  readonly isJson: boolean;
  make(winston: Winston, own: readonly Format[]): Format;
}

/** winston 3.0 has no errors(). */
const errorsOf = ({ format }: Winston): Format[] =>
  typeof format.errors === 'function' ? [format.errors({ stack: true, cause: true })] : [];

const valuesOf = (info: object): string =>
  Object.values(info)
    .map((value) =>
      typeof value === 'object' && value !== null ? Object.values(value as object).join(' ') : String(value),
    )
    .join(' ');

const chain = (name: string, isJson: boolean, list: (winston: Winston, own: readonly Format[]) => Format[]): Chain => ({
  name,
  isJson,
  make: (winston, own) => winston.format.combine(...list(winston, own)),
});

export const chains: readonly Chain[] = [
  { name: 'none', isJson: true, make: (winston, own) => winston.format.combine(...own, winston.format.json()) },
  chain('errors splat OWN json', true, (w, own) => [...errorsOf(w), w.format.splat(), ...own, w.format.json()]),
  chain('errors splat json OWN', true, (w, own) => [...errorsOf(w), w.format.splat(), w.format.json(), ...own]),
  chain('OWN errors splat json', true, (w, own) => [...own, ...errorsOf(w), w.format.splat(), w.format.json()]),
  chain('splat errors OWN timestamp json', true, ({ format, ...w }, own) => [
    format.splat(),
    ...errorsOf({ format, ...w }),
    ...own,
    format.timestamp({ format: () => 'today' } as never),
    format.json(),
  ]),
  chain('timestamp label OWN json twice', true, ({ format }, own) => [
    format.timestamp({ format: () => 'today' } as never),
    format.label({ label: 'pay' }),
    ...own,
    format.json(),
    ...own,
  ]),
  chain('metadata OWN json', true, ({ format }, own) => [format.metadata(), ...own, format.json()]),
  chain('OWN splat metadata json', true, ({ format }, own) => [
    ...own,
    format.splat(),
    format.metadata(),
    format.json(),
  ]),
  chain('splat OWN logstash', true, ({ format }, own) => [format.splat(), ...own, format.logstash()]),
  chain('logstash OWN', true, ({ format }, own) => [format.logstash(), ...own]),
  chain('splat OWN simple', false, ({ format }, own) => [format.splat(), ...own, format.simple()]),
  chain('splat simple OWN', false, ({ format }, own) => [format.splat(), format.simple(), ...own]),
  chain('errors splat OWN printf', false, (w, own) => [
    ...errorsOf(w),
    w.format.splat(),
    ...own,
    w.format.printf((info) => `${info.level} ${spell(info)}`),
  ]),
  chain('errors splat printf OWN', false, (w, own) => [
    ...errorsOf(w),
    w.format.splat(),
    w.format.printf((info) => `${info.level} ${JSON.stringify(info)}`),
    ...own,
  ]),
  chain('OWN printf of values', false, ({ format }, own) => [...own, format.printf(valuesOf)]),
  chain('splat printf of values OWN', false, ({ format }, own) => [format.splat(), format.printf(valuesOf), ...own]),
  chain('printf of JSON under other names OWN', true, ({ format }, own) => [
    format.printf((info) => JSON.stringify({ m: info.message, rest: Object.values(info) })),
    ...own,
  ]),
  chain('splat OWN prettyPrint', false, ({ format }, own) => [format.splat(), ...own, format.prettyPrint()]),
  chain('splat prettyPrint in colours OWN', false, ({ format }, own) => [
    format.splat(),
    format.prettyPrint({ colorize: true }),
    ...own,
  ]),
  chain('colorize OWN simple', false, ({ format }, own) => [format.colorize({ all: true }), ...own, format.simple()]),
  chain('colorize align simple OWN', false, ({ format }, own) => [
    format.colorize({ all: true }),
    format.align(),
    format.simple(),
    ...own,
  ]),
  chain('OWN cli uncolorize', false, ({ format }, own) => [...own, format.cli(), format.uncolorize()]),
];
