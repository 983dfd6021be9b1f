import { stripVTControlCharacters } from 'node:util';
import type { Redactor } from '@sixfour/core';
import { redactArguments, redactNamedArguments } from './arguments.js';
import { copyObject, readMember } from './copy.js';
import { type Change, hiddenBetween } from './hidden.js';
import { keepMembers } from './members.js';
import { redactSpreads, respell } from './spread.js';
import { redactFinished } from './text.js';
import { ERROR_MARKER, type Info, LEVEL, MESSAGE, SPLAT } from './triple-beam.js';

/** An info for one that cannot be read: its level, if that can be, and a marker. */
function failedInfo(info: Info): Info {
  const given = readMember(info, LEVEL, null);
  const level = typeof given === 'string' ? given : 'error';
  const text = readMember(info, MESSAGE, null);
  const failed: Info = { level, message: ERROR_MARKER, [LEVEL]: level };
  if (typeof text === 'string') {
    const isJson = text.startsWith('{');
    failed[MESSAGE] = isJson ? JSON.stringify({ level, message: ERROR_MARKER }) : `${level}: ${ERROR_MARKER}`;
  }
  return failed;
}

/** The members, redacted, but not the finished text and the arguments. */
function redactFields(redactor: Redactor, copy: Info): Info | undefined {
  const result: unknown = redactor.redact(copy);
  if (result === copy) return copy;
  if (typeof result !== 'object' || result === null) return undefined;
  return (Object.isExtensible(result) ? result : copyObject(result)) as Info;
}

/** The finished text; what the fields and arguments have lost is looked for in it. */
function redactText(redactor: Redactor, text: unknown, out: Info, changes: readonly Change[]): unknown {
  if (typeof text !== 'string') return redactor.redact(text);
  return redactFinished(redactor, text, out, hiddenBetween(changes));
}

/** Colours may stand between a name and its value: a message is read without them, and gets them back if it is clean. */
const withoutColours = (message: unknown): unknown =>
  typeof message === 'string' && message.includes('\u001b') ? stripVTControlCharacters(message) : message;

/** logstash() leaves the message in its JSON only. */
function movedMessage(text: unknown): unknown {
  if (typeof text !== 'string' || !text.startsWith('{')) return undefined;
  try {
    return (JSON.parse(text) as Record<string, unknown>)['@message'];
  } catch {
    return undefined;
  }
}

function redactMembers(redactor: Redactor, info: Info): Info {
  const copy = copyObject(info) as Info;
  const { [MESSAGE]: text, [SPLAT]: splat, message } = copy;
  // Both are looked at for themselves; the places stay, as deleting them would make the object a slow one.
  if (text !== undefined) copy[MESSAGE] = undefined;
  if (splat !== undefined) copy[SPLAT] = undefined;
  const plain = withoutColours(message);
  if (plain !== message) copy.message = plain;
  const out = redactFields(redactor, copy);
  if (out === undefined) return failedInfo(info);
  keepMembers(redactor, copy, out);
  const args = { redactor, copy, out, printed: plain ?? movedMessage(text) };
  if (splat !== undefined) out[SPLAT] = redactArguments(args, splat);
  const changes: Change[] = [[splat, out[SPLAT]], ...redactNamedArguments(args)];
  if (plain !== message && out.message !== plain) changes.push([message, out.message]);
  const isSpread = redactSpreads(redactor, out, Array.isArray(splat) && splat.length === 1);
  if (text !== undefined)
    out[MESSAGE] = redactText(redactor, isSpread ? respell(redactor, text, out) : text, out, [[copy, out], ...changes]);
  if (plain !== message && out.message === plain) out.message = redactor.redactText(message as string);
  return out;
}

/** A new info with its fields, its finished text and its arguments redacted. Never throws, never changes the one it is given. */
export function redactInfo(redactor: Redactor, info: Info): Info {
  try {
    return redactMembers(redactor, info);
  } catch {
    return failedInfo(info);
  }
}
