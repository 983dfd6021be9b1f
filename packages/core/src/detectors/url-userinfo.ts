import { COLON, isSpace, QUOTE, SLASH } from '../ascii.js';
import type { Context, Detector, Span } from '../types.js';
import { builtIn } from './define.js';

/** How far before an `@` the scheme of its URL may stand. */
const REACH = 512;

function find(bytes: Uint8Array, start: number, _end: number, context: Context): Span | undefined {
  if (context.named) return undefined;
  let first = start;
  let colon = -1;
  for (; first > 0 && start - first < REACH; first--) {
    const byte = bytes[first - 1] as number;
    if (isSpace(byte) || byte === QUOTE || byte === 0) return undefined;
    if (byte === SLASH) break;
    if (byte === COLON) colon = first - 1;
  }
  const isAuthority = bytes[first - 1] === SLASH && bytes[first - 2] === SLASH && bytes[first - 3] === COLON;
  return isAuthority && colon >= 0 ? { start: first, end: start } : undefined;
}

/** User name and password in the authority of a URL (RFC 3986, 3.2.1); scheme and host stay. */
export const urlUserinfo: Detector = builtIn('url-userinfo', 'credential', find, { where: 'anywhere', triggers: { signs: ['@'] } });
