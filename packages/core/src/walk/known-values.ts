/** Members of one object that are remembered. */
const MOST_MEMBERS = 64;
/** Longer keys and texts are read each time. */
const LONGEST = 1024;
/** Characters that are remembered in all, before everything is forgotten. */
const MOST_SIZE = 256 * 1024;
/** What a member takes beside its text, in characters. */
const MEMBER_SIZE = 64;
const KINDS = 128;
/** A kind of value that was not clean is not looked at for a while: up to so many times. */
const LONGEST_PAUSE = 64;

/** A member of clean objects that stood at one place: what it was the last time that was remembered. */
export interface KnownMember {
  readonly key: string;
  text: string;
  number: number;
  /** What objects and arrays there looked like. */
  inner: KnownObject | undefined;
  /** How often it was another one since it was the one that is remembered. */
  misses: number;
}

/** Clean objects, or arrays, that stood at one place of values that are alike. */
export interface KnownObject {
  /** In the order of the last object that had others; by index for an array. */
  members: KnownMember[];
  /** How many had members that are not remembered. */
  strange: number;
}

/** Clean values of one kind: those that one place of a program redacts are alike. */
export interface KnownKind {
  known: KnownObject;
  /** What the names in everything that is remembered say together: `ROW_…` bits, or more. */
  signals: number;
  /** How many values are not looked at after the next that is not clean, and from now on. */
  pause: number;
  rest: number;
}

const createObject = (): KnownObject => ({ members: [], strange: 0 });

const createMember = (key: string): KnownMember => ({ key, text: '', number: 0, inner: undefined, misses: 0 });

/** The text as a name, which there is but once: a slice would keep all that it was cut from. */
const ownText = (text: string): string =>
  Object.keys(Object.assign(Object.create(null) as object, { [text]: 0 }))[0] as string;

/** Whether what comes for the `count`th time is remembered: ever more rarely, as what is new each time is never met again. */
export const isWorthLearning = (count: number): boolean => (count & (count - 1)) === 0 || count % LONGEST_PAUSE === 0;

/** The kind of a value by its keys: values of one kind that are not alike cost time, and nothing else. */
function kindOf(keys: readonly string[]): number {
  const { length } = keys;
  if (length === 0) return 0;
  const first = keys[0] as string;
  const last = keys[length - 1] as string;
  const sum = length * 31 + first.length * 7 + last.length * 5 + first.charCodeAt(0) * 3 + last.charCodeAt(0);
  return sum % KINDS;
}

/** What an object or array at a member looked like. */
export const innerOf = (member: KnownMember): KnownObject => (member.inner ??= createObject());

/** Clean values that others may be like, within bounds; of a text that is remembered nothing more has to be found out. */
export class KnownValues {
  private kinds: (KnownKind | undefined)[] = [];
  private size = 0;

  /** What values with these keys looked like. */
  kindOf(keys: readonly string[]): KnownKind {
    const number = kindOf(keys);
    return (this.kinds[number] ??= { known: createObject(), signals: 0, pause: 0, rest: 0 });
  }

  /** Remembers another text or number of a member. */
  learn(member: KnownMember, value: unknown): void {
    if (typeof value === 'number') member.number = value;
    else if (typeof value === 'string' && value.length <= LONGEST) {
      member.text = ownText(value);
      this.count(value.length);
    }
  }

  /** Remembers the members of a clean object, in its order, and before those that it does not have. */
  adopt(known: KnownObject, value: Readonly<Record<string, unknown>>, keys: readonly string[]): void {
    const before = new Map(known.members.map((member) => [member.key, member]));
    const members: KnownMember[] = [];
    for (const key of keys) {
      if (members.length === MOST_MEMBERS) break;
      if (key.length > LONGEST) continue;
      const member = before.get(key) ?? createMember(key);
      if (!before.delete(key)) {
        this.learn(member, value[key]);
        this.count(key.length + MEMBER_SIZE);
      }
      members.push(member);
    }
    for (const member of before.values()) if (members.length < MOST_MEMBERS) members.push(member);
    known.members = members;
  }

  /** Forgets what is known of a kind. */
  forget(kind: KnownKind): void {
    kind.known = createObject();
    kind.signals = 0;
  }

  /** Does not look at values of a kind for a while, if this was not the only one that was not clean. */
  avoid(kind: KnownKind): void {
    kind.rest = kind.pause;
    kind.pause = Math.min(LONGEST_PAUSE, kind.pause * 2 + 1);
  }

  private count(size: number): void {
    this.size += size;
    if (this.size <= MOST_SIZE) return;
    this.size = 0;
    this.kinds = [];
  }
}
