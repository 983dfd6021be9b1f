import { SixfourOptionError } from '@sixfour/core';
import { type Destination, type InnerTarget, openDestination } from './destination.js';
import { createLevelFilter } from './level-filter.js';

/** Where redacted lines go: a file descriptor, the path of a file, or another transport. */
export type Outlet = number | string | InnerTarget;

/** An error that says where, and with which system code, but carries no text of a record. */
function cleanError(error: unknown): Error {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  const isCode = typeof code === 'string' && /^E[A-Z]{2,20}$/.test(code);
  const clean = new Error(`transport: the destination failed${isCode ? ` with ${code}` : ''}`);
  return isCode ? Object.assign(clean, { code }) : clean;
}

/** One destination: waits while it is full, and knows when it has failed or closed. */
class Tap {
  readonly #destination: Destination;
  readonly #keep: (lines: string) => string;
  readonly #onError: () => void;
  #waiting: (() => void)[] = [];
  #isClosed = false;
  #error: Error | undefined;

  constructor(destination: Destination, keep: (lines: string) => string, onError: () => void) {
    this.#destination = destination;
    this.#keep = keep;
    this.#onError = onError;
    destination.once('close', () => {
      this.#isClosed = true;
      this.#resume();
    });
    destination.on('error', (error) => {
      this.#fail(error);
    });
  }

  get error(): Error | undefined {
    return this.#error;
  }

  #fail(error: unknown): void {
    this.#error ??= cleanError(error);
    this.#resume();
    this.#onError();
  }

  #resume(): void {
    for (const resume of this.#waiting.splice(0)) resume();
  }

  #isGone(): boolean {
    return this.#isClosed || this.#error !== undefined;
  }

  /** Calls back when the destination takes more, or has gone. */
  write(lines: string, done: () => void): void {
    const text = this.#isGone() ? '' : this.#keep(lines);
    try {
      if (text === '' || this.#destination.write(text) !== false || this.#isGone()) {
        done();
        return;
      }
    } catch (error) {
      this.#fail(error);
      done();
      return;
    }
    this.#waiting.push(done);
    this.#destination.once('drain', () => {
      this.#resume();
    });
  }

  end(done: () => void): void {
    if (this.#isGone()) {
      done();
      return;
    }
    this.#waiting.push(done);
    try {
      this.#destination.end();
    } catch (error) {
      this.#fail(error);
    }
  }
}

/** All destinations as one. One that fails is left out, and told of; the last one that fails is the failure of all. */
export class Outlets {
  readonly #taps: readonly Tap[];
  readonly #warned = new Set<Tap>();

  constructor(taps: readonly ((onError: () => void) => Tap)[], onFailure: (error: Error) => void) {
    this.#taps = taps.map((create) =>
      create(() => {
        const error = this.#failure();
        if (error !== undefined) onFailure(error);
      }),
    );
  }

  /** The failure of all, if none is left. */
  #failure(): Error | undefined {
    const failed = this.#taps.filter(({ error }) => error !== undefined);
    if (failed.length === this.#taps.length) return failed[0]?.error;
    for (const tap of failed) {
      if (this.#warned.has(tap)) continue;
      this.#warned.add(tap);
      process.emitWarning(`${tap.error?.message ?? ''}, and gets no more lines`, {
        type: 'SixfourWarning',
        code: 'SIXFOUR_TARGET_FAILED',
      });
    }
    return undefined;
  }

  #each(act: (tap: Tap, done: () => void) => void, done: (error?: Error) => void): void {
    let left = this.#taps.length;
    for (const tap of this.#taps) {
      act(tap, () => {
        if (--left === 0) done(this.#failure());
      });
    }
  }

  /** Calls back when every destination takes more. */
  write(lines: string, done: (error?: Error) => void): void {
    if (lines === '') done();
    else
      this.#each((tap, next) => {
        tap.write(lines, next);
      }, done);
  }

  end(done: (error?: Error) => void): void {
    this.#each((tap, next) => {
      tap.end(next);
    }, done);
  }
}

function isOutlet(to: unknown): to is Outlet {
  if (typeof to === 'number') return Number.isInteger(to) && to >= 0;
  if (typeof to === 'string') return to !== '';
  return typeof to === 'object' && to !== null && typeof (to as InnerTarget).target === 'string';
}

/**
 * Opens what the redacted lines are written to, all inside this thread.
 *
 * @throws SixfourOptionError if `to` is not as documented
 */
export async function openOutlets(
  to: Outlet | readonly Outlet[],
  levels: Readonly<Record<string, number>>,
  onFailure: (error: Error) => void,
): Promise<Outlets> {
  const isList = Array.isArray(to);
  const list = (isList ? to : [to]) as readonly Outlet[];
  if (list.length === 0) throw new SixfourOptionError('transport', 'to', 'a list with a target in it', to);
  const plans = list.map((outlet, i) => {
    const option = isList ? `to[${i}]` : 'to';
    if (!isOutlet(outlet))
      throw new SixfourOptionError(
        'transport',
        option,
        'a file descriptor, a path, or an object with a target',
        outlet,
      );
    const level: unknown = typeof outlet === 'object' ? outlet.level : undefined;
    return { outlet, keep: createLevelFilter(level, levels, `${option}.level`) };
  });
  const taps = await Promise.all(
    plans.map(async ({ outlet, keep }) => {
      const destination = await openDestination(outlet);
      return (onError: () => void) => new Tap(destination, keep, onError);
    }),
  );
  return new Outlets(taps, onFailure);
}
