import { lease, release } from '../scan/buffer.js';
import type { Engine } from '../scan/engine.js';
import { findTriggers, leaseTriggers, releaseTriggers } from '../scan/scan.js';
import { isWorthConfirming, ROW_STRONG, signalsOf, STRIDE } from '../scan/trigger-tables.js';
import type { WalkLimits } from './inner.js';
import {
  innerOf,
  isWorthLearning,
  type KnownKind,
  type KnownMember,
  type KnownObject,
  KnownValues,
} from './known-values.js';
import { LEAST_NUMBER } from './number.js';
import { mayBeFile } from './special.js';
import { getterOf, isFull, isPlain } from './plain.js';

/** Deeper values, and those of more nodes, are read onto a tape at once. */
const DEEPEST = 32;
const MOST_NODES = 4096;

const SEPARATOR = '\0';

/** Where a key is remembered; behind all members if it is not. */
function positionOf(members: readonly KnownMember[], key: string): number {
  for (let i = 0; i < members.length; i++) if ((members[i] as KnownMember).key === key) return i;
  return members.length;
}

/**
 * The first look at a value: whether it is plain data without anything to find. What this cannot tell is read onto a tape.
 *
 * Only keys and texts are read that no clean value had at the same place before: nothing that is looked for in a value goes on from one
 * text to the next, so what each leads to is its own, but for names that say something only beside others; they are remembered too.
 * No code of the user runs but a hidden getter of `toJSON`: other getters, classes and Proxies are left to the tape, which reads them once.
 */
export class Glance {
  private readonly engine: Engine;
  private readonly limits: WalkLimits;
  private readonly values = new KnownValues();
  /** All keys and texts that are not known, each behind a separator. */
  private text = '';
  private nodes = 0;
  /** What is to be remembered if all is clean: other values of members, objects with other members. */
  private readonly changed: KnownMember[] = [];
  private readonly changes: unknown[] = [];
  private readonly grown: KnownObject[] = [];
  private readonly growth: object[] = [];
  private isBusy = false;

  constructor(engine: Engine, limits: WalkLimits) {
    this.engine = engine;
    this.limits = limits;
  }

  /** Whether `value` is plain data in which nothing is to be found; `false` says nothing. */
  isClean(value: unknown): boolean {
    if (typeof value !== 'object' || value === null || this.isBusy) return false;
    this.isBusy = true;
    try {
      return isPlain(value, MOST_NODES) && this.judge(value);
    } catch {
      return false;
    } finally {
      this.reset();
    }
  }

  private judge(value: object): boolean {
    const keys = Object.keys(value);
    const kind = this.values.kindOf(keys);
    if (kind.rest > 0) {
      kind.rest--;
      return false;
    }
    this.nodes = 1;
    const isClean = this.limits.maxDepth > 0 && this.look(value, keys, kind.known, 1) && this.isNothing(kind);
    if (!isClean) this.values.avoid(kind);
    else {
      kind.pause = 0;
      if (this.grown.length + this.changed.length > 0) this.learn();
    }
    return isClean;
  }

  private reset(): void {
    this.isBusy = false;
    this.text = '';
    // Faster than to set a length that is 0 already.
    if (this.changed.length > 0) this.changed.length = this.changes.length = 0;
    if (this.grown.length > 0) this.grown.length = this.growth.length = 0;
  }

  /** Whether nothing leads from what is new to a finding, nor from that and what is known together. */
  private isNothing(kind: KnownKind): boolean {
    if (this.text === '') return true;
    const signals = this.signalsIn(this.text);
    if (isWorthConfirming(signals)) return false;
    if (isWorthConfirming(signals | kind.signals)) {
      // Some of the names may be those of values before.
      this.values.forget(kind);
      return false;
    }
    kind.signals |= signals;
    return true;
  }

