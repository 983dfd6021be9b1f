import { AT, BACKSLASH, QUOTE, SLASH, SPACE } from '../ascii.js';
import type { Context, Detector, Span } from '../types.js';
import { builtIn } from './define.js';
import { userinfoStart } from './values.js';

/** How far behind the first `@` another may stand. */
const REACH = 128;

const endsAuthority = (byte: number): boolean =>
  byte === SLASH || byte === BACKSLASH || byte === QUOTE || byte <= SPACE;

function find(bytes: Uint8Array, at: number, _end: number, context: Context): Span | undefined {
  const start = context.named ? -1 : userinfoStart(bytes, at);
  if (start < 0) return undefined;
  // A password may hold an `@` that was not encoded: the last one before the path counts.
  let end = at;
  for (let i = at + 1; i < at + REACH && !endsAuthority(bytes[i] as number); i++) if (bytes[i] === AT) end = i;
  return { start, end };
}

/** User name and password in the authority of a URL (RFC 3986, 3.2.1); scheme and host stay. */
export const urlUserinfo: Detector = builtIn('url-userinfo', 'credential', find, {
  where: 'anywhere',
  triggers: { signs: ['@'] },
});
