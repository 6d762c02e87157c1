/*
 * What people type, made comparable. Every text that comes in is tidied by the kind it is of, once, before
 * anything else reads it: equal things are then equal as bytes, for look-up, for keyed hashes and on the screen.
 */

/** Not for ideographs that Unicode kept apart for compatibility: composing would change how a name is written. */
const COMPOSABLE = /[^\uF900-\uFAFF\u{2F800}-\u{2FA1F}]+/gu;
const compose = (text: string): string =>
  text.toWellFormed().replace(COMPOSABLE, (part) => part.normalize("NFC"));

/** Ends of lines of every system, and what text programs use for them. */
const LINE_END = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/gu;
/** Marks that turn the order of the text around them: one text could pose as another. */
const BIDI = String.raw`\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069`;
const CONTROLS = new RegExp(String.raw`[\p{Cc}${BIDI}\uFFF9-\uFFFB]`, "gu");
const CONTROLS_BUT_LINE_END = new RegExp(String.raw`(?!\n)${CONTROLS.source}`, "gu");
const EDGES = new RegExp(
  String.raw`^[\p{White_Space}${BIDI}\u00AD\u200B\u2060\uFEFF]+|[\p{White_Space}${BIDI}\u00AD\u200B\u2060\uFEFF]+$`,
  "gu",
);

/**
 * What leaves no trace on a screen: spaces, joiners, fillers, controls, accents without a letter, the empty
 * pattern of Braille, the empty note of music, and the sign for a character that got lost.
 */
const UNSEEN =
  /[\p{Z}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800\uFFFC\uFFFD\u{1D159}]/gu;

/** Whether there is anything to be seen. */
export const isSeen = (text: string): boolean => text.toWellFormed().replaceAll(UNSEEN, "") !== "";

/** Characters as people count them, not UTF-16 units: a rare character is one. */
export const lengthOf = (text: string): number => Array.from(text).length;

/** Nothing, when nothing can be seen. */
const seen = (text: string): string => (isSeen(text) ? text : "");

/** A text of one line. Control characters stay in it and are found by `hasControls`. */
export const tidyLine = (raw: string): string =>
  seen(compose(raw).replaceAll("\t", " ").replace(EDGES, ""));

/** A text with one sign for the end of a line, and no other control characters. */
export const withoutControls = (text: string): string =>
  text
    .toWellFormed()
    .replace(LINE_END, "\n")
    .replaceAll("\t", " ")
    .replace(CONTROLS_BUT_LINE_END, "");

/** A text of several lines, without control characters and with one empty line at most between two others. */
export const tidyLines = (raw: string): string =>
  seen(
    withoutControls(compose(raw))
      .replace(/\n{3,}/gu, "\n\n")
      .replace(EDGES, ""),
  );

/** Line ends, other control characters, and marks that turn the text around them. */
export const hasControls = (text: string): boolean =>
  text.search(CONTROLS) >= 0 || /[\u2028\u2029]/u.test(text);

/** The value of a decimal digit of any script: Unicode keeps the ten of each script together, 0 first. */
function digitOf(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let first = point;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((point - first) % 10);
}

/** Full-width forms, digits of every script and look-alikes of one letter, as the plain letters they stand for. */
const plain = (raw: string): string =>
  raw.normalize("NFKC").replace(/\p{Nd}/gu, (digit) => (digit < "\u0080" ? digit : digitOf(digit)));

/** Spaces, controls, invisible marks: what a paste carries and nobody means. */
const NOISE = /[\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const DASHES = /[\p{Pd}\u2212\u30FC\u00AD_·.]/gu;

/** Digits as they were sent, whatever stands between them; a text with anything else keeps it. */
export const tidyDigits = (raw: string): string =>
  plain(raw).replace(NOISE, "").replace(DASHES, "");

/**
 * A phone number as it is dialled inside the country: `+86 138-1234-0001` and `０１０（1234）5678` lose what only
 * makes them readable. The number of another country keeps its `+`.
 */
export function tidyPhone(raw: string): string {
  const dialled = plain(raw)
    .replace(/^\s*(?:tel|电话|手机)?\s*[::]/iu, "")
    .replace(NOISE, "")
    .replace(DASHES, "")
    .replace(/[()[\]{}/【】「」]/gu, "");
  return dialled
    .replace(/^(?:\+|00)86(?=\d{7})|^86(?=1\d{10}$)/u, "")
    .replace(/^0(?=1[3-9]\d{9}$)/u, "");
}

/** A code of letters and digits as it is printed: capitals, plain hyphens, nothing around or between. */
export const tidyCode = (raw: string): string =>
  plain(raw)
    .replace(NOISE, "")
    .replace(/[\p{Pd}\u2212\u30FC_]/gu, "-")
    .toUpperCase();

/**
 * A location code. Signs say `LC-WJMN6KYJS3`, and people copy `LC WJMN6KYJS3`; further hyphens may be all that tells two
 * codes apart.
 */
export const tidySign = (raw: string): string => tidyCode(raw).replace(/^LC(?=[^-])/, "LC-");

/** A number that people read out and write down in groups: `9999-0100 1` and `999901001` are the same. */
export const tidyNumber = (raw: string): string => tidyCode(raw).replaceAll("-", "");
