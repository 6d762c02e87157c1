import type { ClockPartsFragment, ComplaintCategoriesQuery } from "../gql/generated/complaint";
import type { Receipt } from "./receipt-store";

export type Category = ComplaintCategoriesQuery["complaintCategories"][number];
export type CategoryGroup = { code: string; name: string; categories: Category[] };

const plain = (text: string): string => text.normalize("NFKC").toLowerCase().trim();

/** Without a network: categories with any of the words in what the app knows of them, and the last, for all else. */
export function searchCategories(all: readonly Category[], words: string): Category[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  const found = all.filter(({ name, groupName, filingCondition }) => {
    const text = plain(`${name} ${groupName} ${filingCondition}`);
    return wanted.some((word) => text.includes(word));
  });
  return [...new Set([...found, ...all.slice(-1)])];
}

/** The categories under their groups, both in the order of the list. */
export function groupCategories(categories: readonly Category[]): CategoryGroup[] {
  const groups = new Map<string, CategoryGroup>();
  for (const category of categories) {
    const { group: code, groupName: name } = category;
    const group = groups.get(code) ?? { code, name, categories: [] };
    group.categories.push(category);
    groups.set(code, group);
  }
  return [...groups.values()];
}

/** Before a form for danger to life come the emergency numbers (schema.graphql, `isHazard`). */
export const isEmergency = ({ isHazard, level }: Pick<Category, "isHazard" | "level">): boolean =>
  isHazard && level === "P0";

/** Length as people count it: 𠮷 is one character. */
export const lengthOf = (text: string): number => [...text.trim()].length;

/** The location code in what was scanned or typed: signs carry it alone or in an address. */
export function codeIn(text: string): string {
  const plainText = text.normalize("NFKC").trim();
  return /LC-[0-9A-Z]+/i.exec(plainText)?.[0].toUpperCase() ?? plainText;
}

/** A receipt as it was typed: without the spaces and full-width forms that come with copying. Null while a part is missing. */
export function receiptIn(number: string, queryCode: string): Receipt | null {
  const [first, second] = [number, queryCode].map((text) =>
    text.normalize("NFKC").replaceAll(/\s/g, "").toUpperCase(),
  );
  return first && second ? { number: first, queryCode: second } : null;
}

/** A number typed as degrees; null when it is none. */
export function degrees(text: string): number | null {
  const value = Number(text.normalize("NFKC").trim());
  return text.trim() === "" || Number.isNaN(value) ? null : value;
}

/** Both deadlines of a complaint, once each: while it is handled the present step is the handling. */
export function clocksOf({
  clock,
  handlingClock,
}: {
  clock: ClockPartsFragment | null;
  handlingClock: ClockPartsFragment | null;
}): ClockPartsFragment[] {
  if (!clock) return [];
  return handlingClock && handlingClock.step !== clock.step ? [clock, handlingClock] : [clock];
}

/** The latest first. */
export const newestFirst = <Entry extends { seq: number }>(entries: readonly Entry[]): Entry[] =>
  [...entries].sort((a, b) => b.seq - a.seq);

/** Metres, rounded as exactly as it matters to somebody walking there. */
export const roundMetres = (metres: number): number => Math.max(5, Math.round(metres / 5) * 5);
