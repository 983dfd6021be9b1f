import { createRequire } from 'node:module';
import type pino from 'pino';

const require = createRequire(import.meta.url);

export type Pino = typeof pino;

export const hosts = ['pino', 'pino914', 'pino96', 'pino95', 'pino821', 'pino7'].map((name) => {
  const host = require(name) as Pino;
  return { name: `pino ${host.version}`, pino: host };
});

/** Whether this pino calls `hooks.streamWrite`. */
export const hasStreamWrite = ({ version }: Pino): boolean => !/^(?:7|8|9\.5)\./.test(version);

/** What a logger writes, line by line, with nothing in it that changes from run to run. */
export function capture(): { readonly lines: string[]; readonly stream: { write(line: string): void } } {
  const lines: string[] = [];
  return { lines, stream: { write: (line) => void lines.push(line) } };
}

export const fixed = {
  base: { pid: 1, hostname: 'host' },
  timestamp: () => ',"time":1700000000000',
} as const;
