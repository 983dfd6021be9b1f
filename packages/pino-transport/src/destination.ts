import { once } from 'node:events';
import { createRequire } from 'node:module';
import { isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Another pino transport that gets the redacted lines, loaded inside the same worker. */
export interface InnerTarget {
  /** A package, an absolute path or a `file:` URL. */
  readonly target: string;
  readonly options?: unknown;
}

/** What pino and its transports understand as a stream. */
export interface Destination {
  write(text: string): unknown;
  end(): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  once(event: 'drain' | 'close', listener: () => void): unknown;
  removeListener(event: 'drain', listener: () => void): unknown;
}

type Build = (options: unknown) => unknown;

/** Resolves like pino, which asks on behalf of the program: its main file first, then its working folder. */
function resolveTarget(target: string): string {
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
  throw new Error('transport: to.target cannot be resolved from the main file or the working folder');
}

/** A default export, which interoperation may have wrapped twice. */
function buildOf(module: unknown): Build {
  let found = module;
  for (let i = 0; i < 2 && typeof found === 'object' && found !== null; i++)
    found = (found as { default?: unknown }).default;
  if (typeof found !== 'function') throw new Error('transport: to.target must have a function as its default export');
  return found as Build;
}

async function openFile(dest: string | number): Promise<Destination> {
  // sonic-boom, through pino, waits for a pipe that is full; a stream of node:fs gives up on it.
  const { destination } = await import('pino');
  const stream = destination({ dest, sync: false, mkdir: true });
  await once(stream, 'ready');
  return stream;
}

/** Opens what the redacted lines are written to. */
export async function openDestination(to: number | string | InnerTarget): Promise<Destination> {
  if (typeof to !== 'object') return openFile(to);
  const build = buildOf(await import(resolveTarget(to.target)));
  return (await build(to.options ?? {})) as Destination;
}
