import type { Instant } from "../kernel/clock.ts";
import { type Change, type Item, type Key, named } from "../table/table.ts";
import type { AskedEntry, Away, Booking, Diary, DiaryEntry, Duty } from "./booking.ts";
import { outdatedIn } from "./diary.ts";
import { type DiaryLine, diaryLinesOf } from "./seating.ts";

/*
 * The diary of a person as it lies in the table: one item, one attribute per line. A line that is added is
 * compared with the diary it was decided on, so nobody can be given two things at once.
 */

const AWAY = "away:";
const prefixes = { entry: "entry:", asked: "asked:", duty: "duty:" } as const satisfies Record<
  DiaryLine["sort"],
  string
>;

export const diaryKey = (personId: string): Key => ({ pk: `diary#${personId}`, sk: "diary" });

export const toDiary = (item: Item | undefined): Diary => ({
  version: (item?.["version"] as number | undefined) ?? 0,
  entries: named<DiaryEntry>(item, prefixes.entry),
  asked: named<AskedEntry>(item, prefixes.asked),
  duties: named<Duty>(item, prefixes.duty),
  away: named<Away>(item, AWAY),
});

type Lines = Record<string, DiaryLine["value"]>;

/** The lines of a booking, by whose diary they stand in and under which name. */
function linesOf(id: string, booking: Booking | null): Map<string, Lines> {
  const grouped = Map.groupBy(booking ? diaryLinesOf(booking) : [], ({ personId }) => personId);
  return new Map(
    [...grouped].map(([personId, lines]) => [
      personId,
      Object.fromEntries(lines.map(({ sort, value }) => [`${prefixes[sort]}${id}`, value])),
    ]),
  );
}

/** Lines that count for nothing any more, of other bookings than this one. */
const outdatedNames = (diary: Diary, id: string, now: Instant): string[] => {
  const { entries, asked, away } = outdatedIn(diary, now);
  return [
    ...entries.filter((one) => one !== id).map((one) => `${prefixes.entry}${one}`),
    ...asked.filter((one) => one !== id).map((one) => `${prefixes.asked}${one}`),
    ...away.map((one) => `${AWAY}${one}`),
  ];
};

/** What changes in everybody's diary with a booking; `diaries` are those it was decided on, by person. */
export function diaryChanges(
  id: string,
  before: Booking | null,
  after: Booking,
  diaries: ReadonlyMap<string, Diary>,
): Change[] {
  const [was, is] = [linesOf(id, before), linesOf(id, after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((personId): Change[] => {
    const [had, has] = [was.get(personId) ?? {}, is.get(personId) ?? {}];
    const isNew = ([name, value]: [string, unknown]) =>
      JSON.stringify(value) !== JSON.stringify(had[name]);
    const set = Object.fromEntries(Object.entries(has).filter(isNew));
    const gone = Object.keys(had).filter((name) => !(name in has));
    const isAdded = Object.keys(set).length > 0;
    if (!isAdded && gone.length === 0) return [];
    const diary = diaries.get(personId);
    const remove = [...gone, ...(diary ? outdatedNames(diary, id, after.madeAt) : [])];
    return [
      {
        kind: "change",
        key: diaryKey(personId),
        ...(isAdded && { set }),
        remove,
        add: { version: 1 },
        ...(isAdded && diary && { when: { equals: { version: diary.version } } }),
      },
    ];
  });
}

/** An absence as it is entered or ends; `diary` is the one it was decided on. */
export const awayChange = (
  id: string,
  personId: string,
  away: Away | null,
  diary: Diary | null,
): Change => ({
  kind: "change",
  key: diaryKey(personId),
  ...(away ? { set: { [`${AWAY}${id}`]: away } } : { remove: [`${AWAY}${id}`] }),
  add: { version: 1 },
  ...(away && diary && { when: { equals: { version: diary.version } } }),
});
