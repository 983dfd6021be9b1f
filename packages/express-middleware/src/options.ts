import type { Redactor, RedactorOptions } from '@sixfour/core';
import { type Bag, isBag, pathOf, type Request, type Response, urlOf } from './http.js';
import type { LoggerLike } from './log/logger.js';
import { OptionChecks } from './log/option-checks.js';

/** The fields of an event, in their order. */
const EVENT_FIELDS = [
  'method',
  'url',
  'route',
  'status',
  'durationMs',
  'requestId',
  'traceparent',
  'requestSize',
  'responseSize',
  'remoteAddress',
  'userAgent',
  'aborted',
  'headers',
  'query',
  'params',
  'body',
  'responseBody',
  'findings',
] as const;

export type EventField = (typeof EVENT_FIELDS)[number];

/** What is logged of bodies. */
export interface BodyOptions {
  /** `parsed`: what a parser of the application left in `request.body`; `raw`: the bytes, as they are read; `false`: nothing. @default 'parsed' */
  readonly request?: 'parsed' | 'raw' | false;
  /** Whether response bodies are collected and logged. @default false */
  readonly response?: boolean;
  /** `debug`: only if the logger prints at debug; `always`: at any level. @default 'always' */
  readonly when?: 'debug' | 'always';
  /** A longer body is logged as a marker. Bytes, at most 65,536. @default 16384 */
  readonly maxBytes?: number;
}

/** What may be different for some requests. */
export interface RequestOptions {
  /** The share of requests that are written, 0 to 1. Those with status 500 or above always are. @default 1 */
  readonly sample?: number;
  /** `debug` is `{ request: 'parsed', when: 'debug' }`. @default 'debug' */
  readonly bodies?: BodyOptions | 'debug' | false;
}

/** Options for the paths that begin with `path`. */
export interface RouteOptions extends RequestOptions {
  /** Whole segments from the beginning of the path: `/health`, `/users/:id/cards`. Upper and lower case are one. */
  readonly path: string;
  /** @default every method */
  readonly methods?: readonly string[];
  /** `true` leaves these requests out. @default false */
  readonly ignore?: boolean;
}

export interface AuditOptions {
  /** How long after a finding the counts since the last time are written as an event. Milliseconds. @default 60000 */
  readonly intervalMs?: number;
}

/** Called with the value of a field, not redacted yet; what it returns is redacted. */
export type Serializer = (value: unknown, request: Request, response: Response) => unknown;

export interface RequestLogOptions extends RequestOptions {
  /** A pino, bunyan, winston or console-like logger. */
  readonly logger: LoggerLike;
  /** A redactor, or the options of one. @default the one that protects the logger, or the defaults of `@sixfour/core` */
  readonly redactor?: Redactor | RedactorOptions;
  /** The level of an event; `silent` leaves it out. @default `error` from status 500 on, `warn` from 400 on or if aborted, else `info` */
  readonly customLogLevel?: (request: Request, response: Response, error: unknown) => string;
  /** The message of an event, made from its redacted fields, and redacted again. @default method, url and status */
  readonly customMessage?: (event: Readonly<Record<string, unknown>>) => string;
  /** Requests that are not logged and not counted. @default none */
  readonly ignore?: (request: Request) => boolean;
  /** Options by path; the first that fits counts. @default [] */
  readonly routes?: readonly RouteOptions[];
  /** Functions by field. @default {} */
  readonly serializers?: Partial<Readonly<Record<EventField, Serializer>>>;
  /** Other names for fields; `false` leaves a field out. @default {} */
  readonly fieldNames?: Partial<Readonly<Record<EventField, string | false>>>;
  /** A request id instead of the client's; one that is not fit is replaced. @default none */
  readonly genReqId?: (request: Request) => unknown;
  /** Whether the response gets a header `X-Request-Id`. @default false */
  readonly echo?: boolean;
  /** Whether `currentRequestId()` and outgoing requests know the request, if the process uses either. @default true */
  readonly context?: boolean;
  /** Whether exchanges with findings are counted by detector and route, and the counts written as an event. @default true */
  readonly audit?: boolean | AuditOptions;
}

/** `BodyOptions` with every default. */
export type Bodies = Readonly<Required<BodyOptions>>;

/** What holds for one request. */
export interface RequestSettings {
  readonly sample: number;
  readonly bodies: Bodies;
}

/** One of `routes`. */
export interface RouteSettings extends RequestSettings {
  readonly segments: readonly string[];
  readonly methods: readonly string[] | undefined;
  readonly ignore: boolean;
}

export interface Settings extends RequestSettings {
  readonly customLogLevel: RequestLogOptions['customLogLevel'];
  readonly customMessage: RequestLogOptions['customMessage'];
  readonly ignore: RequestLogOptions['ignore'];
  readonly routes: readonly RouteSettings[];
  readonly serializers: readonly (readonly [string, Serializer])[];
  readonly fieldNames: readonly (readonly [string, string | false])[];
  readonly genReqId: RequestLogOptions['genReqId'];
  readonly echo: boolean;
  readonly context: boolean;
  /** Milliseconds; 0 if nothing is counted. */
  readonly auditMs: number;
}

