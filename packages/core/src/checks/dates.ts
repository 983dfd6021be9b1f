const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether month and day exist in some year: 29 February does. */
const isDay = (month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= (DAYS[month - 1] as number);

/** A day as some countries write it for women, foreigners or companies: plus 40 or 60. */
const plainDay = (day: number): number => (day > 31 ? day % 40 : day);

/**
 * Whether `text` holds a date at `at`, in a layout of Y, M and D such as `YYMMDD`. With `isMoved` month and day may be moved as national
 * numbers do.
 */
export function hasDate(text: string, at: number, layout: string, isMoved: boolean): boolean {
  let month = 0;
  let day = 0;
  for (let i = 0; i < layout.length; i++) {
    const digit = text.charCodeAt(at + i) - 48;
    if (layout[i] === 'M') month = month * 10 + digit;
    if (layout[i] === 'D') day = day * 10 + digit;
  }
  if (!isMoved) return isDay(month, day);
  // Months tell sex or century by plus 20, 40, 50, 60, 70 or 80.
  return isDay(month % 20, plainDay(day)) || (month > 50 && isDay((month - 50) % 20, plainDay(day)));
}
