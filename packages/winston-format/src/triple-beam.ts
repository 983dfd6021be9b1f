/** The symbols of triple-beam, which are registered ones. */
export const LEVEL: unique symbol = Symbol.for('level') as never;
export const MESSAGE: unique symbol = Symbol.for('message') as never;
export const SPLAT: unique symbol = Symbol.for('splat') as never;

export const ERROR_MARKER = '[REDACTED:error]';

/** What winston hands from format to format. */
export interface Info {
  level: string;
  message: unknown;
  [LEVEL]?: string;
  [MESSAGE]?: unknown;
  [SPLAT]?: unknown;
  [key: string | symbol]: unknown;
}
