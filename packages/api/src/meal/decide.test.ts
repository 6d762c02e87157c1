import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atLocal, DAY, type Instant, plus } from "../kernel/clock.ts";
import {
  cutoffOf,
  dateAfter,
  firstOpenOn,
  foodOn,
  isSettled,
  planFor,
  servesOn,
} from "./calendar.ts";
import { timersOf } from "./clock.ts";
import { stageOn } from "./day.ts";
import { allowedActions, isVisible } from "./guard.ts";
import { type Kitchen, priceFor } from "./kitchen.ts";
import type { Subsidy } from "./labels.ts";
import { application, cast, EARLY, give, kitchen, subscribed, TODAY } from "./meal.fixture.ts";
import { mealRefusals } from "./refusal.ts";
import type { Sealed } from "../kernel/sealed.ts";
import type { Food, Subscription, SubscriptionCommand } from "./subscription.ts";

const codeOf = (outcome: Subscription | string): string =>
  typeof outcome === "string" ? outcome : outcome.stage;
const must = (outcome: Subscription | string): Subscription => {
  if (typeof outcome === "string") throw new Error(outcome);
  return outcome;
};
const AFTER = atLocal(TODAY, "09:00");

const leave = {
  principal: { id: cast.elder.personId, name: "elder" },
  agent: { id: cast.child.personId, name: "child" },
  relation: "FAMILY",
  from: EARLY,
  to: plus(EARLY, DAY),
  revokedAt: null,
  evidence: null,
} as const;

describe("given somebody applies for meals", () => {
  const { wish } = application();
  it.each<[string, string, Parameters<typeof application>[0], Parameters<typeof give>[2]]>([
    ["everything is answered", "APPLIED", {}, {}],
    ["the allergies are not named", "meal.allergies_missing", { allergies: " " }, {}],
    [
      "allergies are named and denied",
      "meal.allergies_contradict",
      { wish: { ...wish, hasAllergies: false } },
      {},
    ],
    ["there are none", "APPLIED", { wish: { ...wish, hasAllergies: false }, allergies: null }, {}],
    ["they are too young", "meal.too_young", { bornOn: "1966-11-21" }, {}],
    ["they are sixty today", "APPLIED", { bornOn: "1966-11-20" }, {}],
    ["no day is chosen", "meal.weekdays_missing", { wish: { ...wish, weekdays: [] } }, {}],
    ["the kitchen is closed then", "meal.weekday_closed", { wish: { ...wish, weekdays: [7] } }, {}],
    [
      "the home is elsewhere",
      "meal.residents_only",
      { home: { ...application().home!, path: "/S/D/" } },
      {},
    ],
    ["there is no home", "meal.residents_only", { home: null }, {}],
    ["the phone is none", "meal.phone_invalid", { phone: "abc" }, {}],
    [
      "the contact has no number",
      "meal.phone_invalid",
      { contact: { name: "女儿", phone: "" } },
      {},
    ],
    ["a stranger does it", "denial", {}, { actor: cast.stranger }],
    ["a relative with leave does it", "APPLIED", { authorisation: leave }, { actor: cast.child }],
    [
      "the leave has ended",
      "denial",
      { authorisation: leave },
      { actor: cast.child, now: plus(EARLY, DAY) },
    ],
    ["the community does it", "APPLIED", {}, { actor: cast.community }],
    ["another community does it", "denial", {}, { actor: cast.otherCommunity }],
    ["the kitchen does it", "denial", {}, { actor: cast.courier }],
  ])("when %s, then: %s", (_what, answer, change, given) => {
    const code = codeOf(give(null, application(change), given));
    expect(code).toBe(answer);
    expect(code.startsWith("meal.") && !(code in mealRefusals)).toBe(false);
  });
});

