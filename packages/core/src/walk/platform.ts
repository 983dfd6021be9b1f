interface Types {
  readonly isProxy: (value: unknown) => boolean;
}

interface Runtime {
  readonly process?: { getBuiltinModule?(name: string): { types?: Types } | undefined };
}

/**
 * Whether a value is a Proxy. Only the runtime can tell: Node.js 20.16 and later and compatible ones do; elsewhere a Proxy is read like
 * any other object.
 */
export const isProxy: (value: unknown) => boolean =
  (globalThis as Runtime).process?.getBuiltinModule?.('node:util')?.types?.isProxy ?? (() => false);

/** What a Proxy answers to being asked once, as a plain object or array of at most `most` elements. */
export function copyOfProxy(value: object, most: number): object {
  if (!Array.isArray(value)) return { ...value };
  const { length } = value as unknown[];
  const copy: unknown[] = [];
  for (let i = 0; i < length && i < most; i++) copy.push((value as unknown[])[i]);
  return copy;
}
