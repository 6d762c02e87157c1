import { piecesOf, plain } from "../kernel/search.ts";
import { modes, type Service, type ServiceCategory, serviceCategories } from "./catalogue.ts";

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