describe("given an application", () => {
  const applied = must(give(null, application()));
  const assess = (subsidy: Subsidy): SubscriptionCommand => ({
    type: "assess",
    subsidy,
    kitchen,
    isHome: true,
  });

  it.each<[Subsidy, number]>([
    ["NONE", 1_500],
    ["STANDARD", 1_000],
    ["HARDSHIP", 0],
    ["FREE", 0],
  ])(
    "when it is granted with %s, then a meal costs %i fen, never less than nothing",
    (subsidy, fen) => {
      const state = must(give(applied, assess(subsidy), { actor: cast.community }));
      expect(state.terms).toEqual({ subsidy, priceFen: fen });
      expect(priceFor(kitchen, subsidy)).toBe(fen);
    },
  );

  it("when who applied grants it themselves, then not: another does", () => {
    const own = must(give(null, application(), { actor: cast.community }));
    expect(give(own, assess("FREE"), { actor: cast.community })).toBe("meal.own_application");
    expect(give(applied, assess("FREE"), { actor: cast.elder })).toBe("denial");
  });

  it("when nobody assesses it for five working days, then the community is reminded once", () => {
    const [timer] = timersOf(applied);
    expect(timer).toEqual({ kind: "REMIND", at: atLocal("2026-11-27", "17:30") });
    const fire = { type: "fireTimer", timer: "REMIND" } as const;
    const given = { actor: cast.sweep, now: timer!.at };
    const reminded = must(give(applied, fire, given));
    expect(timersOf(reminded)).toEqual([]);
    expect(give(reminded, fire, given)).toBe("meal.timer_not_due");
    expect(give(applied, fire, { ...given, now: plus(timer!.at, -1) })).toBe("meal.timer_not_due");
  });

  it("when it is granted and nobody begins for fourteen days, then it lapses", () => {
    const assessed = must(give(applied, assess("STANDARD"), { actor: cast.community }));
    const now = plus(EARLY, 14 * DAY);
    const lapsed = must(
      give(assessed, { type: "fireTimer", timer: "LAPSE" }, { actor: cast.sweep, now }),
    );
    expect([lapsed.stage, lapsed.endReason]).toEqual(["ENDED", "LAPSED"]);
  });
});

