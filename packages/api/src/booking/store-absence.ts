import type { News } from "../kernel/effects.ts";
import { sayTime } from "../kernel/spoken.ts";
import type { Capability } from "../run.ts";
import { type Layout, type Stored, toStored } from "../table/aggregate.ts";
import { type Cursors, type Page, type PageRequest, readPage } from "../table/page.ts";
import type { Table } from "../table/table.ts";
import {
  type Absence,
  type AbsenceCommand,
  type AbsenceFact,
  apply,
  decide,
  isVisible,
} from "./absence.ts";
import { awayChange } from "./store-diary.ts";

/*
 * Access patterns
 *   an absence by id              pk = absence
 *   the absences of a person      gsi1 absences#<person>, by beginning; ended ones are not in it
 *   when somebody is absent       in their diary (store-diary.ts), written with the absence
 */

const layout = (id: string, { person, from, endedAt }: Absence): Layout => ({
  keys: endedAt === null ? { gsi1pk: `absences#${person.id}`, gsi1sk: `${from}#${id}` } : {},
  views: [],
});

/** Who is absent hears of it when somebody else wrote it down. */
function newsOf({ person, from, to }: Absence, fact: AbsenceFact): News {
  const isNew = fact.type === "reported";
  return {
    audience: [{ kind: "person", personId: person.id }],
    title: isNew
      ? { zh: "已登记您不在岗", en: "Your absence is recorded" }
      : { zh: "不在岗登记已取消", en: "Your absence was cancelled" },
    body: {
      zh: `${sayTime(from).zh} 至 ${sayTime(to).zh}，期间的上门服务另行安排`,
      en: `${sayTime(from).en} to ${sayTime(to).en}. Others make the visits meanwhile`,
    },
    sort: "INFO",
    capacity: "STAFF",
  };
}

export const absences: Capability<Absence, AbsenceCommand, AbsenceFact> = {
  decide,
  apply,
  isVisible,
  layout,
  alongside: (id, _before, { person, from, to, endedAt }, command) => [
    awayChange(
      id,
      person.id,
      endedAt === null ? { from, to } : null,
      command.type === "report" ? command.diary : null,
    ),
  ],
  effects: (_id, _before, after, facts, by) => ({
    news: facts.map((fact) => ({ ...newsOf(after, fact), except: [by.actorId] })),
    attached: [],
    ...(after.endedAt === null && { unavailable: [after.person.id] }),
  }),
};

/** The absences of a person that hold, by beginning. One request. */
export const listAbsences = (
  table: Table,
  personId: string,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Stored<Absence>>> =>
  readPage(table, [{ pk: `absences#${personId}`, index: "gsi1" as const }], request, {
    newestFirst: false,
    cursors,
    toNode: toStored<Absence>,
  });
