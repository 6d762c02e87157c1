import { careOf } from "../catalogue/catalogue.ts";
import { loadService } from "../catalogue/store.ts";
import type { Context } from "../context.ts";
import { may } from "../kernel/access.ts";
import { refuse } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import { type Order, type Outcome, recall, run } from "../run.ts";
import type { Booking } from "./booking.ts";
import { standingIn } from "./queue.ts";
import { bookings, readLine } from "./store.ts";

/** Several windows call at once; each call that comes too late leaves one person less in line. */
const MOST_TRIES = 10;

/** The table is in the way, not another window. */
const isBusy = (outcome: Outcome<Booking>): boolean =>
  outcome.kind === "refusal" && outcome.refusal.code === "request.busy";

/**
 * Calls whoever is next. Of two windows that call the same person one is too late, since the booking has
 * changed; it then looks at the line again. Four requests where nobody else calls.
 */
export async function callNext(
  serviceId: Id<"service">,
  { deps: { table }, actor, now }: Context,
  { idempotency }: Pick<Order<never>, "idempotency">,
): Promise<Outcome<Booking>> {
  const service = await loadService(table, serviceId);
  if (!service || !may(actor, "booking:receive", careOf(service.state)))
    return { kind: "denial", code: service ? "FORBIDDEN" : "NOT_FOUND" };
  // Asked again it is whoever was called then, also when nobody stands in line any more.
  const before = await recall<Booking>(table, { actor, idempotency });
  if (before) return before;
  const late = new Set<string>();
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    const line = standingIn(await readLine(table, serviceId, now), now);
    const id = line.find((one) => !late.has(one));
    if (id === undefined) return refuse("booking.queue_empty");
    const order = { id, isNew: false, command: { type: "call" } as const, actor, now, idempotency };
    const outcome = await run(table, bookings, order);
    if (outcome.kind === "done" || isBusy(outcome)) return outcome;
    late.add(id);
  }
  return refuse("request.busy");
}
