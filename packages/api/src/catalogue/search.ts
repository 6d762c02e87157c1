import { modes, type Service, type ServiceCategory, serviceCategories } from "./catalogue.ts";

/* Finding services by words. A community offers hundreds of things and not millions: they are looked through. */

/** What is looked through of one service: all the words that people would look for it by. */
export type Card = { id: string; category: ServiceCategory; text: string };

export type Search = {
  /** All of them must be found. */
  words: readonly string[];
  category: ServiceCategory | null;
};

export const MAX_WORDS = 5;
export const MAX_SOUGHT = 50;

/** Wide letters, capitals and other spellings of the same are one. */
const plain = (text: string): string => text.normalize("NFKC").toLowerCase();

/** The words of what somebody typed; Chinese is written without spaces, so a phrase is one word. */
export const wordsOf = (text: string): string[] => plain(text).split(/\s+/).filter(Boolean);

/** The card by which a service is found. */
export function cardOf(id: string, service: Service): Card {
  const { name, summary, providerName, category, mode, venue } = service;
  const bilingual = [name, summary, serviceCategories[category], modes[mode]];
  const texts = [...bilingual.flatMap(({ zh, en }) => [zh, en]), providerName, venue ?? ""];
  return { id, category, text: plain(texts.join("\n")) };
}

/** Whether a service is what is sought. */
export const isSought = ({ text, ...card }: Card, { words, category }: Search): boolean =>
  (category === null || card.category === category) && words.every((word) => text.includes(word));