  private signalsIn(text: string): number {
    const buffer = lease();
    const triggers = leaseTriggers();
    let signals = ROW_STRONG;
    try {
      buffer.append(text);
      buffer.separate();
      buffer.close();
      findTriggers(this.engine, buffer.bytes, buffer.length, triggers, true);
      signals = signalsOf(this.engine.tables, triggers.out, triggers.count * STRIDE);
    } finally {
      releaseTriggers(triggers);
      release(buffer, isWorthConfirming(signals));
    }
    return signals;
  }

  /** Whether a plain object or array, and all that it holds, is nothing but data; what is not known of it is added to the text. */
  private look(value: object, keys: readonly string[], known: KnownObject | undefined, depth: number): boolean {
    this.nodes += keys.length;
    if (this.nodes > MOST_NODES || this.nodes > this.limits.maxNodes) return false;
    // `in` takes longer.
    if ((value as { toJSON?: unknown }).toJSON !== undefined) return false;
    if (Object.getOwnPropertySymbols(value).length > 0) return false;
    return Array.isArray(value) ? this.elements(value, keys, known, depth) : this.members(value, keys, known, depth);
  }

  private members(value: object, keys: readonly string[], known: KnownObject | undefined, depth: number): boolean {
    const members = known?.members;
    let next = 0;
    let isStrange = false;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as string;
      const own = Object.getOwnPropertyDescriptor(value, key) as PropertyDescriptor;
      const got: unknown = own.value;
      if (got === undefined && (own.get !== undefined || own.set !== undefined)) return false;
      if (members !== undefined && members[next]?.key !== key) next = positionOf(members, key);
      const member = members?.[next++];
      if (member === undefined) {
        isStrange = true;
        this.text = this.text + SEPARATOR + key;
      }
      // Most values are texts: this saves a call.
      if (typeof got === 'string') this.string(got, member);
      else if (!this.value(got, member, depth)) return false;
    }
    if (isStrange && known !== undefined) this.meet(known, value);
    return true;
  }

  private elements(
    value: readonly unknown[],
    keys: readonly string[],
    known: KnownObject | undefined,
    depth: number,
  ): boolean {
    if (!isFull(value, keys) || mayBeFile(value)) return false;
    const members = known?.members;
    for (let i = 0; i < value.length; i++) {
      // What has a setter alone reads as undefined.
      if (getterOf.call(value, i) !== undefined) return false;
      if (!this.value(value[i], members?.[i], depth)) return false;
    }
    if (known !== undefined && value.length > known.members.length) this.meet(known, value);
    return true;
  }

  private value(got: unknown, member: KnownMember | undefined, depth: number): boolean {
    switch (typeof got) {
      case 'string':
        this.string(got, member);
        return true;
      case 'number':
        if (Number.isInteger(got) && (got >= LEAST_NUMBER || got <= -LEAST_NUMBER) && member?.number !== got)
          this.read(String(got), got, member);
        return true;
      case 'bigint':
        this.read(String(got), got, undefined);
        return true;
      case 'boolean':
      case 'undefined':
        return true;
      case 'object':
        if (got === null) return true;
        if (depth >= DEEPEST || depth >= this.limits.maxDepth || !isPlain(got, MOST_NODES)) return false;
        return this.look(got, Object.keys(got), member && innerOf(member), depth + 1);
      default:
        return false;
    }
  }

  private string(got: string, member: KnownMember | undefined): void {
    if (member?.text !== got && got !== '') this.read(got, got, member);
  }

  /** A text that is not known to be clean. */
  private read(text: string, value: unknown, member: KnownMember | undefined): void {
    this.text = this.text + SEPARATOR + text;
    if (member === undefined || !isWorthLearning(++member.misses)) return;
    this.changed.push(member);
    this.changes.push(value);
  }

  /** An object or array with members that are not known. */
  private meet(known: KnownObject, value: object): void {
    if (!isWorthLearning(++known.strange)) return;
    this.grown.push(known);
    this.growth.push(value);
  }

  private learn(): void {
    this.changed.forEach((member, i) => {
      this.values.learn(member, this.changes[i]);
    });
    this.grown.forEach((known, i) => {
      const value = this.growth[i] as Record<string, unknown>;
      this.values.adopt(known, value, Object.keys(value));
    });
  }
}
