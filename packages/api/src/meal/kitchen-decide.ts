import { may, type Resource } from "../kernel/access.ts";
import { dateOf, type Instant, type LocalDate } from "../kernel/clock.ts";
import { type Circumstances, type Decision, decided, deny, refuse } from "../kernel/decision.ts";
import { sayDay } from "../kernel/spoken.ts";
import { dateAfter, firstOpenOn, isCallable, isSettled, servesOn } from "./calendar.ts";
import { needReason, type Refused } from "./check.ts";
import {
  type DatedException,
  MOST_HIT,
  isFen,
  type Kitchen,
  type KitchenCommand,
  type KitchenDraft,
  type KitchenFact,
  MAX_EXCEPTIONS,
  MAX_ROUTES,
} from "./kitchen.ts";
import { watch, watchFrom } from "./watch.ts";

type Answer = Decision<KitchenFact>;
type Command<T extends KitchenCommand["type"]> = Extract<KitchenCommand, { type: T }>;

/** Whose it is to look after: the staff of the grid, or the unit that cooks. */
export const careOf = ({ path, unitId }: Pick<Kitchen, "path" | "unitId">): Resource => ({
  path,
  unitIds: [unitId],
});

const isWeekday = (day: number): boolean => Number.isInteger(day) && day >= 1 && day <= 7;

function checkDraft(draft: KitchenDraft): Refused {
  const { name, weekdays, exceptions, menu, minAge, priceFen, subsidyFen } = draft;
  if (name.zh.trim() === "" || name.en.trim() === "") return refuse("meal.name_missing", "name");
  if (weekdays.length === 0 || !weekdays.every(isWeekday))
    return refuse("meal.weekdays_missing", "weekdays");
  if (exceptions.length > MAX_EXCEPTIONS)
    return refuse("meal.too_many", "exceptions", { max: MAX_EXCEPTIONS });
  if (!menu.every(({ weekday }) => isWeekday(weekday)) || menu.length > 7)
    return refuse("meal.weekdays_missing", "menu");
  if (!Number.isInteger(minAge) || minAge < 0 || minAge > 120)
    return refuse("meal.age_range", "minAge");
  return [priceFen, subsidyFen.STANDARD, subsidyFen.HARDSHIP].every(isFen)
    ? null
    : refuse("meal.price_range", "priceFen");
}

/**
 * What is being cooked cannot be called off by changing the calendar behind it, nor can what was settled be
 * opened again by another cut-off. Nothing after tomorrow is ever settled.
 */
function checkSettled(kitchen: Kitchen, draft: KitchenDraft, now: Instant): Refused {
  const today = dateOf(now);
  const changed = [today, dateAfter(today, 1)]
    .filter((on) => isSettled(kitchen, on, now))
    .find((on) => servesOn(kitchen, on) !== servesOn(draft, on) || !isSettled(draft, on, now));
  if (changed) return refuse("meal.day_settled", "exceptions", { on: sayDay(changed) });
  return kitchen.path === draft.path && kitchen.unitId === draft.unitId
    ? null
    : refuse("meal.place_fixed", "gridId");
}

/** Nobody's meals change unseen: it is saved for exactly those who were shown. */
function checkHit({ hit, decision }: Command<"revise">): Refused {
  const seen = new Set(decision?.subscriptionIds);
  const named = hit.slice(0, MOST_HIT);
  return hit.length === 0 || (seen.size === named.length && named.every((id) => seen.has(id)))
    ? null
    : refuse("meal.eaters_hit", "decision", { count: hit.length });
}

function assignRoute(
  kitchen: Kitchen,
  { path, courier }: Command<"assignRoute">,
  as: Extract<Answer, { kind: "facts" }>["as"],
): Answer {
  if (!path?.startsWith(kitchen.path)) return refuse("meal.route_outside", "gridId");
  const carries = courier && may(courier, "meal:deliver", { unitIds: [kitchen.unitId] });
  if (!courier || !carries) return refuse("meal.courier_unknown", "personId");
  if (kitchen.routes.length >= MAX_ROUTES && !kitchen.routes.some((one) => one.path === path))
    return refuse("meal.too_many", "gridId", { max: MAX_ROUTES });
  const { personId: id, displayName: name } = courier;
  const isSame = kitchen.routes.some((one) => one.path === path && one.courier.id === id);
  return isSame ? decided(as) : decided(as, { type: "routeAssigned", path, courier: { id, name } });
}

