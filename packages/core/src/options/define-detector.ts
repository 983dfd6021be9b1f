import { fieldNames } from '../data/field-names.js';
import { KIN_BITS } from '../scan/engine.js';
import { parseShape } from '../scan/shape.js';
import type { Detector, DetectorTriggers } from '../types.js';
import { ownMembers } from './checker.js';
import { SixfourOptionError } from './error.js';

const CATEGORIES = ['pan', 'sad', 'identity', 'personal', 'credential', 'bank'];
const WHERES = ['anywhere', 'separated', 'in-context'];
const EXTENTS = [undefined, 'token', 'groups', 'phrase', 'words', 'line'];
const KINS = Object.keys(KIN_BITS);
const SIGNS = ['@', '-----', '<<', '+'];
/** Ids of built-in detectors that no field name leads to, of markers, and of what options find. */
const RESERVED = new Set([
  ...Object.keys(fieldNames),
  ...['jwt', 'url-userinfo', 'error', 'limit', 'circular', 'path', 'known-secret'],
]);
const MEMBERS = ['id', 'category', 'where', 'triggers', 'find', 'extent', 'kin'];
const TRIGGERS = ['words', 'weakWords', 'soleWords', 'prefixes', 'tokenLength', 'shapes', 'digits', 'signs'];

const fail = (option: string, rule: string, received: unknown): never => {
  throw new SixfourOptionError('defineDetector', option === '' ? 'definition' : option, rule, received);
};

/** A list of strings, each judged by `isRight`; a copy, frozen. */
function checkList(
  option: string,
  value: unknown,
  rule: string,
  isRight: (item: string) => boolean,
): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) fail(option, 'an array of strings', value);
  const items = [...(value as unknown[])];
  items.forEach((item, i) => {
    if (typeof item !== 'string' || !isRight(item)) fail(`${option}[${i}]`, rule, item);
  });
  return Object.freeze(items as string[]);
}

function checkTriggers(value: unknown): DetectorTriggers {
  const own = ownMembers(value, TRIGGERS, (name, rule, received) =>
    fail(name === '' ? 'triggers' : `triggers.${name}`, rule, received),
  );
  const { digits, tokenLength } = own;
  if (digits !== undefined && typeof digits !== 'boolean') fail('triggers.digits', 'a boolean', digits);
  if (tokenLength !== undefined && !(Number.isSafeInteger(tokenLength) && (tokenLength as number) > 0))
    fail('triggers.tokenLength', 'a positive integer', tokenLength);
  const list = (name: string, rule: string, isRight: (item: string) => boolean): object => {
    const items = checkList(`triggers.${name}`, own[name], rule, isRight);
    return items === undefined ? {} : { [name]: items };
  };
  return Object.freeze({
    ...list('words', 'a name with a letter or digit', (item) => /[\p{L}\p{N}]/u.test(item)),
    ...list('weakWords', 'a name with a letter or digit', (item) => /[\p{L}\p{N}]/u.test(item)),
    ...list('soleWords', 'a name with a letter or digit', (item) => /[\p{L}\p{N}]/u.test(item)),
    ...list('prefixes', 'a string of at least four characters', (item) => item.length >= 4),
    ...list(
      'shapes',
      'a shape of at most 31 characters with #, @, ? or ^',
      (item) => parseShape(item, 0) !== undefined,
    ),
    ...list('signs', `one of ${SIGNS.join(', ')}`, (item) => SIGNS.includes(item)),
    ...(digits === undefined ? {} : { digits }),
    ...(tokenLength === undefined ? {} : { tokenLength }),
  } as DetectorTriggers);
}

/**
 * A detector of one's own, frozen; later changes of the definition do not count.
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
  const own = ownMembers(definition, MEMBERS, fail) as unknown as Detector;
  const { id, category, where, find, extent, kin } = own;
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]*$/.test(id) || RESERVED.has(id))
    fail('id', 'kebab-case, and none of the ids in use', id);
  if (!CATEGORIES.includes(category)) fail('category', `one of ${CATEGORIES.join(', ')}`, category);
  if (!WHERES.includes(where)) fail('where', `one of ${WHERES.join(', ')}`, where);
  if (typeof find !== 'function') fail('find', 'a function', find);
  if (!EXTENTS.includes(extent)) fail('extent', "'token', 'groups', 'phrase', 'words' or 'line'", extent);
  const kins = checkList('kin', kin, `one of ${KINS.join(', ')}`, (item) => KINS.includes(item));
  const triggers = checkTriggers(own.triggers);
  return Object.freeze({
    id,
    category,
    where,
    triggers,
    find,
    ...(extent && { extent }),
    ...(kins && { kin: kins }),
  } as Detector);
}
