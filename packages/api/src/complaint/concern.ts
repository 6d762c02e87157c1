import type { Deps } from "../deps.ts";
import { type DivisionIndex, gridByCode } from "../grid/resolve.ts";
import { loadDivision } from "../grid/store.ts";
import type { SystemActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Alarm, Concern } from "../kernel/effects.ts";
import { run } from "../run.ts";
import type { Consumer } from "../table/outbox.ts";
import { categoryOf } from "./category.ts";
import type { ComplaintCommand, Place } from "./complaint.ts";
import { deskFor, scopeOf } from "./desk.ts";
import { numberOf, prepareSubmit } from "./prepare.ts";
import { complaints, loadComplaint } from "./store.ts";

/* What went wrong elsewhere, or may put somebody in danger, goes on as a complaint: opened once. */

const actor: SystemActor = { kind: "system", job: "concern" };

type Needs = Pick<Deps, "table" | "clock" | "ids" | "keyring">;

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

async function ofConcern(
  { category: code, path, reporter, text }: Concern,
  now: Instant,
  { table, ids }: Needs,
): Promise<ComplaintCommand> {
  const category = categoryOf(code);
  if (!category) throw new Error(`no category ${code}`);
  const place = placeOf(await loadDivision(table), path, now);
  return {
    type: "submit",
    number: numberOf(path, { deps: { ids }, now }),
    category: code,
    level: category.level,
    description: text,
    place: { ...place, path: scopeOf(code, path) },
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

/** The place is looked up and the level is the highest, whatever the category's own is. */
async function ofAlarm(
  { complaintId, category, addressId, text }: Alarm,
  now: Instant,
  needs: Needs,
): Promise<ComplaintCommand> {
  const input = { category, description: text, place: { addressId } };
  // Each alarm counts for itself: a daily limit must not keep anybody from being found.
  const network = complaintId;
  const division = () => loadDivision(needs.table);
  const surroundings = { deps: needs, actor, now, network, division };
  const prepared = await prepareSubmit(complaintId, input, surroundings);
  if ("refusal" in prepared) throw new Error(`alarm refused: ${prepared.refusal.code}`);
  return { ...prepared.value, level: "P0", source: "MEAL" };
}

/** Opens the complaint unless it is there: the message may come twice, and twice at once. */
async function openOnce<Origin extends Concern | Alarm>(
  origin: Origin,
  toCommand: (origin: Origin, now: Instant, needs: Needs) => Promise<ComplaintCommand>,
  needs: Needs,
): Promise<void> {
  const { table, clock } = needs;
  const id = origin.complaintId;
  if (await loadComplaint(table, id)) return;
  const now = clock();
  const command = await toCommand(origin, now, needs);
  const outcome = await run(table, complaints, { id, command, actor, now, isNew: true });
  if (outcome.kind === "done" || (await loadComplaint(table, id))) return;
  // The outbox brings the message again; a number drawn twice is drawn anew then.
  throw new Error(`complaint not opened: ${outcome.kind}`);
}

/** Opens a complaint for whatever went wrong elsewhere and for every alarm of a message, each once. */
export const concernConsumer =
  (needs: Needs): Consumer =>
  async ({ effects }) => {
    for (const alarm of effects.alarms ?? []) await openOnce(alarm, ofAlarm, needs);
    for (const concern of effects.concerns ?? []) await openOnce(concern, ofConcern, needs);
  };
