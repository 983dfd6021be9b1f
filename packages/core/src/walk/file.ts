import type { Engine, Hit } from '../scan/engine.js';
import { SPOKEN } from './tape.js';

/** Bytes that are a file go as a whole: their first line tells what they are. */
export const fileHit = (engine: Engine, kind: number, hits: readonly Hit[]): Hit | undefined =>
  kind === SPOKEN ? hits.find(({ detector }) => engine.detectors[detector]?.id === 'document-image') : undefined;
