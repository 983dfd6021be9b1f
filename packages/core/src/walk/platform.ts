interface Types {
  isProxy(value: unknown): boolean;
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
