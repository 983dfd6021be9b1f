/** A text inside a value, with the members that lead to it: `order.card.number`; `''` for a text by itself. */
export interface Leaf {
  readonly path: string;
  readonly text: string;
  /** It is the name of the member, not its value. */
  readonly isKey?: true;
}

const MAX_DEPTH = 100;

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** Every text and number in a value, and every key, by a walk of its own. */
class Leaves {
  readonly found: Leaf[] = [];
  readonly #seen = new Set<object>();

  visit(value: unknown, path: string, depth: number): void {
    if (typeof value === 'string') this.found.push({ path, text: value });
    else if (typeof value === 'number' || typeof value === 'bigint') this.found.push({ path, text: String(value) });
    else if (typeof value === 'symbol') this.found.push({ path, text: value.description ?? '' });
    else if (typeof value === 'object' && value !== null && depth < MAX_DEPTH && !this.#seen.has(value)) {
      this.#seen.add(value);
      this.#inside(value, path, depth + 1);
    }
  }

  #inside(value: object, path: string, depth: number): void {
    if (value instanceof Uint8Array) this.found.push({ path, text: Buffer.from(value).toString() });
    else if (value instanceof Map) {
      for (const [key, member] of value) {
        this.visit(key, path, depth);
        this.visit(member, join(path, typeof key === 'string' ? key : ''), depth);
      }
    } else if (value instanceof Set) for (const member of value) this.visit(member, join(path, ''), depth);
    else if (value instanceof URL) this.found.push({ path, text: value.href });
    else this.#members(value, path, depth);
  }

  #members(value: object, path: string, depth: number): void {
    const names = Reflect.ownKeys(value);
    // The message and the cause of an Error may be inherited or hidden, and are logged all the same.
    if (value instanceof Error) names.push(...['message', 'cause'].filter((name) => !Object.hasOwn(value, name)));
    for (const name of names) {
      if (Array.isArray(value) && name === 'length') continue;
      if (typeof name === 'string' && !Array.isArray(value))
        this.found.push({ path: join(path, name), text: name, isKey: true });
      this.visit(readMember(value, name), join(path, typeof name === 'symbol' ? '' : name), depth);
    }
  }
}

function readMember(value: object, name: PropertyKey): unknown {
  try {
    return Reflect.get(value, name);
  } catch {
    return undefined;
  }
}

/** Every text, number and key in a value. A text is its own only leaf. */
export function leavesOf(value: unknown): readonly Leaf[] {
  const leaves = new Leaves();
  leaves.visit(value, '', 0);
  return leaves.found;
}