/** How far today's work is. Said twice it is said once; what is out has been cooked. */
function progress(
  kitchen: Kitchen,
  type: "markCooked" | "markOut",
  { actor, now }: Circumstances,
): Answer {
  const as = may(actor, "meal:cook", careOf(kitchen));
  if (!as) return deny();
  const on = dateOf(now);
  if (!servesOn(kitchen, on)) return refuse("meal.kitchen_closed", undefined, { on: sayDay(on) });
  if (!isSettled(kitchen, on, now))
    return refuse("meal.not_settled", undefined, { on: sayDay(on) });
  const today = kitchen.progress?.on === on ? kitchen.progress : null;
  if (type === "markCooked") return today ? decided(as) : decided(as, { type: "cooked", on });
  return today?.outAt ? decided(as) : decided(as, { type: "sentOut", on });
}

/** A day that is called off once is off; days to come are changed by the calendar, which is seen before it is saved. */
function callOff(
  kitchen: Kitchen,
  { on, reason }: Command<"callOff">,
  { actor, now }: Circumstances,
): Answer {
  const as = may(actor, "meal:cook", careOf(kitchen));
  if (!as) return deny();
  const problem = needReason(reason, "reason");
  if (problem) return problem;
  if (!isCallable(kitchen, on, now)) return refuse("meal.call_off_range", "servedOn");
  if (!servesOn(kitchen, on)) return refuse("meal.kitchen_closed", "servedOn", { on: sayDay(on) });
  return decided(as, { type: "calledOff", on, reason: reason.trim() });
}

/** Decides about a kitchen. */
export function decide(
  kitchen: Kitchen | null,
  command: KitchenCommand,
  circumstances: Circumstances,
): Answer {
  const { actor, now } = circumstances;
  if (command.type === "markCooked" || command.type === "markOut")
    return kitchen ? progress(kitchen, command.type, circumstances) : deny("NOT_FOUND");
  if (command.type === "callOff")
    return kitchen ? callOff(kitchen, command, circumstances) : deny("NOT_FOUND");
  if (command.type === "watch")
    return kitchen ? watch(kitchen, command.found, circumstances) : deny("NOT_FOUND");
  const about = command.type === "offer" ? command.draft : kitchen;
  const as = about && may(actor, "meal:manage", careOf(about));
  if (!as) return deny();
  if (command.type === "offer")
    return checkDraft(command.draft) ?? decided(as, { type: "offered", draft: command.draft });
  if (kitchen === null) return deny("NOT_FOUND");
  if (command.type === "assignRoute") return assignRoute(kitchen, command, as);
  return (
    checkDraft(command.draft) ??
    checkSettled(kitchen, command.draft, now) ??
    checkHit(command) ??
    decided(as, {
      type: "revised",
      draft: command.draft,
      from: firstOpenOn(kitchen, now),
    })
  );
}

/** The day is closed like any other exception; those that are over make room. */
function withClosed(
  exceptions: Kitchen["exceptions"],
  { on, reason }: { on: LocalDate; reason: string },
): DatedException[] {
  const others = exceptions.filter((one) => one.on !== on);
  const kept =
    others.length < MAX_EXCEPTIONS ? others : others.filter((one) => one.on >= dateAfter(on, -31));
  return [...kept, { on, isOpen: false, reason }].sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** The kitchen after a fact; the first fact makes it. */
export function apply(
  kitchen: Kitchen | null,
  fact: KitchenFact,
  { at }: { at: Instant },
): Kitchen {
  if (fact.type === "offered")
    return { ...fact.draft, routes: [], progress: null, watch: watchFrom(dateOf(at)) };
  if (kitchen === null) throw new Error(`${fact.type} before offered`);
  switch (fact.type) {
    case "revised":
      return { ...kitchen, ...fact.draft };
    case "routeAssigned": {
      const { path, courier } = fact;
      const others = kitchen.routes.filter((one) => one.path !== path);
      return { ...kitchen, routes: [...others, { path, courier }] };
    }
    case "calledOff":
      return { ...kitchen, exceptions: withClosed(kitchen.exceptions, fact) };
    case "watched":
      return { ...kitchen, watch: fact.next };
    case "cooked":
      return { ...kitchen, progress: { on: fact.on, cookedAt: at, outAt: null } };
    case "sentOut": {
      const cookedAt = kitchen.progress?.on === fact.on ? kitchen.progress.cookedAt : at;
      return { ...kitchen, progress: { on: fact.on, cookedAt, outAt: at } };
    }
  }
}

/** A kitchen is no secret: residents choose one. */
export const isVisible = (): boolean => true;