describe("given somebody gets meals", () => {
  const skip = (on: string, isSkipped = true): SubscriptionCommand => ({
    type: "skip",
    on,
    isSkipped,
    kitchen,
  });

  it.each<[string, string, Instant, string]>([
    ["today before the cut-off", TODAY, plus(AFTER, -1), "ACTIVE"],
    ["today on the cut-off", TODAY, AFTER, "meal.cutoff_passed"],
    ["tomorrow, a Saturday without a meal", "2026-11-21", AFTER, "meal.none_then"],
    ["Monday", "2026-11-23", AFTER, "ACTIVE"],
    ["yesterday", "2026-11-19", EARLY, "meal.cutoff_passed"],
    ["a day in half a year", "2027-05-20", EARLY, "meal.too_far_ahead"],
    ["the day before the first", "2026-11-13", EARLY, "meal.none_then"],
  ])("when %s is skipped, then: as it should", (_what, on, now, answer) => {
    expect(codeOf(give(subscribed(), skip(on), { now }))).toBe(answer);
  });

  it("when it is too late, then the refusal names the cut-off", () => {
    const command = { ...skip(TODAY), kitchen: { ...kitchen, cutoff: "DAY_BEFORE" } as Kitchen };
    expect(give(subscribed(), command as SubscriptionCommand)).toBe("meal.cutoff_passed");
    expect(cutoffOf({ cutoff: "DAY_BEFORE" }, TODAY)).toBe(atLocal("2026-11-19", "20:00"));
  });

  it("when a day is skipped twice and taken up twice, then it is as it was", () => {
    const once = must(give(subscribed(), skip("2026-11-23")));
    const twice = must(give(once, skip("2026-11-23")));
    expect(twice.skips).toEqual(["2026-11-23"]);
    const back = must(give(twice, skip("2026-11-23", false)));
    expect(must(give(back, skip("2026-11-23", false))).skips).toEqual([]);
  });

  it("when they pause until a day, then there is none before it and the clock takes them up again", () => {
    const paused = must(
      give(subscribed(), { type: "pause", untilOn: "2026-11-25", kitchen }, { now: AFTER }),
    );
    const plan = (on: string) => planFor(paused, kitchen, on);
    expect([TODAY, "2026-11-23", "2026-11-24", "2026-11-25"].map(plan)).toEqual([
      "MEAL",
      "PAUSED",
      "PAUSED",
      "MEAL",
    ]);
    const at = atLocal("2026-11-25", "00:00");
    expect(timersOf(paused)).toEqual([{ kind: "RESUME", at }]);
    const resumed = must(
      give(
        paused,
        { type: "fireTimer", timer: "RESUME" },
        { actor: cast.sweep, now: plus(at, DAY) },
      ),
    );
    expect([resumed.stage, planFor(resumed, kitchen, "2026-11-25")]).toEqual(["ACTIVE", "MEAL"]);
  });

  it("when they end after the cut-off, then today's meal still comes and the clock ends it at midnight", () => {
    const ending = must(give(subscribed(), { type: "end", kitchen }, { now: AFTER }));
    expect([ending.stage, ending.lastOn]).toEqual(["ACTIVE", TODAY]);
    expect(planFor(ending, kitchen, TODAY)).toBe("MEAL");
    expect(planFor(ending, kitchen, "2026-11-23")).toBe("NONE");
    expect(give(ending, { type: "end", kitchen }, { now: AFTER })).toBe("meal.end_asked");
    expect(timersOf(ending)).toEqual([{ kind: "END", at: atLocal("2026-11-21", "00:00") }]);
  });

  it("when they end before the cut-off, then no meal comes, and until midnight they can take it back", () => {
    const ending = must(give(subscribed(), { type: "end", kitchen }));
    expect([ending.stage, planFor(ending, kitchen, TODAY)]).toEqual(["ACTIVE", "NONE"]);
    const kept = must(give(ending, { type: "keep", kitchen }));
    expect([kept.stage, planFor(kept, kitchen, TODAY)]).toEqual(["ACTIVE", "MEAL"]);
    expect(give(kept, { type: "keep", kitchen })).toBe("meal.not_ending");
  });

  it("when they take it back after the cut-off, then today was counted without them, and tomorrow comes", () => {
    const ending = must(give(subscribed(), { type: "end", kitchen }));
    const kept = must(give(ending, { type: "keep", kitchen }, { now: AFTER }));
    expect(planFor(kept, kitchen, TODAY)).not.toBe("MEAL");
    expect(planFor(kept, kitchen, "2026-11-23")).toBe("MEAL");
  });

  it("when midnight comes, then it is over", () => {
    const ending = must(give(subscribed(), { type: "end", kitchen }));
    const ended = must(
      give(
        ending,
        { type: "fireTimer", timer: "END" },
        { actor: cast.sweep, now: atLocal("2026-11-21", "00:00") },
      ),
    );
    expect(ended.stage).toBe("ENDED");
  });

  it("when the kitchen closes on a day or opens on a holiday, then its own calendar says so", () => {
    const week = {
      ...kitchen,
      exceptions: [
        { on: "2026-11-23", isOpen: false, reason: "检修" },
        { on: "2026-11-29", isOpen: true, reason: "重阳加餐" },
      ],
    };
    expect(planFor(subscribed(), week, "2026-11-23")).toBe("NONE");
    expect([servesOn(week, "2026-11-29"), servesOn(kitchen, "2026-11-29")]).toEqual([true, false]);
    // The office rests on New Year's Day, a Friday; the kitchen does not.
    expect(servesOn(kitchen, "2027-01-01")).toBe(true);
  });

  it("when it is looked at, then by those it concerns, and by nobody of the kitchen", () => {
    const { elder, child, stranger, community, otherCommunity, head, courier } = cast;
    const seen = [elder, child, stranger, community, otherCommunity, head, courier].map((who) =>
      isVisible("", subscribed(), who),
    );
    expect(seen).toEqual([true, false, false, true, false, false, false]);
    expect(allowedActions(subscribed(), elder)).toEqual([
      "skip",
      "pause",
      "changeFood",
      "changeReach",
      "end",
    ]);
    expect(allowedActions(subscribed(), courier)).toEqual([]);
  });
});