const NONE: Bodies = { request: false, response: false, when: 'debug', maxBytes: 0 };
const MAX_BODY = 65_536;
const DEFAULT_BODY = 16_384;
const DEFAULT_AUDIT_MS = 60_000;
/** The longest delay of a timer. */
const MAX_MS = 2_147_483_647;

function bodiesOf(checks: OptionChecks, fallback: Bodies): Bodies {
  const value = checks.get('bodies');
  if (value === undefined) return fallback;
  if (value === false) return NONE;
  if (value === 'debug') return { request: 'parsed', response: false, when: 'debug', maxBytes: DEFAULT_BODY };
  if (!isBag(value)) return checks.fail('bodies', "an object, 'debug' or false");
  const inner = checks.inside('bodies', value, ['request', 'response', 'when', 'maxBytes']);
  return {
    request: inner.oneOf('request', 'parsed', ['parsed', 'raw', false] as const),
    response: inner.flag('response', false),
    when: inner.oneOf('when', 'always', ['debug', 'always'] as const),
    maxBytes: inner.number('maxBytes', DEFAULT_BODY, 1, MAX_BODY),
  };
}

const segmentsOf = (path: string): string[] =>
  path
    .toLowerCase()
    .split('/')
    .filter((segment) => segment !== '');

function routeSettings(checks: OptionChecks, base: RequestSettings): RouteSettings {
  const path = checks.get('path');
  if (typeof path !== 'string' || !path.startsWith('/')) return checks.fail('path', 'a path that begins with a slash');
  const methods = checks.list('methods');
  if (!methods.every((method) => typeof method === 'string')) return checks.fail('methods', 'an array of strings');
  return {
    segments: segmentsOf(path),
    methods: checks.get('methods') === undefined ? undefined : methods.map((method) => method.toUpperCase()),
    ignore: checks.flag('ignore', false),
    sample: checks.number('sample', base.sample, 0, 1),
    bodies: bodiesOf(checks, base.bodies),
  };
}

function auditMsOf(checks: OptionChecks): number {
  const audit = checks.get('audit') ?? true;
  if (typeof audit === 'boolean') return audit ? DEFAULT_AUDIT_MS : 0;
  return checks.inside('audit', audit, ['intervalMs']).number('intervalMs', DEFAULT_AUDIT_MS, 1, MAX_MS);
}

/** Refuses names of fields that no event has. */
function checkFields(checks: OptionChecks, name: string, record: Bag): void {
  for (const field of Object.keys(record)) {
    if (!EVENT_FIELDS.includes(field as EventField))
      checks.fail(name, `an object of fields: ${EVENT_FIELDS.join(', ')}`);
  }
}

const OPTIONS = [
  'logger',
  'redactor',
  'customLogLevel',
  'customMessage',
  'ignore',
  'sample',
  'bodies',
  'routes',
  'serializers',
  'fieldNames',
  'genReqId',
  'echo',
  'context',
  'audit',
];

/**
 * Checks the options of `requestLog` and gives each its default.
 *
 * @throws SixfourOptionError for the first that does not fit
 */
export function resolveOptions(options: RequestLogOptions): Settings {
  const checks = new OptionChecks('requestLog', options, OPTIONS);
  const sample = checks.number('sample', 1, 0, 1);
  const bodies = bodiesOf(checks, { request: 'parsed', response: false, when: 'debug', maxBytes: DEFAULT_BODY });
  const known = ['path', 'methods', 'ignore', 'sample', 'bodies'];
  const routes = checks
    .list('routes')
    .map((route, i) => routeSettings(checks.inside(`routes[${i}]`, route, known), { sample, bodies }));
  const serializers = checks.record<Serializer>('serializers', 'a function', (one) => typeof one === 'function');
  const isName = (one: unknown): boolean => one === false || (typeof one === 'string' && one !== '');
  const fieldNames = checks.record<string | false>('fieldNames', 'a name or false', isName);
  checkFields(checks, 'serializers', serializers);
  checkFields(checks, 'fieldNames', fieldNames);
  return {
    sample,
    bodies,
    routes,
    serializers: Object.entries(serializers),
    fieldNames: Object.entries(fieldNames),
    customLogLevel: checks.call('customLogLevel') as Settings['customLogLevel'],
    customMessage: checks.call('customMessage') as Settings['customMessage'],
    ignore: checks.call('ignore') as Settings['ignore'],
    genReqId: checks.call('genReqId') as Settings['genReqId'],
    echo: checks.flag('echo', false),
    context: checks.flag('context', true),
    auditMs: auditMsOf(checks),
  };
}

/** What holds for this request: the first of `routes` that fits its method and path, or the settings for all; `undefined` if it is ignored. */
export function settingsFor(settings: Settings, request: Request): RequestSettings | undefined {
  if (settings.routes.length === 0) return settings;
  const { method } = request;
  const segments = segmentsOf(pathOf(urlOf(request)));
  const fits = ({ segments: wanted, methods }: RouteSettings): boolean =>
    wanted.length <= segments.length &&
    (methods === undefined || methods.includes(method ?? '')) &&
    wanted.every((segment, i) => segment.startsWith(':') || segment === segments[i]);
  const route = settings.routes.find(fits);
  return route?.ignore === true ? undefined : (route ?? settings);
}
