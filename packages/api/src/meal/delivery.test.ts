import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atLocal, HOUR, type Instant, MINUTE, plus } from "../kernel/clock.ts";
import type { Delivery, DeliveryCommand } from "./delivery.ts";
import { stepDue, wakesAt } from "./delivery-clock.ts";
import { isVisible } from "./delivery-decide.ts";
import { type CheckStep, checkSteps, type Outcome } from "./labels.ts";
import { apply, decide } from "./kitchen-decide.ts";
import {
  cast,
  complaintId,
  doorOf,
  EARLY,
  give,
  kitchen,
  NOON,
  shut,
  subscribed,
  touch,
} from "./meal.fixture.ts";
import { effectsOfDoor } from "./news.ts";
import * as door from "./delivery-decide.ts";

const must = (outcome: Delivery | string): Delivery => {
  if (typeof outcome === "string") throw new Error(outcome);
  return outcome;
};
const where = (outcome: Delivery | string): string =>
  typeof outcome === "string"
    ? outcome
    : [outcome.stage, outcome.check?.step].filter(Boolean).join(" ");
const report = (step: CheckStep, outcome: Outcome): DeliveryCommand => ({
  type: "report",
  step,
  outcome,
  note: null,
});
const fire = { type: "fireTimer" } as const;

describe("given a courier at a door", () => {
  const deliver = (change = {}): DeliveryCommand => ({
    type: "deliver",
    door: doorOf(subscribed(), change),
  });
  const skipped = give(subscribed(), { type: "skip", on: "2026-11-20", isSkipped: true, kitchen });
  if (typeof skipped === "string") throw new Error(skipped);

  it.each<[string, string, DeliveryCommand, Parameters<typeof touch>[2]]>([
    ["the meal is handed over", "DELIVERED", deliver(), {}],
    ["it is not settled yet", "meal.not_settled", deliver(), { now: EARLY }],
    ["the day is over", "meal.other_day", deliver(), { now: plus(NOON, 24 * HOUR) }],
    ["the meal was skipped", "meal.none_then", { type: "deliver", door: doorOf(skipped) }, {}],
    ["a colleague of another route does it", "denial", deliver(), { actor: cast.colleague }],
    ["the community does it", "denial", deliver(), { actor: cast.community }],
    ["nobody carries meals there", "denial", deliver({ routes: [] }), {}],
  ])("when %s, then: %s", (_what, answer, command, given) => {
    expect(where(touch(null, command, given))).toBe(answer);
  });

  it("when it is marked twice, or nobody-home after handed over, then it stays handed over", () => {
    const once = must(touch(null, deliver()));
    expect(touch(once, deliver())).toBe(once);
    const unanswered = { type: "reportUnanswered", door: doorOf(), complaintId } as const;
    expect(touch(once, unanswered)).toBe("meal.not_now");
  });

  it("when it is said twice that nobody opened, then one check runs, with its first complaint id", () => {
    const first = shut();
    const again = {
      type: "reportUnanswered",
      door: doorOf(),
      complaintId: "cmp_2" as never,
    } as const;
    expect(touch(first, again, { now: plus(NOON, MINUTE) })).toBe(first);
  });

  it("when they open late, then the meal ends the check", () => {
    const late = must(touch(shut(), deliver(), { now: plus(NOON, 5 * MINUTE) }));
    expect([late.stage, wakesAt(late)]).toEqual(["DELIVERED", null]);
  });
});

