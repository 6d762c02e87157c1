/*
 * What lists show of a thing. The indexes hold cards and not states, which have many times the size
 * (docs/decisions/0021).
 */

/** A few values in an order its capability knows: an index would hold the name of each once an item. */
export type Card = readonly unknown[];

/** Bytes of a card. With its keys an entry of an index then costs one unit to write, and a page of 20 three to read. */
export const MAX_CARD = 600;

const bytesOf = (card: Card): number => Buffer.byteLength(JSON.stringify(card));

/** The card without what there is no room for; the last values are given up first. Null when fewer than `least` fit. */
export function fit(card: Card, least: number): Card | null {
  for (let length = card.length; length >= least; length -= 1) {
    const fitted = card.slice(0, length);
    if (bytesOf(fitted) <= MAX_CARD) return fitted;
  }
  return null;
}
