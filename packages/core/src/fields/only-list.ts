/** What an allow-list is for. */
export type Listed = 'headers' | 'query';

/** An allow-list: what stands in an object of this kind under any other name goes. */
export interface OnlyList {
  readonly listed: Listed;
  /** As `plainName` writes them. */
  readonly names: ReadonlySet<string>;
}

/** A name in one spelling: `X-Request-Id` is `x_request_id`. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** What frameworks and clouds call an object of query parameters. */
const QUERIES: ReadonlySet<string> = new Set([
  'query',
  'qs',
  'queryparams',
  'queryparameters',
  'querystring',
  'querystringparameters',
  'multivaluequerystringparameters',
  'rawquerystring',
  'searchparams',
  'urlparams',
]);

/** Whether a member is an object of headers (`headers`, `requestHeaders`) or of query parameters. */
export const isHolder = ({ listed }: OnlyList, name: string): boolean =>
  listed === 'headers' ? plainName(name).endsWith('headers') : QUERIES.has(plainName(name));

/** Whether a list does not have the name of a header or parameter. */
export const isUnlisted = ({ names }: OnlyList, name: string): boolean => !names.has(plainName(name));

/** Whether the members lead to a header or parameter that the list does not have. */
export function leadsToUnlisted(list: OnlyList, path: readonly string[]): boolean {
  const holder = path.at(-2);
  return holder !== undefined && isHolder(list, holder) && isUnlisted(list, path.at(-1) as string);
}
