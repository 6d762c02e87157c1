import { type Bilingual, type Refusal, refuse } from "../kernel/decision.ts";
import { rangeOf } from "./bounds.ts";
import type { Answer, Question, QuestionKind } from "./catalogue.ts";

/* The answers to a service's own questions. Every refusal names the question. */

type Refused = { kind: "refusal"; refusal: Refusal } | null;

const LONGEST: Readonly<Record<"STRING" | "TEXT", number>> = { STRING: 100, TEXT: 1_000 };
export const LONGEST_ANSWER = LONGEST.TEXT;
const NUMBER = /^-?\d{1,12}(?:\.\d{1,6})?$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/;

const fieldOf = ({ code }: Pick<Question, "code">): string => `answers.${code}`;

/** Characters as people count them: a rare character is one, not two. */
const sizeOf = (text: string): number => [...text].length;

function tooLong(question: Question, values: readonly string[], max: number): Refused {
  const size = Math.max(...values.map(sizeOf));
  return size > max
    ? refuse("booking.answer_too_long", fieldOf(question), { label: question.label, max })
    : null;
}

function notNumber(question: Question, [value = ""]: readonly string[]): Refused {
  const { label, min, max } = question;
  const number = Number(value);
  if (!NUMBER.test(value)) return refuse("booking.answer_number", fieldOf(question), { label });
  const outside = (min !== null && number < min) || (max !== null && number > max);
  const range = rangeOf(question);
  return outside && range
    ? refuse("booking.answer_range", fieldOf(question), { label, range })
    : null;
}

const notInstant = (question: Question, [value = ""]: readonly string[]): Refused =>
  DATE_TIME.test(value) && !Number.isNaN(Date.parse(value))
    ? null
    : refuse("booking.answer_date_time", fieldOf(question), { label: question.label });

function notOffered(question: Question, values: readonly string[]): Refused {
  const codes = new Set(question.options.map(({ code }) => code));
  return new Set(values).size === values.length && values.every((value) => codes.has(value))
    ? null
    : refuse("booking.answer_option", fieldOf(question), { label: question.label });
}

const checks: Record<QuestionKind, (question: Question, values: readonly string[]) => Refused> = {
  STRING: (question, values) => tooLong(question, values, LONGEST.STRING),
  TEXT: (question, values) => tooLong(question, values, LONGEST.TEXT),
  NUMBER: notNumber,
  DATE_TIME: notInstant,
  SINGLE: notOffered,
  MULTI: notOffered,
};

function checkOne(question: Question, values: readonly string[]): Refused {
  const { label, isRequired, kind } = question;
  if (values.length === 0)
    return isRequired ? refuse("booking.answer_missing", fieldOf(question), { label }) : null;
  if (kind !== "MULTI" && values.length > 1)
    return refuse("booking.answer_one", fieldOf(question), { label });
  return checks[kind](question, values);
}

/** Blank texts count as not answered. */
const filled = ({ code, values }: Answer): Answer => ({
  code,
  values: values.map((value) => value.trim()).filter((value) => value !== ""),
});

/** Why these answers do not do, or null; the first question that is to blame is named. */
export function checkAnswers(form: readonly Question[], answers: readonly Answer[]): Refused {
  const given = new Map(answers.map((one) => [one.code, filled(one).values]));
  const known = new Set(form.map(({ code }) => code));
  const stray = answers.find(({ code }) => !known.has(code));
  if (stray) return refuse("booking.answer_unknown", "answers");
  if (given.size !== answers.length) return refuse("booking.answer_twice", "answers");
  for (const question of form) {
    const problem = checkOne(question, given.get(question.code) ?? []);
    if (problem) return problem;
  }
  return null;
}

/** An answer as people read it: the words of the options, not their codes. */
export const answerText = (question: Question, values: readonly string[]): Bilingual => {
  const words = values.map(
    (value): Bilingual =>
      question.options.find(({ code }) => code === value)?.label ?? { zh: value, en: value },
  );
  return { zh: words.map(({ zh }) => zh).join("、"), en: words.map(({ en }) => en).join(", ") };
};
