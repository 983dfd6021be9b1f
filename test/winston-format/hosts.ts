import { createRequire } from 'node:module';
import { Writable } from 'node:stream';
import type * as winston from 'winston';

const require = createRequire(import.meta.url);

export type Winston = typeof winston;

export const hosts = ['winston', 'winston30'].map((name) => {
  const host = require(name) as Winston;
  return { name: `winston ${host.version}`, winston: host };
});

/** A transport that keeps the bytes of each line. */
export function capture(winston: Winston, options: object = {}) {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { lines, transport: new winston.transports.Stream({ ...options, stream }) };
}

export type Captured = Record<PropertyKey, unknown>;

/** A third party's transport, which may read every part of the info. */
export function capturePart(): { readonly infos: Captured[]; readonly stream: Writable } {
  const infos: Captured[] = [];
  const stream = new Writable({
    objectMode: true,
    write(info: Captured, _encoding, done) {
      infos.push(info);
      done();
    },
  });
  return { infos, stream };
}

/** Everything of an info in one text: fields, symbols, errors. */
export const spell = (info: object): string => {
  const visit = (value: unknown, above: readonly unknown[]): string => {
    if (typeof value !== 'object' || value === null) return String(value);
    if (above.includes(value)) return '';
    return Reflect.ownKeys(value)
      .map((key) => `${String(key)}=${visit(Reflect.get(value, key), [...above, value])}`)
      .join('\n');
  };
  return visit(info, []);
};

/** The text that splat() has turned into members `0`, `1`, `2` … */
export function spreadOf(info: object): string {
  const members = info as Record<string, unknown>;
  let text = '';
  for (let i = 0; String(i) in members; i++) text += String(members[String(i)]);
  return text;
}

/** Streams hand on what they have within two turns of the loop. */
export const settle = async (): Promise<void> => {
  await new Promise(setImmediate);
  await new Promise(setImmediate);
};

/** The class that third parties extend; winston's types know it by another name. */
export const transportOf = (winston: Winston): (new (options?: object) => winston.Logger['transports'][number]) =>
  Reflect.get(winston, 'Transport') as never;