const newFood = (allergies: string, cooks: Kitchen = kitchen, change: object = {}) => ({
  type: "changeFood" as const,
  diet: "LOW_SALT" as const,
  hasAllergies: true,
  allergies: "虾",
  sealed: { allergies: allergies as Sealed },
  kitchen: cooks,
  ...change,
});

describe("given meals that come, when the food is changed", () => {
  const TOMORROW = dateAfter(TODAY, 1);
  const dietsOf = (one: Subscription): string[] =>
    [TODAY, TOMORROW].map((on) => foodOn(one, on).diet);

  it("then before the cut-off it counts from that day, and after it from the next", () => {
    expect(dietsOf(must(give(subscribed(), newFood("v1.a"))))).toEqual(["LOW_SALT", "LOW_SALT"]);
    const late = must(give(subscribed(), newFood("v1.a"), { now: AFTER }));
    expect(dietsOf(late)).toEqual(["SOFT", "LOW_SALT"]);
  });

  it("then a second change of the same day replaces the first, and what is cooked stays", () => {
    const once = must(give(subscribed(), newFood("v1.a"), { now: AFTER }));
    const twice = newFood("v1.b", kitchen, { diet: "VEGETARIAN" });
    const both = must(give(once, twice, { now: plus(AFTER, 60_000) }));
    expect(dietsOf(both)).toEqual(["SOFT", "VEGETARIAN"]);
    expect(both.formerFoods).toHaveLength(1);
  });

  it("then after a month what was eaten before is forgotten", () => {
    const once = must(give(subscribed(), newFood("v1.a"), { now: AFTER }));
    const later = must(give(once, newFood("v1.b"), { now: plus(AFTER, 40 * DAY) }));
    expect(later.formerFoods).toHaveLength(1);
  });

  it("then allergies are answered again, and silence or a contradiction is refused", () => {
    const silent = newFood("v1.a", kitchen, { allergies: null });
    const contrary = newFood("v1.a", kitchen, { hasAllergies: false });
    expect(give(subscribed(), silent)).toBe("meal.allergies_missing");
    expect(give(subscribed(), contrary)).toBe("meal.allergies_contradict");
  });

  it("then the phones change at once, each by itself, and nothing at all is no change", () => {
    const change = { type: "changeReach" as const, phone: null, contact: null, sealed: {} };
    expect(give(subscribed(), change)).toBe("meal.reason_missing");
    expect(give(subscribed(), { ...change, phone: "x" })).toBe("meal.phone_invalid");
    const phone = "v1.new" as Sealed;
    const told = { ...change, phone: "10000007777", sealed: { phone } };
    const before = subscribed();
    expect(must(give(before, told))).toMatchObject({ phone, contact: before.contact });
  });

  it("then only who eats, who ordered or staff of the grid do it", () => {
    const { stranger, courier, community } = cast;
    expect(give(subscribed(), newFood("v1.a"), { actor: stranger })).toBe("denial");
    expect(give(subscribed(), newFood("v1.a"), { actor: courier })).toBe("denial");
    expect(dietsOf(must(give(subscribed(), newFood("v1.a"), { actor: community })))).toEqual([
      "LOW_SALT",
      "LOW_SALT",
    ]);
  });
});

