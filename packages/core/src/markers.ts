/** What stands for a value that could not be read. */
export const errorMarker = '[REDACTED:error]';
/** What stands for a value that is too deep, too wide or encoded too often. */
export const limitMarker = '[REDACTED:limit]';
/** What stands for a value that contains itself. */
export const circularMarker = '[REDACTED:circular]';

/** The built-in censor of everything but a PAN. */
export const markerOf = (detector: string): string => `[REDACTED:${detector}]`;
