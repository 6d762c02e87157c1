import type { ActedAs, Actor } from "./actor.ts";
import type { Instant } from "./clock.ts";

/** Why a well-formed command was not carried out: expected, shown to the person, never logged as an error. */
export type Refusal = {
  /** `capability.reason`; the text for it stands beside the capability's refusal codes. */
  code: string;
  /** The input field that must change, when one field is to blame. */
  field?: string;
  /** Values the text mentions, such as the limit that was passed; words in both languages. */
  params?: Readonly<Record<string, string | number | Bilingual>>;
};

/** What a decision may know besides the state: about whom or what, who asks, and what time it is. */
export type Circumstances = { id: string; actor: Actor; now: Instant };

/** What a decision answers: facts to write down, a refusal to show, or a denial (not yours to do). */
export type Decision<Fact> =
  | { kind: "facts"; as: ActedAs; facts: readonly Fact[] }
  | { kind: "refusal"; refusal: Refusal }
  | { kind: "denial"; code: "FORBIDDEN" | "NOT_FOUND" };

/** Facts, with the identity that was allowed to make them: no fact without an access check. */
export const decided = <Fact>(as: ActedAs, ...facts: readonly Fact[]): Decision<Fact> => ({
  kind: "facts",
  as,
  facts,
});

export const refuse = (
  code: string,
  field?: string,
  params?: Refusal["params"],
): { kind: "refusal"; refusal: Refusal } => ({
  kind: "refusal",
  refusal: { code, ...(field && { field }), ...(params && { params }) },
});

export const deny = (
  code: "FORBIDDEN" | "NOT_FOUND" = "FORBIDDEN",
): { kind: "denial"; code: "FORBIDDEN" | "NOT_FOUND" } => ({ kind: "denial", code });

/** A text in both languages of the product. */
export type Bilingual = { zh: string; en: string };
export type Language = keyof Bilingual;

/** Fills `{name}` in a text from params; an unknown name stays visible, so that a test can find it. */
export const fill = (
  text: string,
  params: Refusal["params"] = {},
  language: Language = "zh",
): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return typeof value === "object" ? value[language] : String(value ?? whole);
  });