describe("given any history of skips, pauses, changes and ends", () => {
  const act = fc.oneof(
    fc.record({
      type: fc.constant("skip" as const),
      ahead: fc.integer({ min: -2, max: 9 }),
      isSkipped: fc.boolean(),
    }),
    fc.record({ type: fc.constant("pause" as const), ahead: fc.integer({ min: -1, max: 9 }) }),
    fc.record({ type: fc.constant("open" as const) }),
    fc.record({ type: fc.constant("resume" as const) }),
    fc.record({ type: fc.constant("end" as const) }),
    fc.record({ type: fc.constant("food" as const), food: fc.integer({ min: 1, max: 99 }) }),
    fc.record({ type: fc.constant("sweep" as const) }),
  );
  const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), act), { maxLength: 14 });

  const toCommand = (
    one: { type: string; ahead?: number; isSkipped?: boolean; food?: number },
    today: string,
    cooks: Kitchen,
  ): SubscriptionCommand => {
    const on = dateAfter(today, one.ahead ?? 0);
    if (one.type === "skip")
      return { type: "skip", on, isSkipped: one.isSkipped ?? true, kitchen: cooks };
    if (one.type === "pause") return { type: "pause", untilOn: on, kitchen: cooks };
    if (one.type === "food") return newFood(`v1.${one.food}`, cooks);
    if (one.type === "open") return { type: "pause", untilOn: null, kitchen: cooks };
    return { type: one.type as "resume" | "end", kitchen: cooks };
  };

  it.each(["SAME_DAY", "DAY_BEFORE"] as const)(
    "when the kitchen settles %s, then a settled day never changes: what is cooked is eaten or was skipped in time",
    (cutoff) => {
      const cooks: Kitchen = { ...kitchen, cutoff };
      fc.assert(
        fc.property(history, (steps) => {
          let state = subscribed();
          let now = EARLY;
          const settled = new Map<string, string>();
          const eaten = new Map<string, Food>();
          for (const [hours, one] of steps) {
            now = plus(now, hours * 3_600_000);
            const today = now.slice(0, 10);
            // Every day that is settled by now is written down before anything is done.
            for (let i = -2; i < 3; i += 1) {
              const on = dateAfter(today, i);
              if (!isSettled(cooks, on, now) || settled.has(on)) continue;
              settled.set(on, planFor(state, cooks, on));
              eaten.set(on, foodOn(state, on));
            }
            const timer = timersOf(state)[0];
            const outcome =
              one.type !== "sweep"
                ? give(state, toCommand(one, today, cooks), { now })
                : timer
                  ? give(
                      state,
                      { type: "fireTimer", timer: timer.kind },
                      { actor: cast.sweep, now },
                    )
                  : state;
            if (typeof outcome !== "string") state = outcome;
            for (const [on, plan] of settled) {
              expect([on, planFor(state, cooks, on) === "MEAL"]).toEqual([on, plan === "MEAL"]);
            }
            for (const [on, food] of eaten) expect([on, foodOn(state, on)]).toEqual([on, food]);
            expect(isSettled(cooks, firstOpenOn(cooks, now), now)).toBe(false);
          }
        }),
        { numRuns: 300 },
      );
    },
  );
});

describe("given a day", () => {
  const at = (change: Partial<Kitchen>, now: Instant, on = TODAY) =>
    stageOn(
      { subscription: subscribed(), kitchen: { ...kitchen, ...change }, delivery: null },
      on,
      now,
    );
  const cookedAt = AFTER;

  it("when nobody touched it, then where it stands follows from the kitchen and the time", () => {
    expect(at({}, EARLY)).toBe("PLANNED");
    expect(at({}, AFTER)).toBe("CONFIRMED");
    expect(at({ progress: { on: TODAY, cookedAt, outAt: null } }, AFTER)).toBe("COOKED");
    expect(at({ progress: { on: TODAY, cookedAt, outAt: cookedAt } }, AFTER)).toBe("OUT");
    expect(at({}, AFTER, "2026-11-19")).toBe("UNRECORDED");
    expect(at({}, AFTER, "2026-11-21")).toBe("NONE");
  });
});
