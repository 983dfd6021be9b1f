/** Integers from here on have eight digits, the fewest a known secret has; a card has twelve. */
export const LEAST_NUMBER = 1e7;

/** Whether JavaScript has rounded a number: no digit of it can be relied on. */
export const isUnsafe = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);

/** Whether a text is a trace or span id as W3C Trace Context spells them. */
export const isTraceId = (text: string): boolean => /^(?:[0-9a-f]{16}|[0-9a-f]{32})$/.test(text);
