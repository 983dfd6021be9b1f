import type { Detector, Preset } from '../types.js';
import { SixfourOptionError } from './error.js';
import type { ResolvedOptions } from './resolve.js';

/** What an entry brings: the detectors that are on by default, and those that a string may name. */
export interface Catalogue {
  readonly defaults: readonly Preset[];
  readonly named: readonly (Preset | Detector)[];
}

const isPreset = (item: Preset | Detector): item is Preset => 'preset' in item;

function pick(catalogue: Catalogue, item: unknown, index: number, caller: string): readonly Detector[] {
  if (typeof item === 'string') {
    const known = catalogue.named.find((candidate) =>
      isPreset(candidate) ? candidate.preset === item : candidate.id === item,
    );
    if (known === undefined) {
      const names = catalogue.named
        .map((candidate) => (isPreset(candidate) ? candidate.preset : candidate.id))
        .join(', ');
      throw new SixfourOptionError(
        caller,
        `detectors[${index}]`,
        names === '' ? 'a preset or detector as a value (this entry knows no names)' : `one of ${names}`,
        item,
      );
    }
    return isPreset(known) ? known.detectors : [known];
  }
  const option = `detectors[${index}]`;
  if (typeof item !== 'object' || item === null) {
    throw new SixfourOptionError(caller, option, 'a preset, a detector or its name', item);
  }
  if (!Object.hasOwn(item, 'preset')) return [checkDetector(catalogue, item, option, caller)];
  const { detectors } = item as Preset;
  if (!Array.isArray(detectors)) throw new SixfourOptionError(caller, option, 'a preset, a detector or its name', item);
  return detectors.map((detector, i) => checkDetector(catalogue, detector, `${option}.detectors[${i}]`, caller));
}

/** A detector as it is used here; none takes the place of a built-in one of PAN or SAD. */
function checkDetector(catalogue: Catalogue, item: unknown, option: string, caller: string): Detector {
  const detector = item as Detector | null;
  const isDetector =
    typeof detector === 'object' &&
    typeof detector?.find === 'function' &&
    typeof detector.triggers === 'object' &&
    detector.triggers !== null;
  if (!isDetector) throw new SixfourOptionError(caller, option, 'a preset, a detector or its name', item);
  const known = allDetectors(catalogue).find(({ id }) => id === detector.id);
  if (known !== undefined && known !== detector && (known.category === 'pan' || known.category === 'sad')) {
    throw new SixfourOptionError(caller, option, `a detector of another id than '${known.id}'`, item);
  }
  return detector;
}

/** Every detector that an entry knows. */
export const allDetectors = (catalogue: Catalogue): Detector[] =>
  catalogue.named.flatMap((item) => (isPreset(item) ? item.detectors : [item]));

function lockedDetectors(catalogue: Catalogue, options: ResolvedOptions): Detector[] {
  return catalogue.defaults
    .flatMap(({ detectors }) => detectors)
    .filter(({ category }) => (category === 'pan' || category === 'sad') && !options.unsafe.includes(category));
}

/** The detectors that are on, in the order in which they were named; each id once. */
export function selectDetectors(
  catalogue: Catalogue,
  options: ResolvedOptions,
  caller: string,
): { on: Detector[]; off: string[] } {
  const listed =
    options.detectors?.flatMap((item, i) => pick(catalogue, item, i, caller)) ??
    catalogue.defaults.flatMap(({ detectors }) => detectors);
  const all = new Map<string, Detector>();
  // PAN and SAD are locked: a list that leaves them out does not switch them off.
  for (const detector of lockedDetectors(catalogue, options)) all.set(detector.id, detector);
  for (const detector of listed) all.set(detector.id, detector);
  for (const [id, isOn] of Object.entries(options.enable)) {
    const known = all.get(id) ?? allDetectors(catalogue).find((detector) => detector.id === id);
    if (known === undefined) throw new SixfourOptionError(caller, `enable.${id}`, 'the id of a detector', id);
    if (isOn) all.set(id, known);
    else if (
      (known.category === 'pan' || known.category === 'sad') &&
      id !== 'expiry' &&
      !options.unsafe.includes(known.category)
    ) {
      throw new SixfourOptionError(caller, `enable.${id}`, `true, unless unsafe lists '${known.category}'`, isOn);
    } else all.delete(id);
  }
  const on = [...all.values()];
  const off = new Set(allDetectors(catalogue).map(({ id }) => id));
  for (const { id } of on) off.delete(id);
  return { on, off: [...off] };
}
