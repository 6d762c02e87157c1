import { type Known, plain, score } from "../kernel/search.ts";
import { categories, type Category, categoryGroups, OTHER } from "./category.ts";
import { conditionsOf } from "./category-conditions.ts";
import { everydayWordsOf } from "./category-words.ts";

/* Finding a category by one's own words. */

const known: ReadonlyMap<string, readonly Known[]> = new Map(
  categories.map((category): [string, readonly Known[]] => {
    const { code, name, group } = category;
    const { filing } = conditionsOf(code);
    const { zh, en } = categoryGroups[group];
    const words = [name.zh, name.en, ...everydayWordsOf(code)];
    return [
      code,
      [
        { words: words.map(plain), weight: 1 },
        { words: [zh, en].map(plain), weight: 0.6 },
        { words: [filing.zh, filing.en].map(plain), weight: 0.5 },
      ],
    ];
  }),
);

/** Worse than this is no answer to what was asked. */
const LEAST = 0.3;
const MOST = 8;

/** The categories that fit best, the best first; the one for all else is always the last. */
export function findCategories(typed: string): Category[] {
  const found = categories
    .map((category) => ({ category, score: score(typed, known.get(category.code) ?? []) }))
    .filter((one) => one.score >= LEAST && one.category.code !== OTHER)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ category }) => category);
  const other = categories.filter(({ code }) => code === OTHER);
  return [...found, ...other];
}
