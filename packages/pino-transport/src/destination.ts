import { once } from 'node:events';
import { createRequire } from 'node:module';
import { isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isRedactor } from '@sixfour/core';

/** Another pino transport that gets the redacted lines, loaded inside the same worker. */
export interface InnerTarget {
  /** A package, an absolute path or a `file:` URL. */
  readonly target: string;
  readonly options?: unknown;
  /** The least level of the lines that it gets, by number or name. @default every line */
  readonly level?: string | number;
}

/** What pino and its transports understand as a stream. */
export interface Destination {
  write(text: string): unknown;
  end(): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  once(event: 'drain' | 'close', listener: () => void): unknown;
}

type Build = (options: unknown) => unknown;

/** Where a bundler put the files of packages: https://getpino.io/#/docs/bundling */
function bundledPath(target: string): string {
  const overrides: unknown = Reflect.get(globalThis, '__bundlerPathsOverrides');
  if (typeof overrides !== 'object' || overrides === null || !Object.hasOwn(overrides, target)) return target;
  return String(Reflect.get(overrides, target));
}

/** Resolves like pino, which asks on behalf of the program: its main file first, then its working folder. */
function resolveTarget(name: string, option: string): string {
  const target = bundledPath(name);
  if (target.startsWith('file:')) return target;
  if (isAbsolute(target)) return pathToFileURL(target).href;
  const places = [process.argv[1], join(process.cwd(), 'main.js')];
  for (const place of places) {
    try {
      if (place !== undefined) return pathToFileURL(createRequire(pathToFileURL(place)).resolve(target)).href;
    } catch {
      // The next place is asked; the last failure is reported below.
    }
  }
  throw new Error(`transport: ${option} cannot be resolved from the main file or the working folder`);
}

/** The default export of a module, which interoperation may have wrapped twice. */
export async function importTarget(target: string, option: string): Promise<unknown> {
  let found: unknown = await import(resolveTarget(target, option));
  for (let i = 0; i < 2 && typeof found === 'object' && found !== null && !isRedactor(found); i++) {
    if (!('default' in found)) break;
    found = found.default;
  }
  return found;
}

async function openFile(dest: string | number): Promise<Destination> {
  // sonic-boom, through pino, waits for a pipe that is full; a stream of node:fs gives up on it.
  const { destination } = await import('pino');
  const stream = destination({ dest, sync: false, mkdir: true });
  await once(stream, 'ready');
  return stream;
}

/** Opens what redacted lines are written to. */
export async function openDestination(to: number | string | InnerTarget): Promise<Destination> {
  if (typeof to !== 'object') return openFile(to);
  const build = await importTarget(to.target, 'to.target');
  if (typeof build !== 'function') throw new Error('transport: to.target must have a function as its default export');
  return (await (build as Build)(to.options ?? {})) as Destination;
}
