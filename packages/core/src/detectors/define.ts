import { fieldNames } from '../data/field-names.js';
import type { Category, Context, Detector, DetectorTriggers, Kin, Span, Where } from '../types.js';

const KIN: Readonly<Record<Category, Kin>> = {
  pan: 'card',
  sad: 'card',
  identity: 'document',
  personal: 'person',
  credential: 'oauth',
  bank: 'bank',
};

type Find = (bytes: Uint8Array, start: number, end: number, context: Context) => Span | readonly Span[] | undefined;

interface Rest {
  readonly where?: Where;
  readonly triggers?: DetectorTriggers;
  readonly extent?: Detector['extent'];
  readonly kin?: readonly Kin[];
  readonly miss?: Detector['miss'];
}

/** A built-in detector: its names come from the dictionary. */
export function builtIn(id: string, category: Category, find: Find, rest: Rest = {}): Detector {
  const { names = [], sole = [], weak = [] } = fieldNames[id] ?? {};
  return {
    id,
    category,
    where: rest.where ?? 'in-context',
    triggers: { words: names, soleWords: sole, weakWords: weak, ...rest.triggers },
    find,
    extent: rest.extent ?? 'token',
    kin: rest.kin ?? [KIN[category]],
    ...(rest.miss && { miss: rest.miss }),
  };
}
