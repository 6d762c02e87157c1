import { type Known, piecesOf, score } from "../kernel/search.ts";
import { kindsOfHelp } from "./kinds-of-help.ts";
import type { Card, Search } from "./search.ts";

/* Finding services by one's own words: loaded when somebody looks for one. */

const NAMES = 2;
const SUMMARIES = 4;
/** Worse than this is no answer to what was asked. */
const LEAST = 0.3;

/** The kinds of help somebody may mean: looked for once, not for every service. */
const kindsMeant = (words: string): (readonly string[])[] =>
  kindsOfHelp.filter((kind) => score(words, [{ words: kind, weight: 1 }]) >= LEAST);

function knownBy({ text }: Card, kinds: readonly (readonly string[])[]): Known[] {
  const lines = text.split("\n").filter(Boolean);
  const own = lines.slice(0, SUMMARIES).join("\n");
  const ofKind = kinds.filter((kind) => kind.some((word) => own.includes(word)));
  return [
    { words: lines.slice(0, NAMES), weight: 1 },
    { words: ofKind.flat(), weight: 0.9 },
    { words: lines.slice(NAMES), weight: 0.6 },
  ];
}

export type Found = { card: Card; score: number };

/** The services that are sought, with how well each fits; without words all of the category fit alike. */
export function findServices(cards: readonly Card[], { words, category }: Search): Found[] {
  const ofCategory = cards.filter((card) => category === null || card.category === category);
  if (piecesOf(words).length === 0) return ofCategory.map((card) => ({ card, score: 0 }));
  const kinds = kindsMeant(words);
  return ofCategory
    .map((card) => ({ card, score: score(words, knownBy(card, kinds)) }))
    .filter((found) => found.score >= LEAST);
}
