import { type Refusal, refuse } from "./decision.ts";
import {
  hasControls,
  lengthOf,
  tidyCode,
  tidySign,
  tidyDigits,
  tidyLine,
  tidyLines,
  tidyPhone,
} from "./text.ts";

/*
 * What a value of an input may be. Every text, list and fraction of the contract declares its bound; the
 * builder refuses to build one without, tidies every value by it and refuses what is outside.
 */

type TextBound = {
  kind: "text";
  max: number;
  tidy: (raw: string) => string;
  /** Whether line ends and other control characters are refused. */
  isOneLine: boolean;
  /** The refusal for a text that must be there and shows nothing; null where nothing is an answer. */
  missing: string | null;
};
type ListBound = { kind: "list"; max: number; of: Bound | null };
type NumberBound = { kind: "number"; min: number; max: number };

export type Bound = TextBound | ListBound | NumberBound;

type Words = { missing?: string | null };

/** For texts of which the rules of a command say what is missing, in their words and after access. */
export const ruled: Words = { missing: null };

const text = (
  max: number,
  tidy: (raw: string) => string,
  { missing = "request.text_missing" }: Words = {},
  isOneLine = false,
): TextBound => ({ kind: "text", max, tidy, isOneLine, missing });

/** Words of one line: a name, a title, a venue. */
export const line = (max: number, words?: Words): Bound => text(max, tidyLine, words, true);

/** Words of several lines: a description, a reason. */
export const lines = (max: number, words?: Words): Bound => text(max, tidyLines, words);

/** A phone number, as people write it. */
export const phone = (words?: Words): Bound => text(20, tidyPhone, words);

/** Digits such as those of a one-time code. */
export const digits = (max: number, words?: Words): Bound => text(max, tidyDigits, words);

/** A printed code of letters, digits and hyphens, in capitals or not. */
export const code = (max: number, words?: Words): Bound => text(max, tidyCode, words);

/** A location code, as it stands on a sign. */
export const sign = (max: number): Bound => text(max, tidySign);

/** Made by a program for a program: taken as it is. */
export const token = (max: number): Bound => text(max, (raw) => raw);

export const list = (max: number, of: Bound | null = null): Bound => ({ kind: "list", max, of });

/** A number that is one: neither without end nor outside. */
export const between = (min: number, max: number): Bound => ({ kind: "number", min, max });

/** A number of which a rule says more; without end it is none. */
export const finite = between(-1e9, 1e9);

/** Ids and cursors are ours and short. */
export const idBound = token(64);
export const cursorBound = token(2_000);

const whole = (count: number): string => count.toLocaleString("en");

/** The sentence about it in the description of the input. */
export function boundInWords(bound: Bound): string {
  switch (bound.kind) {
    case "text":
      return `At most ${whole(bound.max)} characters.`;
    case "list":
      return `At most ${whole(bound.max)}.`;
    case "number":
      return bound === finite ? "A finite number." : `${whole(bound.min)} to ${whole(bound.max)}.`;
  }
}

export type Checked = { value: unknown } | { refusal: Refusal };

const no = (...reason: Parameters<typeof refuse>): Checked => ({
  refusal: refuse(...reason).refusal,
});

/** As much is tidied: what is longer still is too long, whatever of it nobody would see. */
const mostTyped = (max: number): number => 4 * max + 1_000;

function checkText(bound: TextBound, raw: string, field: string): Checked {
  const { max } = bound;
  if (raw.length > mostTyped(max))
    return no("request.text_too_long", field, { max, size: raw.length });
  const value = bound.tidy(raw);
  if (value === "" && bound.missing !== null) return no(bound.missing, field);
  const size = value.length > max ? lengthOf(value) : 0;
  if (size > max) return no("request.text_too_long", field, { max, size });
  return bound.isOneLine && hasControls(value) ? no("request.text_characters", field) : { value };
}

/** A value as it goes on, or why it does not. A value of another kind was made by somebody else: it passes. */
export function checkBound(bound: Bound, value: unknown, field: string): Checked {
  switch (bound.kind) {
    case "text":
      return typeof value === "string" ? checkText(bound, value, field) : { value };
    case "list":
      return checkList(bound, value, field);
    case "number":
      return typeof value === "number" && !(value >= bound.min && value <= bound.max)
        ? no("request.number_outside", field, { min: bound.min, max: bound.max })
        : { value };
  }
}

function checkList({ max, of }: ListBound, value: unknown, field: string): Checked {
  if (!Array.isArray(value)) return { value };
  if (value.length > max) return no("request.list_too_long", field, { max, size: value.length });
  return of === null ? { value } : checkEach(value, field, (one, at) => checkBound(of, one, at));
}

/** Checks the items of a list one by one; the field of a problem says which. */
export function checkEach(
  values: readonly unknown[],
  field: string,
  check: (value: unknown, field: string) => Checked,
): Checked {
  const checked: unknown[] = [];
  for (const [at, value] of values.entries()) {
    const one = check(value, `${field}.${at}`);
    if ("refusal" in one) return one;
    checked.push(one.value);
  }
  return { value: checked };
}
