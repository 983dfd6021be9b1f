/** From here on the built-in sort is faster. */
const FEW = 24;

/** Sorts a list in place, stably. Most lists here have two or three elements, mostly in their order: no call costs less than one look at each. */
export function sortBy<T>(list: T[], compare: (a: T, b: T) => number): T[] {
  if (list.length > FEW) return list.sort(compare);
  for (let i = 1; i < list.length; i++) {
    const item = list[i] as T;
    let at = i;
    for (; at > 0 && compare(list[at - 1] as T, item) > 0; at--) list[at] = list[at - 1] as T;
    list[at] = item;
  }
  return list;
}

/** The order of a text. */
export const byStart = (a: { readonly start: number }, b: { readonly start: number }): number => a.start - b.start;

/** The order of a text; of two that begin at one place, the longer comes first. */
export const byExtent = (
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): number => a.start - b.start || b.end - a.end;