describe("given a door that stayed shut", () => {
  it("when nobody ever answers, then each step has its own clock and the last is an alarm", () => {
    let state = shut();
    const seen: [string, Instant | null][] = [[where(state), wakesAt(state)]];
    for (let due = wakesAt(state); due !== null; due = wakesAt(state)) {
      expect(touch(state, fire, { actor: cast.sweep, now: plus(due, -1) })).toBe(
        "meal.timer_not_due",
      );
      state = must(touch(state, fire, { actor: cast.sweep, now: due }));
      seen.push([where(state), wakesAt(state)]);
    }
    expect(seen).toEqual([
      ["NOT_AT_HOME CALL", plus(NOON, 10 * MINUTE)],
      ["SAFE_CHECK VISIT", plus(NOON, 40 * MINUTE)],
      ["SAFE_CHECK CONTACT", plus(NOON, 55 * MINUTE)],
      ["SAFE_CHECK ALARM", null],
    ]);
    expect(touch(state, fire, { actor: cast.sweep, now: plus(NOON, HOUR) })).toBe(
      "meal.timer_not_due",
    );
  });

  it("when the courier phones twice in vain, then the micro-grid head has thirty minutes from then", () => {
    const once = must(touch(shut(), report("CALL", "NO_ANSWER"), { now: plus(NOON, 2 * MINUTE) }));
    expect([where(once), once.check?.calls]).toEqual(["NOT_AT_HOME CALL", 1]);
    const twice = must(touch(once, report("CALL", "NO_ANSWER"), { now: plus(NOON, 4 * MINUTE) }));
    expect([where(twice), wakesAt(twice)]).toEqual(["SAFE_CHECK VISIT", plus(NOON, 34 * MINUTE)]);
  });

  it("when there is no emergency contact, then the alarm follows on the visit", () => {
    const alone = { ...subscribed(), contact: null };
    const visit = must(
      touch(shut(alone), fire, { actor: cast.sweep, now: plus(NOON, 10 * MINUTE) }),
    );
    const next = touch(visit, report("VISIT", "NO_ANSWER"), {
      actor: cast.head,
      now: plus(NOON, 20 * MINUTE),
    });
    expect(where(next)).toBe("SAFE_CHECK ALARM");
  });

  it.each<[string, keyof typeof cast, CheckStep, Outcome, string]>([
    ["the courier reports for the head", "courier", "VISIT", "NO_ANSWER", "denial"],
    ["the courier meets them after all", "courier", "VISIT", "WELL", "SAFE VISIT"],
    ["the head of the micro-grid finds nobody", "head", "VISIT", "NO_ANSWER", "SAFE_CHECK CONTACT"],
    ["the head finds them well", "head", "VISIT", "WELL", "SAFE VISIT"],
    ["the head finds them on the floor", "head", "VISIT", "NEEDS_HELP", "SAFE_CHECK ALARM"],
    ["another head reports", "otherHead", "VISIT", "WELL", "denial"],
    ["the community helps out", "community", "VISIT", "NO_ANSWER", "SAFE_CHECK CONTACT"],
    ["the elder says so", "elder", "VISIT", "WELL", "SAFE VISIT"],
    ["the elder says nobody is there", "elder", "VISIT", "NO_ANSWER", "denial"],
    ["a stranger reports", "stranger", "VISIT", "WELL", "denial"],
    ["what is said is of a step that is over", "head", "CALL", "NO_ANSWER", "meal.step_passed"],
  ])("when %s at the visit, then: as it should", (_what, who, step, outcome, answer) => {
    const visit = must(touch(shut(), fire, { actor: cast.sweep, now: plus(NOON, 10 * MINUTE) }));
    expect(where(touch(visit, report(step, outcome), { actor: cast[who] }))).toBe(answer);
  });

  it.each(Object.keys(checkSteps) as CheckStep[])(
    "when they are found well at %s, then the check is over and no clock runs",
    (step) => {
      let state = shut();
      while (state.check?.step !== step)
        state = must(touch(state, fire, { actor: cast.sweep, now: wakesAt(state) ?? NOON }));
      const well = must(touch(state, report(step, "WELL"), { actor: cast.community }));
      expect([well.stage, wakesAt(well)]).toEqual(["SAFE", null]);
      expect(touch(well, report(step, "WELL"), { actor: cast.community })).toBe("meal.not_now");
    },
  );

  it("when it is looked at, then by those it concerns and the courier of the door", () => {
    const { elder, child, head, otherHead, courier, colleague, community } = cast;
    const seen = [elder, child, head, otherHead, courier, colleague, community].map((who) =>
      isVisible("", shut(), who),
    );
    expect(seen).toEqual([true, false, true, false, true, false, true]);
  });
});

