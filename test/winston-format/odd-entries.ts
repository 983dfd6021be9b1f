import { Buffer } from 'node:buffer';
import { inspect } from 'node:util';
import type { Logger } from 'winston';

/** A logger as a program without types calls it. */
export type AnyLogger = Record<'info' | 'error' | 'log' | 'write', (...args: unknown[]) => unknown> &
  Pick<Logger, 'startTimer'>;

class Getter {
  get cvv() {
    return '737';
  }
  get summary() {
    return `cvv ${this.cvv}`;
  }
}
class PErr extends Error {
  #c = '737';
  get cvv() {
    return this.#c;
  }
  get hint() {
    return 'cvv ' + this.#c;
  }
}
class Insp {
  [inspect.custom]() {
    return 'cvv 737 card 4111111111111111';
  }
}
const proxy = (o: object) => new Proxy(o, {});
const revoked = () => {
  const r = Proxy.revocable({}, {});
  r.revoke();
  return r.proxy;
};
const cyc = () => {
  const error: Error & { self?: object } = new Error('cvv 737');
  error.cause = error;
  error.self = { error };
  return error;
};
/** Log calls with what a program hands to a logger by mistake, or out of habit. */
export const oddEntries: Readonly<Record<string, (l: AnyLogger) => unknown>> = {
  symbolKey: (l) => l.info('x', { [Symbol('cvv')]: '737' }),
  proxy: (l) => l.info(proxy({ message: 'x', cvv: '737' })),
  proxyMeta: (l) => l.info('x', proxy({ cvv: '737' })),
  revoked: (l) => l.info('x', { a: revoked() }),
  revokedMeta: (l) => l.info('x cvv 737', revoked()),
  revokedInfo: (l) => l.info(revoked()),
  getter: (l) => l.info(Object.assign(new Getter(), { message: 'x' })),
  getterMeta: (l) => l.info('x', new Getter()),
  perr: (l) => l.error(new PErr('x')),
  perrMeta: (l) => l.error('x', new PErr('x')),
  insp: (l) => l.info('x', { a: new Insp() }),
  inspArg: (l) => l.info('x %s', new Insp()),
  inspArgO: (l) => l.info('x %o', new Insp()),
  cyc: (l) => l.error(cyc()),
  cycMeta: (l) => l.error('x', cyc()),
  protoKey: (l) => l.info('x', JSON.parse('{"__proto__":{"cvv":"737"},"a":1}')),
  inherit: (l) => l.info(Object.assign(Object.create({ cvv: '737' }), { message: 'x' })),
  toJSONMeta: (l) => l.info('x', { toJSON: () => ({ cvv: '737' }) }),
  toJSONInfo: (l) => l.info({ message: 'm', toJSON: () => ({ cvv: '737' }) }),
  buffer: (l) => l.info('x', Buffer.from('cvv 737')),
  bufferArg: (l) => l.info('cvv %s', Buffer.from('737')),
  bufferMsg: (l) => l.info(Buffer.from('cvv 737')),
  writeBuffer: (l) => l.write(Buffer.from('cvv 737')),
  dateArg: (l) => l.info('x %s', new Date(0)),
  arrayArg: (l) => l.info('cvv %s', ['737']),
  arrayArgJ: (l) => l.info('cvv %j', ['737']),
  arrayArgO: (l) => l.info('cvv %o', ['737']),
  nestedArg: (l) => l.info('cvv %s %j', { a: '737' }, { b: 1 }),
  objArg: (l) => l.info('cvv=%j', { value: '737' }),
  symArg: (l) => l.info('cvv %s', Symbol('737')),
  bigArg: (l) => l.info('cvv %d', 737n),
  floatArg: (l) => l.info('cvv %f', 737),
  intArg: (l) => l.info('cvv %i', '737'),
  pctPct: (l) => l.info('100%% cvv %s', '737'),
  cssArg: (l) => l.info('%c cvv %s', 'css', '737'),
  split: (l) => l.info('card %s %s %s %s', '4111', '1111', '1111', '1111'),
  splitNum: (l) => l.info('card %d %d', 41111111, 11111111),
  splitTail: (l) => l.info('card 4111 1111 1111 %s', '1111'),
  nameArg: (l) => l.info('%s 737', 'cvv'),
  nameArg2: (l) => l.info('%s: %s', 'cvv', '737'),
  extra3: (l) => l.info('pay', 'cvv', '737'),
  extraEq: (l) => l.info('cvv=', '737', 'x'),
  extraBool: (l) => l.info('cvv:', true, '737'),
  metaSplat: (l) => l.info('x', { splat: ['cvv 737'] }),
  metaMeta: (l) => l.info('x', { meta: 'cvv 737' }),
  keyCollision: (l) => l.info('x', { '4111111111111111': 1, '4111 1111 1111 1111': 2 }),
  msgArray: (l) => l.info(['cvv', '737']),
  msgNumber: (l) => l.info(4111111111111111),
  msgMap: (l) => l.info(new Map([['cvv', '737']])),
  msgURL: (l) => l.info(new URL('https://a.b/?cvv=737&card=4111111111111111')),
  logMap: (l) => l.log('info', new Map([['cvv', '737']])),
  logUrl: (l) => l.log('info', new URL('https://a.b/?cvv=737')),
  logSet: (l) => l.log('info', new Set(['cvv 737'])),
  nullProto: (l) => l.info(Object.assign(Object.create(null), { message: 'x', cvv: '737' })),
  multi: (l) => l.info('cvv\t737\ncvv: 737\r\n{"cvv":737}'),
  ansi: (l) => l.info('\u001b[1mcvv\u001b[22m \u001b[31m737\u001b[39m'),
  ansiPan: (l) => l.info('\u001b[31m6304900177402924411\u001b[39m card \u001b[31m4111\u001b[39m 1111 1111 1111'),
  ansiArg: (l) => l.info('\u001b[1mcvv\u001b[22m %s', '737'),
  ansiArg2: (l) => l.info('cvv %s', '\u001b[31m737\u001b[39m'),
  aggregate: (l) => l.error('x', { err: new AggregateError([new Error('cvv 737')]) }),
  errMsgObj: (l) => l.error(Object.assign(new Error('x'), { message: { cvv: '737' } })),
  errNonEnum: (l) => l.error(Object.defineProperty(new Error('x'), 'cvv', { value: '737' })),
  errInfoField: (l) => l.error({ message: 'x', error: new Error('cvv 737'), err: { stack: 'cvv 737' } }),
  deep: (l) => l.info('x', { a: { b: { c: { d: { e: { f: [{ cvv: '737' }] } } } } } }),
  timer: (l) => l.startTimer().done('cvv 737'),
  metaLevel: (l) => l.info('x', { level: 'cvv 737' }),
  metaStack: (l) => l.info('x', { stack: 'cvv 737', cause: { cvv: '737' } }),
  msgUndefMeta: (l) => l.log('info', undefined, { cvv: '737' }),
  msgObjMeta: (l) => l.info({ message: 'cvv %s' }, '737'),
  msgObjArg: (l) => l.info({ cvv: '737' }, { a: 1 }),
  msgErrArg: (l) => l.info(new Error('cvv 737'), 'x'),
  callback: (l) => l.info('cvv %s', '737', () => {}),
  typed: (l) => l.info('x', { b: new Uint8Array(Buffer.from('cvv 737')) }),
  fullwidth: (l) => l.info('card ４１１１１１１１１１１１１１１１'),
  jsonStr2: (l) => l.info('x', { b: JSON.stringify(JSON.stringify({ cvv: '737' })) }),
  pairs: (l) => l.info('x', { list: [['cvv', 737] as const, ['order', 1] as const] }),
  toJSONTwice: (l) => {
    let reads = 0;
    l.info('x', { inner: { toJSON: () => (reads++ === 0 ? 'clean' : { cvv: '737' }) } });
  },
  getterTwice: (l) => {
    let reads = 0;
    const get = () => (reads++ === 0 ? 'clean' : 'cvv 737');
    l.info('x', { inner: Object.defineProperty({}, 'note', { get, enumerable: true }) });
  },
  codeDigits: (l) => l.info('x', { cvv: [7, 3, 7], deep: [{ cvc: ['7', '3', '7'] }] }),
  wrapped: (l) => l.info('x', [{ name: 'cvv', value: '737' }]),
  query: (l) => l.info('x', new URLSearchParams('cvv=737')),
  headers: (l) =>
    l.info('x', { h: new Headers({ 'x-cvv': '737', authorization: 'Bearer sk_test_4eC39HqLyjWDarjtT1zdp7dc' }) }),
};
