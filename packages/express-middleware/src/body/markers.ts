import { isBag, read } from '../http.js';

/** Stands for a body that is longer than the cap: a part of one could end in the midst of a number. */
export const LIMIT_MARKER = '[REDACTED:limit]';

/** Stands for a body that could not be read. */
export const ERROR_MARKER = '[REDACTED:error]';

/** Stands for a body that can be read only once, by whom it is for. */
export const STREAM = '(stream)';

/** Stands for a body that is not read. */
export const sizeOnly = (size: number): string => `(${size} bytes)`;

export const isStream = (value: unknown): boolean =>
  isBag(value) && (typeof read(value, 'pipe') === 'function' || typeof read(value, 'getReader') === 'function');