describe("given any order of reports, sweeps and late meals", () => {
  const outcome = fc.constantFrom<Outcome>("WELL", "NO_ANSWER", "NEEDS_HELP");
  const step = fc.constantFrom(...(Object.keys(checkSteps) as CheckStep[]));
  const act: fc.Arbitrary<DeliveryCommand> = fc.oneof(
    fc.record({ type: fc.constant("report" as const), step, outcome, note: fc.constant(null) }),
    fc.constant(fire),
    fc.constant({ type: "deliver" as const, door: doorOf() }),
    fc.constant({
      type: "reportUnanswered" as const,
      door: doorOf(),
      complaintId: "cmp_2" as never,
    }),
  );
  const who = fc.constantFrom(...Object.values(cast));
  const order = ["CALL", "VISIT", "CONTACT", "ALARM"];

  it("when anything happens, then steps only go on, one alarm at most is raised, and its id is the first one", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), act, who)), (steps) => {
        let state = shut();
        let now = NOON;
        let alarms = 0;
        for (const [minutes, command, actor] of steps) {
          now = plus(now, minutes * MINUTE);
          const before = state;
          const decision = door.decide(before, command, { id: "msb_1#x", actor, now });
          if (decision.kind !== "facts") continue;
          for (const fact of decision.facts) state = door.apply(state, fact, { at: now });
          const raised =
            effectsOfDoor("", before, state, decision.facts, { actorId: "" }).alarms ?? [];
          alarms += raised.length;
          expect(raised.every((one) => one.complaintId === complaintId)).toBe(true);
          const [was, is] = [before, state].map((one) => order.indexOf(one.check?.step ?? ""));
          expect(is).toBeGreaterThanOrEqual(was ?? 0);
          const due = state.check && stepDue(state.check);
          expect(wakesAt(state) === null || due !== null).toBe(true);
        }
        expect(alarms).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });
});

describe("given a kitchen at work", () => {
  const mark = (state: typeof kitchen, type: "markCooked" | "markOut", now = NOON) => {
    const decision = decide(state, { type }, { id: "kit_1", actor: cast.courier, now });
    if (decision.kind === "refusal") return decision.refusal.code;
    if (decision.kind === "denial") return decision.kind;
    return decision.facts.reduce((one, fact) => apply(one, fact, { at: now }), state);
  };

  it("when steps are said twice or out of order, then what is out has been cooked, once", () => {
    const out = mark(kitchen, "markOut");
    if (typeof out === "string") throw new Error(out);
    expect(out.progress).toEqual({ on: "2026-11-20", cookedAt: NOON, outAt: NOON });
    expect(mark(out, "markCooked")).toBe(out);
    expect(mark(out, "markOut")).toBe(out);
    expect(mark(kitchen, "markCooked", EARLY)).toBe("meal.not_settled");
  });

  const revise = (change: object, now = NOON, before = kitchen) => {
    const { routes: _, progress: __, ...draft } = { ...before, ...change };
    const decision = decide(
      before,
      { type: "revise", hit: [], decision: null, draft },
      { id: "kit_1", actor: cast.community, now },
    );
    return decision.kind === "refusal" ? decision.refusal.code : decision.kind;
  };

  it("when tomorrow is settled since the evening before, then it is neither closed nor opened again", () => {
    const dayBefore = { ...kitchen, cutoff: "DAY_BEFORE" as const };
    const evening = atLocal("2026-11-20", "20:30");
    const withoutSaturday = { weekdays: [1, 2, 3, 4, 5] };
    expect(revise(withoutSaturday, NOON, dayBefore)).toBe("facts");
    expect(revise(withoutSaturday, evening, dayBefore)).toBe("meal.day_settled");
    expect(revise({ cutoff: "SAME_DAY" }, NOON, dayBefore)).toBe("facts");
    expect(revise({ cutoff: "SAME_DAY" }, evening, dayBefore)).toBe("meal.day_settled");
  });

  it("when a day that is settled is closed, then not; a later one may be", () => {
    const closed = (on: string) => ({ exceptions: [{ on, isOpen: false, reason: "检修" }] });
    expect(revise(closed("2026-11-20"))).toBe("meal.day_settled");
    expect(revise(closed("2026-11-20"), EARLY)).toBe("facts");
    expect(revise(closed("2026-11-21"))).toBe("facts");
    expect(revise({ weekdays: [1] })).toBe("meal.day_settled");
    expect(revise({ path: "/S/D/" })).toBe("meal.place_fixed");
    expect(revise({ priceFen: -1 })).toBe("meal.price_range");
  });

  it("when a route is given, then only to who carries for this unit", () => {
    const assign = (courier: typeof cast.courier | null, path = "/S/C/B/") => {
      const command = { type: "assignRoute", path, courier } as const;
      const decision = decide(kitchen, command, { id: "kit_1", actor: cast.community, now: NOON });
      return decision.kind === "refusal" ? decision.refusal.code : decision.kind;
    };
    expect(assign(cast.courier)).toBe("facts");
    expect(assign(cast.elder)).toBe("meal.courier_unknown");
    expect(assign(null)).toBe("meal.courier_unknown");
    expect(assign(cast.courier, "/S/D/")).toBe("meal.route_outside");
  });
});
