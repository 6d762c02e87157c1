/*
 * Finding by one's own words: how well what somebody typed fits the words a thing is known by. Chinese is
 * written without spaces and everybody makes slips, so parts and near misses count too.
 */

/** Wide letters, capitals and other spellings of the same are one; signs part words. */
export const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** English words that say nothing of what is meant. */
const EMPTY = new Set(
  "a an the is are was it its my our your his her there here in on at of to for with by and or has have had been be not don t s isn doesn i we me you please want need how can where what do does get very too so".split(
    " ",
  ),
);

const isLatin = (text: string): boolean => /^[\p{Script=Latin}\p{N} ]+$/u.test(text);

/** A word without its usual endings. */
const stem = (word: string): string =>
  word.length > 4 ? word.replace(/(?:ings?|ed|ies|es|s)$/, "") : word.replace(/s$/, "");

/** What was typed, in pieces: each is looked for by itself. */
export function piecesOf(typed: string): string[] {
  const pieces = plain(typed).split(" ").filter(Boolean);
  const telling = pieces.filter((piece) => !EMPTY.has(piece));
  return telling.length > 0 ? telling : pieces;
}

/** How many signs must change to make one text of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Texts of fewer signs are too short for one of them to be a slip. */
const SHORTEST = { latin: 4, other: 3 };
const ALIKE = 0.6;

/** How alike two texts are, slips allowed; nothing for short ones. */
function likeness(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  const least = isLatin(a) && isLatin(b) ? SHORTEST.latin : SHORTEST.other;
  if (Math.min(a.length, b.length) < least || Math.abs(a.length - b.length) > 2) return 0;
  const part = 1 - distance(a, b) / longer;
  return part >= ALIKE ? part : 0;
}

function latinFit(piece: string, word: string): number {
  const tokens = word.split(" ");
  if (tokens.includes(piece)) return 0.6 + 0.3 / tokens.length;
  const root = stem(piece);
  if (tokens.some((token) => stem(token) === root)) return 0.55 + 0.3 / tokens.length;
  const near = Math.max(...tokens.map((token) => likeness(piece, token)));
  return near === 0 ? 0 : 0.4 * near + 0.1 / tokens.length;
}

/** The best likeness of a word to any stretch of a longer phrase. */
function windowFit(phrase: string, word: string): number {
  let best = likeness(phrase, word);
  for (let i = 0; i + word.length <= phrase.length; i += 1)
    best = Math.max(best, likeness(phrase.slice(i, i + word.length), word));
  return best;
}

/** How well one piece fits one word that a thing is known by, from 0 to 1. */
export function fit(piece: string, word: string): number {
  if (piece === word) return 1;
  if (isLatin(piece) !== isLatin(word)) return word.includes(piece) ? 0.6 : 0;
  if (isLatin(piece)) return latinFit(piece, word);
  if (word.includes(piece)) return 0.6 + (0.3 * piece.length) / word.length;
  if (piece.includes(word)) return word.length === 1 ? 0.3 : 0.5 + 0.08 * Math.min(word.length, 5);
  const near = windowFit(piece, word);
  return near === 0 ? 0 : 0.55 * near;
}

/** Words a thing is known by; `weight` says how much they tell. */
export type Known = { words: readonly string[]; weight: number };

const bestFit = (piece: string, known: readonly Known[]): number =>
  Math.max(
    0,
    ...known.flatMap(({ words, weight }) => words.map((word) => weight * fit(piece, word))),
  );

/** How well all that was typed fits a thing. What fits nothing of it takes away but does not hide it. */
export function score(typed: string, known: readonly Known[]): number {
  const pieces = piecesOf(typed);
  if (pieces.length === 0) return 0;
  const fits = pieces.map((piece) => bestFit(piece, known));
  const mean = fits.reduce((sum, one) => sum + one, 0) / pieces.length;
  // One word that tells much counts for more than many that tell a little.
  const apart = 0.4 * Math.max(...fits) + 0.6 * mean;
  // "street light" and "路 灯" are also one word.
  const whole = pieces.join(" ");
  const together = bestFit(isLatin(whole) ? whole : whole.replaceAll(" ", ""), known);
  return Math.max(apart, together);
}
