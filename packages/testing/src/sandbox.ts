import { type Finding, testPans } from '@sixfour/core';
import { SensitiveDataError } from './assert.js';
import { Discoverer, type Discovery } from './check/discover.js';
import { redactorFor } from './check/kinds.js';
import { reportOf } from './check/report.js';
import { subjectOf } from './check/subject.js';
import { asciiView, unescapeView } from './text/escapes.js';
import { plainView, type Span } from './text/view.js';

/** Keys that say of themselves that they open a sandbox, and the keys of public documentation. */
const TEST_KEY = /test|sandbox|example/i;
/** Keys that look the same in production and in the sandbox. */
const UNTELLABLE = /^(?:whsec_|AQE[xy]|EAAA|key-)/;
/** Keys of production that are no secret, or whose vendor marks them by a word. */
const LIVE_KEY =
  /\b(?:pk_live_|rzp_live_|live_(?=[0-9a-z]{20})|access_token\$production\$|production_(?=[0-9a-z]{8}_))[\w$]{8,}/gi;

const digitsOf = (text: string): string =>
  unescapeView(asciiView(plainView(text))).text.replace(/(?<=\d)[-\s./_+](?=\d)/g, '');

/** The card number in what a detector cut: all of it, or the number inside a track. */
const isTestPan = (text: string): boolean => {
  const numbers = digitsOf(text).match(/\d{12,}/g) ?? [];
  return numbers.length > 0 && numbers.every((number) => testPans.has(number) || !/^\d{12,19}$/.test(number));
};

const isTestKey = (text: string): boolean => TEST_KEY.test(text) || UNTELLABLE.test(text);

const isTrack = ({ detector }: Finding): boolean => detector === 'track';

/** The published number in front of the separator of a track (ISO/IEC 7813). */
const trackPan = (text: string): string =>
  /(\d[\d ]{10,21}\d)\s*[=^D]/i.exec(digitsOf(text))?.[1]?.replaceAll(' ', '') ?? '';

/**
 * Fails when a value holds a card number that is no published test number, or a live key: fixtures, seeds and recorded traffic should pass.
 * Keys count as test keys if they say so (`sk_test_…`, `…EXAMPLE`); keys that look the same everywhere are left alone.
 *
 * @throws SensitiveDataError naming the place, never the value
 */
export function onlySandboxData(value: unknown): void {
  const subject = subjectOf(value);
  const textAt = (path: string, { start, end }: Span): string =>
    subject.leaves
      .filter((leaf) => leaf.path === path && leaf.text.length >= end)
      .map(({ text }) => text.slice(start, end))
      .join(' ');
  const isLive = (finding: Finding): boolean => {
    const text = textAt(finding.path, finding);
    if (finding.detector === 'api-key') return !isTestKey(text);
    if (isTrack(finding)) return !testPans.has(trackPan(text));
    return finding.detector === 'pan' && !isTestPan(text);
  };
  const discoverer = new Discoverer(subject);
  const cards = redactorFor('pan', 'onlySandboxData');
  const found: Discovery[] = [
    ...discoverer.byEngine(cards, isLive),
    ...discoverer.byEngine(
      redactorFor('api-key', 'onlySandboxData'),
      (finding) => finding.detector === 'api-key' && isLive(finding),
    ),
    ...discoverer.byReference([cards], (text) => !isTestPan(text)),
    ...discoverer.byPattern('live-key', 'credential', LIVE_KEY),
  ];
  if (found.length > 0) {
    throw new SensitiveDataError(reportOf(`expected only sandbox data in ${subject.name}`, found), onlySandboxData);
  }
}
