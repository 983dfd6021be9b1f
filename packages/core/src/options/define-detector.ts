import { parseShape } from '../scan/shape.js';
import type { Detector } from '../types.js';
import { SixfourOptionError } from './error.js';

const CATEGORIES = ['pan', 'sad', 'identity', 'personal', 'credential', 'bank'];
const WHERES = ['anywhere', 'separated', 'in-context'];
const RESERVED = ['error', 'limit', 'circular', 'path', 'known-secret'];

function checkTriggers(triggers: unknown): void {
  const fail = (option: string, rule: string, received: unknown): never => {
    throw new SixfourOptionError('defineDetector', option, rule, received);
  };
  if (typeof triggers !== 'object' || triggers === null) fail('triggers', 'an object', triggers);
  const lists = triggers as Record<string, unknown>;
  for (const name of ['words', 'weakWords', 'prefixes', 'shapes']) {
    const items = lists[name];
    if (items === undefined) continue;
    if (!Array.isArray(items)) fail(`triggers.${name}`, 'an array of strings', items);
    (items as unknown[]).forEach((item, i) => {
      if (typeof item !== 'string' || item === '') fail(`triggers.${name}[${i}]`, 'a string that is not empty', item);
      if (name === 'prefixes' && (item as string).length < 4)
        fail(`triggers.prefixes[${i}]`, 'a string of at least four characters', item);
      if (name === 'shapes' && parseShape(item as string, 0) === undefined)
        fail(`triggers.shapes[${i}]`, 'a shape of at most 31 characters with #, @ or ?', item);
    });
  }
}

/**
 * A detector of one's own.
 *
 * @throws SixfourOptionError if the definition is not as documented in `Detector`
 * @example
 * defineDetector({
 *   id: 'loyalty-number', category: 'personal', where: 'anywhere',
 *   triggers: { words: ['loyalty number'], shapes: ['LY-######'] },
 *   find: (bytes, start, end) => ({ start, end }),
 * });
 */
export function defineDetector(definition: Detector): Detector {
  const fail = (option: string, rule: string, received: unknown): never => {
    throw new SixfourOptionError('defineDetector', option, rule, received);
  };
  if (typeof definition !== 'object' || definition === null) fail('definition', 'an object', definition);
  const { id, category, where, triggers, find } = definition;
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]*$/.test(id) || RESERVED.includes(id))
    fail('id', 'kebab-case, and none of the ids in use', id);
  if (!CATEGORIES.includes(category)) fail('category', `one of ${CATEGORIES.join(', ')}`, category);
  if (!WHERES.includes(where)) fail('where', `one of ${WHERES.join(', ')}`, where);
  if (typeof find !== 'function') fail('find', 'a function', find);
  checkTriggers(triggers);
  return Object.freeze({ ...definition });
}
