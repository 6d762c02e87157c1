import type { Address } from "./unit.ts";

/*
 * One normal form of an address, for what is stored and for what is typed:
 * `井台里 4栋 2单元 501室`, `井台里四号楼二单元五零一` and `井台里4-2-501` are all `井台里4-2-501`.
 * Every step keeps a beginning a beginning, so that half an address finds the whole one.
 */

const FORMAL = "壹贰叁肆伍陆柒捌玖拾佰〇";
const PLAIN = "一二三四五六七八九十百零";
const A_FORMAL = new RegExp(`[${FORMAL}]`, "gu");
const DIGITS = "零一二三四五六七八九";
const NUMERAL = /[零一二三四五六七八九十百]+/gu;

/** `十二` is 12 and `一百零五` is 105; without ten or hundred the digits are read one by one. */
function readNumeral(numeral: string): string {
  if (!/[十百]/u.test(numeral)) return [...numeral].map((one) => DIGITS.indexOf(one)).join("");
  let [sum, digit] = [0, 0];
  for (const one of numeral) {
    const factor = { 十: 10, 百: 100 }[one];
    sum += factor === undefined ? 0 : factor * (digit || 1);
    digit = factor === undefined ? DIGITS.indexOf(one) : 0;
  }
  return String(sum + digit);
}

/** What may stand behind the number of a building, an entrance or a room. */
const UNIT_WORDS = /(?<=[0-9a-z] ?)(?:[号號#]? ?[楼樓栋棟幢座门門]|[单單]元?|[号號#室户戶房弄])/gu;

/** Numbers and letters that stand behind each other are parts of their own: `A301` is `A座301`. */
const BETWEEN_PARTS = /(?<=[0-9]) (?=[0-9])|(?<=[0-9])(?=[a-z])|(?<=[a-z])(?=[0-9])/gu;

/** The normal form of a whole address or of its beginning. */
export const normalAddress = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\p{Cf}/gu, "")
    .replace(A_FORMAL, (one) => PLAIN[FORMAL.indexOf(one)]!)
    .replace(NUMERAL, (numeral) => ` ${readNumeral(numeral)} `)
    .replace(/[^\p{L}\p{N}\p{M}\p{Co}#]+/gu, " ")
    .trim()
    .replace(/第 ?(?=[0-9])/gu, "")
    .replace(/(?<![0-9])0+(?=[0-9])/gu, "")
    .replace(UNIT_WORDS, "-")
    .replace(BETWEEN_PARTS, "-")
    .replace(/[ #]/gu, "")
    .replace(/-+/gu, "-");

/** The normal form of an address that is stored: its last number is whole. */
export const addressKey = ({ compound, building, unit, room }: Address): string =>
  normalAddress([compound, building, unit, room].join(" ")).replace(/(?<=[0-9a-z])$/u, "-");

/** `二十` may be the beginning of 24: what is typed so far says no more than the 2. */
const OPEN_NUMERAL = /(?<=[十拾百佰])\s*$/u;

const typed = (text: string): string =>
  OPEN_NUMERAL.test(text) ? normalAddress(text).replace(/0+$/u, "") : normalAddress(text);

/**
 * The beginnings of the addresses that typed words can mean: the words, and what is left of them
 * behind the names of the places around, as the full address has them. None begins with another.
 */
export function addressBeginnings(text: string, placesAround: readonly string[]): string[] {
  const whole = typed(text);
  const rest = placesAround.map(normalAddress).reduce((left, place) => {
    const at = left.indexOf(place);
    return at < 0 ? left : left.slice(at + place.length);
  }, whole);
  return whole.startsWith(rest) ? [rest] : [whole, rest];
}
