import type { Deps } from "../deps.ts";
import { type DivisionIndex, gridByCode } from "../grid/resolve.ts";
import { loadDivision } from "../grid/store.ts";
import type { SystemActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Concern } from "../kernel/effects.ts";
import { run } from "../run.ts";
import type { Consumer } from "../table/outbox.ts";
import { categoryOf } from "./category.ts";
import type { ComplaintCommand, Place } from "./complaint.ts";
import { deskFor } from "./desk.ts";
import { numberOf } from "./prepare.ts";
import { complaints, loadComplaint } from "./store.ts";

const actor: SystemActor = { kind: "system", job: "concern" };

type Needs = Pick<Deps, "table" | "clock" | "ids">;

/** A grid as a whole, where no address and no point is known: it is shown by the first corner of its border. */
function placeOf(division: DivisionIndex, path: string, now: Instant): Place {
  const grid = gridByCode(division, path.split("/").at(-2) ?? "", now);
  const [lng, lat] = grid?.polygon[0]?.[0] ?? [0, 0];
  return {
    path,
    gridId: grid?.id ?? null,
    gridName: grid?.name ?? "",
    point: { lng, lat },
    label: null,
    locationCode: null,
    isAmbiguous: false,
    explanation: {
      zh: "由预约服务转入，归提供该服务的网格",
      en: "From a booking: it belongs to the grid the service is offered in",
    },
    divisionVersionNo: division.versionNo,
  };
}

async function toCommand(
  { category: code, path, reporter, text }: Concern,
  { table, ids }: Needs,
  now: Instant,
): Promise<ComplaintCommand> {
  const category = categoryOf(code);
  if (!category) throw new Error(`no category ${code}`);
  return {
    type: "submit",
    number: numberOf(path, { deps: { ids }, now }),
    category: code,
    level: category.level,
    description: text,
    place: placeOf(await loadDivision(table), path, now),
    source: "BOOKING",
    reporter: {
      personId: reporter.id,
      network: null,
      name: reporter.name,
      isAnonymousToPublic: true,
      isAnonymousToHandlers: false,
    },
    photos: [],
    desk: deskFor(category, path),
    // What follows from something else is no report of the day that could be one too many.
    submittedToday: 0,
  };
}

type Opening = {
  id: Concern["complaintId"];
  actor: SystemActor;
  now: Instant;
  prepare: () => Promise<ComplaintCommand>;
};

/** Opens the complaint unless it is there: the message may come twice, and twice at once. */
export async function openOnce(
  table: Needs["table"],
  { id, actor: by, now, prepare }: Opening,
): Promise<void> {
  if (await loadComplaint(table, id)) return;
  const order = { id, command: await prepare(), actor: by, now, isNew: true };
  const outcome = await run(table, complaints, order);
  if (outcome.kind === "done" || (await loadComplaint(table, id))) return;
  // The outbox brings the message again; a number drawn twice is drawn anew then.
  throw new Error(`${by.job} not opened: ${outcome.kind}`);
}

function open(needs: Needs, concern: Concern): Promise<void> {
  const { table, clock } = needs;
  const now = clock();
  const prepare = () => toCommand(concern, needs, now);
  return openOnce(table, { id: concern.complaintId, actor, now, prepare });
}

/** Opens a complaint for whatever went wrong elsewhere, each once. */
export const concernConsumer =
  (needs: Needs): Consumer =>
  async ({ effects }) => {
    for (const concern of effects.concerns ?? []) await open(needs, concern);
  };
