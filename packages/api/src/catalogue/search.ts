import { type Known, piecesOf, plain, score } from "../kernel/search.ts";
import { modes, type Service, type ServiceCategory, serviceCategories } from "./catalogue.ts";
import { kindsOfHelp } from "./kinds-of-help.ts";

/* Finding services by words. A community offers hundreds of things and not millions: they are looked through. */

/** What is looked through of one service: all the words that people would look for it by, a line each. */
export type Card = { id: string; category: ServiceCategory; text: string };

export type Search = {
  /** In the words of who looks; parts and slips are understood. */
  words: string;
  category: ServiceCategory | null;
};

export const MAX_WORDS = 5;
export const MAX_SOUGHT = 50;

/** How many words somebody typed; Chinese is written without spaces, so a phrase is one word. */
export const wordsOf = (text: string): string[] => piecesOf(text);

/** The card by which a service is found: name and summary come first. */
export function cardOf(id: string, service: Service): Card {
  const { name, summary, providerName, category, mode, venue } = service;
  const bilingual = [name, summary, serviceCategories[category], modes[mode]];
  const texts = [...bilingual.flatMap(({ zh, en }) => [zh, en]), providerName, venue ?? ""];
  return { id, category, text: texts.map(plain).join("\n") };
}

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
