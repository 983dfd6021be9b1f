import { describe } from 'vitest';
import { itKeeps, itShows, type Kept, type Shown } from '../rows.js';

const hidden = '[REDACTED:email]';

const found: Shown[] = [
  ['in text', 'mail jane.doe@example.com now', `mail ${hidden} now`],
  ['end of a sentence', 'ask jane@example.com.', `ask ${hidden}.`],
  ['JSON', '{"a":"jane@example.com"}', `{"a":"${hidden}"}`],
  ['field', '{"email":"jane@example.com"}', `{"email":"${hidden}"}`],
  ['field, no top-level domain', '{"email":"jane@localhost"}', `{"email":"${hidden}"}`],
  ['plus', 'jane+tag@example.co.uk', hidden],
  ['subdomain', 'jane@mail.eu.example.org', hidden],
  ['angle brackets', 'From: "Jane" <jane@example.com>', `From: "Jane" <${hidden}>`],
  ['mailto', 'mailto:jane@example.com', `mailto:${hidden}`],
  ['mailto with a subject', 'mailto:jane@example.com?subject=hello', `mailto:${hidden}?subject=hello`],
  ['mailto, encoded', 'href=\"mailto:jane%2Bx%40example.com\"', `href=\"mailto:${hidden}\"`],
  ['angle brackets, encoded', 'to=%3Cjane%40example.com%3E', `to=%3C${hidden}%3E`],
  ['angle brackets as entities', '&lt;jane@example.com&gt;', `&lt;${hidden}&gt;`],
  ['angle brackets in JSON', '{"to":"Jane <jane@example.com>"}', `{"to":"Jane <${hidden}>"}`],
  ['two', 'a.b@example.com,c.d@example.net', `${hidden},${hidden}`],
  ['query, encoded', '?q=jane%40example.com&x=1', `?q=${hidden}&x=1`],
  ['an escaped at sign', '"jane\\u0040example.com"', `"${hidden}"`],
  ['behind a newline spelled out', 'to:\\njane@example.com', `to:\\n${hidden}`],
  ['a top-level domain in Punycode', 'to a@xn--d1acufc.xn--p1ai', `to ${hidden}`],
  ['a name that ends as a host of code has it', 'to legit@example.com', `to ${hidden}`],
  ['a field', '{"email":"git@example.com"}', `{"email":"${hidden}"}`],
  ['letters outside ASCII', 'jürgen@müller.example', hidden],
];
describe('email: found', () => itShows(found));

const kept: Kept[] = [
  ['an image', 'icon@2x.png'],
  ['a package', '@scope/pkg@1.2.3'],
  ['a version', 'react@18.2.0'],
  ['a repository', 'git@github.com:org/repo.git'],
  ['a host of code', 'git@github.com: Permission denied (publickey). ssh -T git@gitlab.example.com'],
  ['no top-level domain', 'root@localhost'],
  ['a host', 'app@db.internal'],
  ['a mention', 'thanks @jane'],
  ['a decorator', '@Injectable() class A'],
  ['a flag', '{"emailVerified":true}'],
  ['a count', '{"emailCount":2}'],
];
describe('email: left alone', () => itKeeps(kept));
