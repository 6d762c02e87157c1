import { careOf } from "../catalogue/catalogue.ts";
import { loadService } from "../catalogue/store.ts";
import type { Context } from "../context.ts";
import { may } from "../kernel/access.ts";
import { refuse } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import { type Outcome, run } from "../run.ts";
import type { Booking } from "./booking.ts";
import { standingIn } from "./queue.ts";
import { bookings, readLine } from "./store.ts";

/** Several windows call at once; each call that comes too late leaves one person less in line. */
const MOST_TRIES = 10;

/**
 * Calls whoever is next. Of two windows that call the same person one is too late, since the booking has
 * changed; it then looks at the line again. Four requests where nobody else calls.
 */
export async function callNext(
  serviceId: Id<"service">,
  { deps: { table }, actor, now }: Context,
): Promise<Outcome<Booking>> {
  const service = await loadService(table, serviceId);
  if (!service || !may(actor, "booking:receive", careOf(service.state)))
    return { kind: "denial", code: service ? "FORBIDDEN" : "NOT_FOUND" };
  const late = new Set<string>();
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    const line = standingIn(await readLine(table, serviceId, now), now);
    const id = line.find((one) => !late.has(one));
    if (id === undefined) return refuse("booking.queue_empty");
    const order = { id, isNew: false, command: { type: "call" } as const, actor, now };
    const outcome = await run(table, bookings, order);
    if (outcome.kind === "done") return outcome;
    late.add(id);
  }
  return refuse("request.busy");
}
