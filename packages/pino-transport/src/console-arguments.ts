import type { Redactor } from '@sixfour/core';

const isText = (value: unknown): boolean =>
  (typeof value !== 'object' && typeof value !== 'function') || value === null;

/** The text that a console makes of its first argument and what follows; objects keep their place holder. */
function formatText(format: string, rest: unknown[]): string {
  let text = '';
  let from = 0;
  for (let at = format.indexOf('%'); at >= 0; at = format.indexOf('%', from)) {
    const sign = format.charAt(at + 1);
    text += format.slice(from, at);
    from = at + 2;
    if (sign === '%') text += '%';
    else if (sign === 'c' && rest.length > 0) rest.shift();
    else if ('sdif'.includes(sign) && sign !== '' && isText(rest[0]) && rest.length > 0) text += String(rest.shift());
    else text += `%${sign}`;
  }
  return text + format.slice(from);
}

/** The one text that these arguments make: formatted, as a console or a server does it, or else side by side. */
function joinTexts(texts: readonly unknown[], rest: readonly unknown[]): string {
  const [first] = texts;
  if (typeof first !== 'string' || !first.includes('%')) return texts.map(String).join(' ');
  const values = [...rest];
  const text = formatText(first, values);
  return [text, ...values.filter(isText)].map(String).join(' ');
}

/**
 * The arguments of a console method, redacted. A console joins them to one text, so they are read as one: where that holds something
 * sensitive, the redacted text stands for all of them that are no objects. Clean arguments come back as they are.
 */
export function redactArguments(redactor: Redactor, args: readonly unknown[]): unknown[] {
  const lead = args.findIndex(isText);
  if (lead < 0) return args.map((value): unknown => redactor.redact(value));
  const text = joinTexts(args.filter(isText), args.slice(lead + 1));
  const safe = redactor.redactText(text);
  if (safe === text) return args.map((value) => (isText(value) ? value : redactor.redact(value)));
  const objects = args.filter((value) => !isText(value)).map((value): unknown => redactor.redact(value));
  return [...objects.slice(0, lead), ...(safe.includes('%') ? ['%s'] : []), safe, ...objects.slice(lead)];
}
