import { describe, expect, it } from 'vitest';
import {
  backslashesBefore,
  BACKTICKED,
  createQuote,
  depthOf,
  ENTITY,
  NO_QUOTE,
  PERCENT_ENCODED,
  quoteOfLevel,
  RAW,
  readQuote,
  SINGLE,
  UNICODE_ESCAPED,
} from '../../../packages/core/src/scan/quote.js';
import { bytesOf } from './marked.js';

describe('depth of a quote', () => {
  const rows: [backslashes: number, depth: number][] = [
    [0, 0],
    [1, 1],
    [2, 0],
    [3, 2],
    [4, 0],
    [5, 1],
    [7, 3],
    [11, 2],
    [15, 4],
  ];
  it.each(rows)('%i backslashes: %i', (backslashes, depth) => {
    expect(depthOf(backslashes)).toBe(depth);
  });

  it.each([0, 1, 2, 3, 4])('a quote of depth %i is spelled as JSON.stringify does', (depth) => {
    let spelled = '"';
    for (let i = 0; i < depth; i++) spelled = JSON.stringify(spelled).slice(1, -1);
    expect(quoteOfLevel(depth)).toBe(spelled);
    expect(depthOf(spelled.length - 1)).toBe(depth);
  });

  it('counts backslashes down to where the text begins', () => {
    const bytes = bytesOf('\\\\\\"');
    expect(backslashesBefore(bytes, 3, 0)).toBe(3);
    expect(backslashesBefore(bytes, 3, 2)).toBe(1);
    expect(backslashesBefore(bytes, 0, 0)).toBe(0);
  });
});

describe('spellings of a quote', () => {
  const rows: [text: string, kind: number, depth: number, length: number][] = [
    ['"', RAW, 0, 1],
    ['\\"', RAW, 1, 2],
    ['\\\\\\"', RAW, 2, 4],
    ["'", SINGLE, 0, 1],
    ["\\'", SINGLE, 1, 2],
    ['`', BACKTICKED, 0, 1],
    ['%22', PERCENT_ENCODED, 0, 3],
    ['%27', PERCENT_ENCODED, 0, 3],
    ['&quot;', ENTITY, 0, 6],
    ['&#34;', ENTITY, 0, 5],
    ['&#x22;', ENTITY, 0, 6],
    ['&#39;', ENTITY, 0, 5],
    ['\\u0022', UNICODE_ESCAPED, 0, 6],
    ['\\\\u0022', UNICODE_ESCAPED, 0, 7],
    ['a', NO_QUOTE, 0, 0],
    ['', NO_QUOTE, 0, 0],
    ['\\n', NO_QUOTE, 0, 0],
    ['%23', NO_QUOTE, 0, 0],
    ['&amp;', NO_QUOTE, 0, 0],
  ];
  it.each(rows)('%s', (text, kind, depth, length) => {
    const quote = createQuote();
    expect(readQuote(bytesOf(text), 0, quote)).toBe(kind !== NO_QUOTE);
    expect(quote.kind).toBe(kind);
    expect(quote.end - quote.start).toBe(length);
    if (kind === RAW || kind === SINGLE) expect(quote.depth).toBe(depth);
  });
});
