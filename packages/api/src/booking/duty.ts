import { atLocal, type Instant, type LocalDate, MINUTE, plus } from "../kernel/clock.ts";
import { type Bilingual, type Refusal, refuse } from "../kernel/decision.ts";
import type { Diary, Duty } from "./booking.ts";
import { isAtOnce, takesTime } from "./diary.ts";
import { timeOfDay } from "../kernel/spoken.ts";

/*
 * Whether somebody can make a home visit then. Who serves is at one place at a time, like everybody. Another
 * visit and an absence stand in the way; a short way and a booking of their own are for people to weigh.
 */

export type DutyProblem = {
  refusal: Refusal;
  /** Nobody can go on in spite of it. */
  isFirm: boolean;
};

type Visit = { id: string; duty: Duty; name: string };

const FIELD = "personId";
const problem = (code: string, isFirm: boolean, params: Refusal["params"]): DutyProblem => ({
  refusal: refuse(code, FIELD, params).refusal,
  isFirm,
});

/** Minutes kept free between two visits: the longer of what follows the one and precedes the other. */
const between = (first: Duty, second: Duty): number =>
  Math.max(first.afterMinutes, second.beforeMinutes);

/** Whether there is too little time for the way between two visits to different people. */
function isTooClose(a: Duty, b: Duty): boolean {
  if (a.forId !== null && a.forId === b.forId) return false;
  const [first, second] = a.from <= b.from ? [a, b] : [b, a];
  return plus(first.to, between(first, second) * MINUTE) > second.from;
}

/** Why somebody with this diary should not be sent there then; null when nothing speaks against it. */
export function dutyProblem(diary: Diary, { id, duty, name }: Visit): DutyProblem | null {
  const others = [...diary.duties].filter(([one]) => one !== id).map(([, one]) => one);
  if (others.some((one) => isAtOnce(one, duty)))
    return problem("booking.performer_busy", true, { name });
  if ([...diary.away.values()].some((one) => isAtOnce(one, duty)))
    return problem("booking.performer_away", true, { name });
  const close = others.find((one) => isTooClose(one, duty));
  if (close) {
    const [first, second] = close.from <= duty.from ? [close, duty] : [duty, close];
    return problem("booking.performer_travel", false, { name, minutes: between(first, second) });
  }
  const isOut = [...diary.entries].some(
    ([one, entry]) => one !== id && takesTime(entry) && isAtOnce(entry, duty),
  );
  return isOut ? problem("booking.performer_engaged", false, { name }) : null;
}

const HOURS = { from: "00:00", to: "24:00" } as const;

/** What somebody does on a day, in words for who assigns: of what they booked for themselves only when. */
export function dayInWords(diary: Diary, on: LocalDate): Bilingual[] {
  const day = { from: atLocal(on, HOURS.from), to: atLocal(on, HOURS.to) };
  const own = [...diary.entries.values()].filter(takesTime);
  const lines = [
    ...[...diary.duties.values()].map((one) => ({ ...one, zh: "上门服务", en: "a visit" })),
    ...[...diary.away.values()].map((one) => ({ ...one, zh: "不在岗", en: "absent" })),
    ...own.map((one) => ({ ...one, zh: "个人安排", en: "a booking of their own" })),
  ];
  return lines
    .filter((one) => isAtOnce(one, day))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ from, to, zh, en }) => {
      const [begins, ends] = [from < day.from ? day.from : from, to > day.to ? day.to : to];
      const time = `${timeOfDay(begins)}–${ends === day.to ? HOURS.to : timeOfDay(ends)}`;
      return { zh: `${time} ${zh}`, en: `${time} ${en}` };
    });
}

/** The visits of a diary that fall into a stretch of time, the earliest first. */
export const dutiesWithin = (
  { duties }: Diary,
  stretch: { from: Instant; to: Instant },
): string[] =>
  [...duties]
    .filter(([, duty]) => isAtOnce(duty, stretch))
    .sort(([, a], [, b]) => (a.from < b.from ? -1 : 1))
    .map(([id]) => id);
