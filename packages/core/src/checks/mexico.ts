const CURP_SIGNS = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
const RFC_SIGNS = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ';

/** The check digit of Mexico's CURP (Diario Oficial de la Federación, 18 October 2021). */
export function passesCurp(text: string): boolean {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += CURP_SIGNS.indexOf(text[i] as string) * (18 - i);
  return (10 - (sum % 10)) % 10 === text.charCodeAt(17) - 48;
}

/** The check sign of Mexico's RFC (SAT); numbers given out before it was defined do not have it. */
export function passesRfc(text: string): boolean {
  const body = text.slice(0, -1).padStart(12, ' ');
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += RFC_SIGNS.indexOf(body[i] as string) * (13 - i);
  return RFC_SIGNS[(11 - (sum % 11)) % 11] === text.at(-1);
}
