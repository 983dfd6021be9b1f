import { type Redactor, testPans, toRedactor } from '@sixfour/core';
import type { Log } from '../log/logger.js';
import { OptionChecks } from '../log/option-checks.js';

export interface SandboxGuardOptions {
  /** Host names of sandboxes: `sandbox.psp.example`, or `*.psp.example` for all below one. */
  readonly hosts: readonly string[];
  /** `throw`: the request is not sent; `warn`: it is sent, and a warning is logged. @default 'throw' */
  readonly onRealCard?: 'throw' | 'warn';
}

/** A request as it is about to be sent. */
export interface GuardedRequest {
  readonly url: string;
  readonly headers: unknown;
  readonly body: unknown;
}

export interface SandboxGuard {
  /** @throws RealCardError if a request to a sandbox holds a PAN that is no published test number */
  check(request: GuardedRequest, log: Log): void;
}

/** A request to a sandbox held a PAN that is no published test number. Holds nothing of it. */
export class RealCardError extends Error {
  override readonly name = 'RealCardError';
  /** Stable: `SIXFOUR_REAL_CARD`. */
  readonly code = 'SIXFOUR_REAL_CARD';
  readonly host: string;

  constructor(host: string) {
    super(`a card number that is no published test number was about to be sent to the sandbox ${host}`);
    this.host = host;
  }
}

/** Finds PANs but for published test numbers. */
const realCards = { detectors: ['pci'], allow: [...testPans] } as const;

const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).hostname : undefined);

const isBelow = (host: string, pattern: string): boolean =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;

/** The signs around the number of a track: without them it is found as a PAN of its own. */
const withoutTrackSigns = (text: string): string => text.replace(/[%;^=?]|(?<=%)B|(?<=\d)D(?=\d)/g, ' ');

function holdsRealCard({ url, headers, body }: GuardedRequest, redactor: Redactor): boolean {
  const value = { url, headers, body };
  const findings = redactor.scan(value);
  if (findings.some(({ detector }) => detector === 'pan')) return true;
  if (!findings.some(({ detector }) => detector === 'track')) return false;
  const text = typeof body === 'string' ? body : JSON.stringify(value);
  return redactor.scan(withoutTrackSigns(text)).some(({ detector }) => detector === 'pan');
}

/**
 * A guard for `loggedFetch` and `axiosRedaction` that refuses real card numbers on their way to a sandbox: test systems are not what
 * PCI DSS 4.0.1, 6.5.5, lets live PANs into.
 *
 * @throws SixfourOptionError for options that are not as documented
 * @example
 * const guard = sandboxGuard({ hosts: ['sandbox.psp.example'], onRealCard: 'throw' });
 */
export function sandboxGuard(options: SandboxGuardOptions): SandboxGuard {
  const checks = new OptionChecks('sandboxGuard', options, ['hosts', 'onRealCard']);
  const hosts = checks.list('hosts');
  const isHost = (host: unknown): host is string => typeof host === 'string' && /^(?:\*\.)?[\w.:[\]-]+$/.test(host);
  if (hosts.length === 0 || !hosts.every(isHost)) checks.fail('hosts', 'an array of host names');
  const patterns = (hosts as readonly string[]).map((host) => host.toLowerCase());
  const isThrowing = checks.oneOf('onRealCard', 'throw', ['throw', 'warn']) === 'throw';
  return {
    check(request, log) {
      const host = hostOf(request.url);
      if (host === undefined || !patterns.some((pattern) => isBelow(host, pattern))) return;
      if (!holdsRealCard(request, toRedactor(realCards))) return;
      if (isThrowing) throw new RealCardError(host);
      log.write('warn', new RealCardError(host).message, { host });
    },
  };
}
