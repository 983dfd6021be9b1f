import { fileSize } from './file-size.js';
import { limitMarker, markerOf } from './markers.js';
import { maskPan, panDigits, shownOf } from './mask.js';
import { maskPartly } from './partial-mask.js';
import { LIMIT } from './scan/engine.js';
import type { Cut } from './scan/overlap.js';
import type { CensorInput, CensorOption, Detector } from './types.js';

/** What the options say of how findings are shown. */
export interface CensorPlan {
  readonly numbers: 'string' | 'null';
  readonly censor: CensorOption | undefined;
  readonly pan: 'first6last4' | 'last4' | 'hidden';
  readonly keepSeparators: boolean;
  /** Detectors whose findings are shown in part. */
  readonly partial: ReadonlySet<string>;
  /** Censors of single `paths`, by number. */
  readonly pathCensors: readonly (CensorOption | undefined)[];
}

/** Whether JSON writes the text as it is. */
export const isSafeInJson = (text: string): boolean => JSON.stringify(text).length === text.length + 2;

/** The text with what JSON escapes escaped, for a string whose quotes stand at `level`. */
function escapeFor(text: string, level: number): string {
  let escaped = text;
  for (let i = 0; i <= level && !isSafeInJson(text); i++) escaped = JSON.stringify(escaped).slice(1, -1);
  return escaped;
}

/** Calls the user's censor; what it throws, or returns that is no string, becomes the built-in marker. */
function ask(censor: (input: CensorInput) => string, input: CensorInput): string {
  try {
    const answer: unknown = censor(input);
    return typeof answer === 'string' ? answer : markerOf(input.detector);
  } catch {
    return markerOf(input.detector);
  }
}

/** What replaces the text of a cut, with the quotes that a literal of JSON needs. `text` is never handed on. */
export function censorCut(plan: CensorPlan, detectors: readonly Detector[], cut: Cut, text: string): string {
  const detector = cut.detector === LIMIT ? undefined : detectors[cut.detector];
  if (detector === undefined) return cut.quote + limitMarker + cut.quote;
  if (cut.quote !== '' && plan.numbers === 'null' && !isStructure(text)) return 'null';
  const { id, category } = detector;
  const isPan = id === 'pan';
  const pathCensor = cut.path < 0 ? undefined : plan.pathCensors[cut.path];
  const censor = pathCensor ?? plan.censor;
  const part = plan.partial.has(id) && !cut.isHidden ? maskPartly(id, text) : undefined;
  if (part !== undefined && pathCensor === undefined) return cut.quote + part + cut.quote;
  // SAD is removed whole, whatever the user's censor would print.
  if (censor !== undefined && category !== 'sad') {
    const digits = isPan && !cut.isHidden ? panDigits(cut.decoded ?? text) : '';
    const shown = shownOf(digits, digits === '' ? 'hidden' : plan.pan);
    const input: CensorInput = {
      detector: id,
      category,
      field: cut.field,
      ...(shown.first6 && { first6: shown.first6 }),
      ...(shown.last4 && { last4: shown.last4 }),
    };
    const answer = typeof censor === 'string' ? censor : ask(censor, input);
    return cut.quote + escapeFor(answer, levelOf(cut)) + cut.quote;
  }
  const isShown = isPan && plan.pan !== 'hidden' && !cut.isHidden;
  const shown = isShown ? maskPan(cut.decoded ?? text, plan.pan, plan.keepSeparators) : markerFor(id, text);
  return cut.quote + shown + cut.quote;
}

/** A file's marker says how large it was, so that a lost upload is told from an empty one: `[REDACTED:document-image](48213B)`. */
function markerFor(id: string, text: string): string {
  const size = id === 'document-image' ? fileSize(text) : undefined;
  return size === undefined ? markerOf(id) : `${markerOf(id)}(${size}B)`;
}

const isStructure = (text: string): boolean => text.startsWith('{') || text.startsWith('[');

/** Depth of the string that the replacement stands in: its own quotes, or those around it. */
const levelOf = (cut: Cut): number =>
  cut.quote === '' ? cut.level : cut.quote.endsWith('"') ? Math.log2(cut.quote.length) : -1;
