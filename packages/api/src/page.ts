import { denial } from "./denial.ts";
import type { Language } from "./kernel/decision.ts";
import type { Cursors, PageRequest } from "./table/page.ts";

export type PageArgs = {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
};

export const MAX_PAGE = 100;

function badPage(language: Language, field: string, zh: string, en: string): never {
  throw denial("BAD_USER_INPUT", language, { field, message: { zh, en } });
}

/** Checks the paging arguments: exactly one of first and last, 1 to 100, and cursors of this very list. */
export function toPageRequest(args: PageArgs, cursors: Cursors, language: Language): PageRequest {
  const { first, last } = args;
  if ((first === null || first === undefined) === (last === null || last === undefined))
    badPage(language, "first", "请提供 first 或 last 之一", "Give exactly one of first and last");
  const limit = first ?? last ?? 0;
  const field = first === null || first === undefined ? "last" : "first";
  if (limit < 1 || limit > MAX_PAGE)
    badPage(
      language,
      field,
      `${field} 须在 1 至 ${MAX_PAGE} 之间`,
      `${field} must be 1 to ${MAX_PAGE}`,
    );
  const position = (name: "after" | "before"): string | null => {
    const cursor = args[name];
    if (cursor === null || cursor === undefined) return null;
    return (
      cursors.decode(cursor) ??
      badPage(language, name, "翻页位置无效，请从头开始", "This cursor is not of this list")
    );
  };
  const backward = field === "last";
  return { limit, backward, after: position("after"), before: position("before") };
}
