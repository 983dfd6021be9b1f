/**
 * The words of a name, in lower case: `cardNumber`, `card_number`, `CARD[NUMBER]` and `card.number` all give
 * `['card', 'number']`. Digits stay with the letters before them: `cvv2`, `track1`.
 */
export function splitWords(name: string): string[] {
  const spaced = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase();
  return spaced.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
}
