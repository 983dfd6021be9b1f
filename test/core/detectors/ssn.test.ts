import { describe } from 'vitest';
import { itKeeps, itShows, type Kept, type Shown } from '../rows.js';

const ssn = '[REDACTED:ssn]';

// 078-05-1120 and 219-09-9999 were printed in advertisements and are withdrawn (ssa.gov, "Misused SSNs").
const found: Shown[] = [
  ['bare, with dashes', '078-05-1120', ssn],
  ['in text', 'ssn on file: 219-09-9999.', `ssn on file: ${ssn}.`],
  ['in text without its name', 'he gave 219-09-9999, then left', `he gave ${ssn}, then left`],
  ['JSON', '{"a":"078-05-1120"}', `{"a":"${ssn}"}`],
  ['behind a newline spelled out', '{"a":"line\\n078-05-1120"}', `{"a":"line\\n${ssn}"}`],
  ['query', '?q=078-05-1120&x=1', `?q=${ssn}&x=1`],
  ['en dashes', '078\u201305\u20131120', ssn],
  ['full-width digits', '０７８-０５-１１２０', ssn],
  ['field, digits only', 'ssn=078051120', `ssn=${ssn}`],
  ['field, JSON number', '{"ssn":219099999}', `{"ssn":"${ssn}"}`],
  ['field, spaces', '{"ssn":"078 05 1120"}', `{"ssn":"${ssn}"}`],
  ['field, spaces, no quotes', 'ssn: 078 05 1120 ok', `ssn: ${ssn} ok`],
  ['field inside a longer name', '{"customerSsn":"078051120"}', `{"customerSsn":"${ssn}"}`],
  ['field in words', 'Social Security Number: 078-05-1120', `Social Security Number: ${ssn}`],
  ['word', 'SSN 078051120 given', `SSN ${ssn} given`],
  ['XML', '<SSN>078051120</SSN>', `<SSN>${ssn}</SSN>`],
  ['escaped dashes', '"078\\u002d05\\u002d1120"', `"${ssn}"`],
  ['full stops', 'id 078.05.1120.', `id ${ssn}.`],
  ['percent-encoded dashes', 'q=078%2D05%2D1120', `q=${ssn}`],
];
describe('ssn: found', () => itShows(found));

const kept: Kept[] = [
  ['nine digits, bare', 'order 078051120'],
  ['area 000', '000-05-1120'],
  ['area 666', '666-05-1120'],
  ['area above 899', '900-05-1120'],
  ['group 00', '078-00-1120'],
  ['serial 0000', '078-05-0000'],
  ['a digit before', '1078-05-1120'],
  ['a digit behind', '078-05-11201'],
  ['a letter before', 'A078-05-1120'],
  ['part of a longer number', '078-05-1120-7'],
  ['part of a longer number, behind', '12-078-05-1120'],
  ['part of a version', '1.078.05.1120 078.05.1120.3'],
  ['a phone number', '202-555-0143'],
  ['a date', '2024-01-31'],
  ['last four', '{"ssnLast4":"1120"}'],
  ['null', '{"ssn":null}'],
  ['a flag', '{"ssnVerified":true}'],
  ['masked', '{"ssn":"***-**-1120"}'],
  ['a session', 'ssnx=078051120'],
];
describe('ssn: left alone', () => itKeeps(kept));
