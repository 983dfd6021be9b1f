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

/** A third party's transport, which may read every part of the info. */
export function capturePart(): { readonly infos: Record<PropertyKey, unknown>[]; readonly stream: Writable } {
  const infos: Record<PropertyKey, unknown>[] = [];
  const stream = new Writable({
    objectMode: true,
    write(info: Record<PropertyKey, unknown>, _encoding, done) {
      infos.push(info);
      done();
    },
  });
  return { infos, stream };
}

/** Everything of an info in one text: fields, symbols, errors. */
export const spell = (info: object): string => {
  const seen = new Set<unknown>();
  const visit = (value: unknown): string => {
    if (typeof value !== 'object' || value === null) return String(value);
    if (seen.has(value)) return '';
    seen.add(value);
    return Reflect.ownKeys(value)
      .map((key) => `${String(key)}=${visit(Reflect.get(value, key))}`)
      .join('\n');
  };
  return visit(info);
};

export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
