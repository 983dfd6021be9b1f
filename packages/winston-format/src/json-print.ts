/** Prints an info as JSON, or nothing if it holds what is left to winston. */
export type Print = (info: object) => string | undefined;

/** How many values are copied, and how deep: what refers to itself ends here. */
const MOST_VALUES = 5_000;
const MOST_DEPTH = 16;

/** Stands for what winston is to print. */
const LEFT: unique symbol = Symbol('left to winston');

/** Keys in the order of their signs; few, as those of a record are. */
function sorted(keys: string[]): string[] {
  if (keys.length > 200) return keys.sort();
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] as string;
    let at = i;
    for (; at > 0 && (keys[at - 1] as string) > key; at--) keys[at] = keys[at - 1] as string;
    keys[at] = key;
  }
  return keys;
}

/** Digits first: an object would give such keys another order, and a text that splat() has spelled out has them. */
const isOddKey = (key: string): boolean => {
  const code = key.charCodeAt(0);
  return (code >= 0x30 && code <= 0x39) || key === '__proto__';
};

/** Copies what `JSON.stringify` prints in the way of winston's `json()`. */
class Copier {
  #left = 0;

  /** @returns `LEFT` for what is not certain to be printed alike */
  copy(info: object): unknown {
    this.#left = MOST_VALUES;
    return this.#object(info, '', 0);
  }

  #value(value: unknown, key: string, depth: number): unknown {
    switch (typeof value) {
      case 'object':
        return value === null ? null : this.#object(value, key, depth);
      case 'bigint':
        return LEFT;
      case 'function':
        return 'toJSON' in value ? LEFT : undefined;
      default:
        return value;
    }
  }

  #object(value: object, key: string, depth: number): unknown {
    const { toJSON } = value as { readonly toJSON?: unknown };
    if (typeof toJSON === 'function') {
      const answer: unknown = ArrayBuffer.isView(value) ? LEFT : Reflect.apply(toJSON, value, [key]);
      return typeof answer === 'string' || answer === null ? answer : LEFT;
    }
    if (depth === MOST_DEPTH) return LEFT;
    return Array.isArray(value) ? this.#list(value, depth) : this.#members(value as Record<string, unknown>, depth);
  }

  #list(list: readonly unknown[], depth: number): unknown {
    this.#left -= list.length;
    if (this.#left < 0) return LEFT;
    const copy: unknown[] = [];
    for (let i = 0; i < list.length; i++) {
      const item = this.#value(list[i], String(i), depth + 1);
      if (item === LEFT) return LEFT;
      copy.push(item);
    }
    return copy;
  }

  #members(value: Readonly<Record<string, unknown>>, depth: number): unknown {
    const keys = Object.keys(value);
    this.#left -= keys.length;
    if (this.#left < 0) return LEFT;
    const copy: Record<string, unknown> = {};
    for (const key of sorted(keys)) {
      if (isOddKey(key)) return LEFT;
      const member = this.#value(value[key], key, depth + 1);
      if (member === LEFT) return LEFT;
      copy[key] = member;
    }
    return copy;
  }
}

const copier = new Copier();

const print: Print = (info) => {
  const copy = copier.copy(info);
  return copy === LEFT ? undefined : JSON.stringify(copy);
};

class Sample {
  readonly own = 1;
  readonly method = (): number => this.own;
  get inherited(): number {
    return this.own;
  }
}

/** Records in which one way to print JSON may differ from another. */
const samples = (): readonly object[] => [
  { level: 'info', message: 'x', b: 1, a: { d: -0, c: [undefined, Symbol('x'), () => 1, NaN, null, true] } },
  { text: 'a"\\/\b\n\u001b\u007f\u2028\ud800 \ud83d\ude00 é', 'key "\n': 1e21, Z: 1e-7, é: [], '-1': {}, _: [[{}]] },
  { date: new Date(0), none: new Date(NaN), url: new URL('https://shop.example/?a=%20'), gone: undefined },
  {
    error: Object.assign(new Error('x'), { code: 'E1' }),
    map: new Map([[1, 2]]),
    of: new Sample(),
    again: new Number(1),
  },
  { bare: Object.assign(Object.create(null) as object, { b: 1, a: 2 }), long: 'x"'.repeat(5_000), sparse: Array(2) },
];

/**
 * A way to print JSON as winston's `json()` does since it sorts keys, byte for byte, which reads each value once and without a call for
 * it. Samples are printed by both: it is not used with a winston that prints one of them otherwise.
 *
 * @param json what winston's `json()` is without options
 */
export function printLike(json: (info: object) => unknown): Print | undefined {
  return samples().every((sample) => print(sample) === json(sample)) ? print : undefined;
}
