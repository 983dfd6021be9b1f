import type { Context, Detector, Span } from '../types.js';
import { builtIn } from './define.js';
import { userinfoStart } from './values.js';

function find(bytes: Uint8Array, at: number, _end: number, context: Context): Span | undefined {
  const start = context.named ? -1 : userinfoStart(bytes, at);
  return start < 0 ? undefined : { start, end: at };
}

/** User name and password in the authority of a URL (RFC 3986, 3.2.1); scheme and host stay. */
export const urlUserinfo: Detector = builtIn('url-userinfo', 'credential', find, {
  where: 'anywhere',
  triggers: { signs: ['@'] },
});
