import { describe, expect, it } from "vitest";
import type { Actor, AppointedRole } from "../kernel/actor.ts";
import { atLocal } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { draft, question } from "./catalogue.fixture.ts";
import { type Answer, noImpact, type Question, type ServiceDraft } from "./catalogue.ts";
import { apply, decide } from "./decide.ts";
import { answerText, checkAnswers } from "./form.ts";
import { catalogueRefusals } from "./refusal.ts";

const unitId = "unt_home" as Id<"unit">;
const someone = (role: AppointedRole, path: string | null, unit: Id<"unit"> | null): Actor => ({
  kind: "person",
  personId: "prs_1" as Id<"person">,
  displayName: "示例",
  homes: [],
  assignments: [{ id: "rol_1" as Id<"role">, role, path, unitId: unit }],
  isResident: false,
});
const community = someone("COMMUNITY", "/S/C/", null);
const about = { id: "svc_1", now: atLocal("2026-11-20", "10:00") };
const offer = (change: Parameters<typeof draft>[0], actor: Actor = community) =>
  decide(null, { type: "offer", draft: draft(change) }, { ...about, actor });

describe("given staff offer a service", () => {
  it("when it is theirs and sound, then it is offered and open", () => {
    expect(offer({})).toMatchObject({ kind: "facts", facts: [{ type: "offered" }] });
    expect(apply(null, { type: "offered", draft: draft() }, { at: about.now }).status).toBe("OPEN");
  });

  it.each([
    ["another community's", community, { path: "/S/D/" }],
    ["another unit's", someone("PROVIDER", "/S/C/", unitId), { unitId: "unt_x" as Id<"unit"> }],
    ["a resident's", { ...community, assignments: [], isResident: true } as Actor, {}],
  ])("when it is %s, then it is denied", (_what, actor, change) => {
    expect(offer(change, actor)).toEqual({ kind: "denial", code: "FORBIDDEN" });
  });

  it("when a unit offers its own, then it may", () => {
    expect(offer({ unitId }, someone("PROVIDER", "/S/C/", unitId)).kind).toBe("facts");
  });

  const occasion = {
    on: "2026-11-23",
    from: "09:00",
    to: "10:00",
    group: "",
    capacity: 5,
  } as const;
  const wrong: Record<string, [string, Parameters<typeof draft>[0]]> = {
    "a name in one language": ["text_missing", { name: { zh: "示例", en: " " } }],
    "hours out of order": [
      "hours_invalid",
      { plan: { weekly: { 1: [{ from: "10:00", to: "09:00" }] } } },
    ],
    "hours that are no time": [
      "hours_invalid",
      { plan: { weekly: { 1: [{ from: "9:00", to: "25:00" }] } } },
    ],
    "breaks off the grain": [
      "hours_invalid",
      { plan: { breaks: [{ from: "12:01", to: "13:00" }] } },
    ],
    "slots of seven minutes": ["slot_invalid", { plan: { slotMinutes: 7 } }],
    "a slot without length": ["slot_invalid", { plan: { slotMinutes: 0 } }],
    "no seats": ["capacity_invalid", { plan: { capacity: 0 } }],
    "a date twice": [
      "date_invalid",
      { plan: { exceptions: [1, 2].map(() => ({ on: "2026-11-23", hours: [], reason: "" })) } },
    ],
    "each part in its bound and too much together": [
      "draft_too_large",
      {
        form: Array.from({ length: 20 }, (_, i) =>
          question({ code: `q${i}`, label: { zh: "长".repeat(200), en: "长".repeat(2_000) } }),
        ),
      },
    ],
    "a 30 February": [
      "date_invalid",
      { plan: { exceptions: [{ on: "2026-02-30", hours: [], reason: "" }] } },
    ],
    "two groups of one name": [
      "group_invalid",
      { mode: "EVENT", plan: { occasions: [occasion, occasion] } },
    ],
    "half a minute's lead": ["rules_invalid", { rules: { leadMinutes: 0.5 } }],
    "a question twice": ["question_invalid", { form: [question(), question()] }],
    "a choice of nothing": ["question_invalid", { form: [question({ kind: "SINGLE" })] }],
    "ages the wrong way round": [
      "age_invalid",
      { eligibility: { needsHome: false, minAge: 60, maxAge: 18, roles: [] } },
    ],
    "a room for several bookings": [
      "resource_capacity",
      { resources: [{ key: "HALL", name: { zh: "大厅", en: "Hall" } }] },
    ],
  };
  it.each(Object.entries(wrong))(
    "when it has %s, then it is refused",
    (_what, [reason, change]) => {
      expect(offer(change)).toMatchObject({
        kind: "refusal",
        refusal: { code: `catalogue.${reason}` },
      });
      expect(catalogueRefusals).toHaveProperty([`catalogue.${reason}`]);
    },
  );
});

describe("given a service that is offered", () => {
  const service = apply(null, { type: "offered", draft: draft() }, { at: about.now });
  const give = (command: Parameters<typeof decide>[1]) =>
    decide(service, command, { ...about, actor: community });
  const revise = (change: Partial<ServiceDraft>) =>
    give({ type: "revise", draft: { ...draft(), ...change }, ...noImpact });

  it("when its hours change, then it is revised", () => {
    expect(revise({ venue: "新址" })).toMatchObject({ facts: [{ type: "revised" }] });
  });

  it("when place or way of giving changes, then it is refused: bookings point at them", () => {
    expect(revise({ path: "/S/C/A/" })).toMatchObject({
      refusal: { code: "catalogue.place_fixed" },
    });
    expect(revise({ mode: "FACILITY" })).toMatchObject({
      refusal: { code: "catalogue.mode_fixed" },
    });
  });

  it("when it is paused twice, then the second time is refused; resumed, it is open", () => {
    const paused = apply(service, { type: "paused" }, { at: about.now });
    expect(give({ type: "resume" })).toMatchObject({ refusal: { code: "catalogue.not_paused" } });
    const again = decide(paused, { type: "pause", ...noImpact }, { ...about, actor: community });
    expect(again).toMatchObject({ refusal: { code: "catalogue.not_open" } });
    expect(apply(paused, { type: "resumed" }, { at: about.now })).toEqual(service);
  });
});

describe("given a form of its own", () => {
  const options = ["a", "b"].map((code) => ({ code, label: { zh: `${code}项`, en: code } }));
  const form: readonly Question[] = [
    question({ code: "name" }),
    question({ code: "story", kind: "TEXT", isRequired: false }),
    question({ code: "count", kind: "NUMBER", min: 1, max: 3, isRequired: false }),
    question({ code: "when", kind: "DATE_TIME", isRequired: false }),
    question({ code: "one", kind: "SINGLE", options, isRequired: false }),
    question({ code: "many", kind: "MULTI", options, isRequired: false }),
  ];
  const name = { code: "name", values: ["王"] };

  it("when every kind is answered as it should be, then nothing is wrong", () => {
    const answers: Answer[] = [
      name,
      { code: "story", values: ["长"] },
      { code: "count", values: ["2"] },
      { code: "when", values: ["2026-11-23T01:00:00.000Z"] },
      { code: "one", values: ["a"] },
      { code: "many", values: ["a", "b"] },
    ];
    expect(checkAnswers(form, answers)).toBeNull();
  });

  it.each([
    ["nothing", "missing", "answers.name", []],
    ["blanks", "missing", "answers.name", [{ code: "name", values: ["  "] }]],
    ["too much", "too_long", "answers.name", [{ code: "name", values: ["𠮷".repeat(101)] }]],
    ["two where one is asked", "one", "answers.name", [{ code: "name", values: ["a", "b"] }]],
    ["no number", "number", "answers.count", [name, { code: "count", values: ["many"] }]],
    ["a number beyond", "range", "answers.count", [name, { code: "count", values: ["4"] }]],
    ["no time", "date_time", "answers.when", [name, { code: "when", values: ["tomorrow"] }]],
    ["no option", "option", "answers.one", [name, { code: "one", values: ["c"] }]],
    ["an option twice", "option", "answers.many", [name, { code: "many", values: ["a", "a"] }]],
    ["what was not asked", "unknown", "answers", [name, { code: "phone", values: ["1"] }]],
    ["a question twice", "twice", "answers", [name, name]],
  ])("when %s is answered, then the refusal names the question", (_what, reason, field, given) => {
    expect(checkAnswers(form, given as Answer[])).toMatchObject({
      refusal: { code: `booking.answer_${reason}`, field },
    });
  });

  it("when an answer is read, then it is in words and not in codes", () => {
    expect(answerText(form[5]!, ["a", "b"])).toEqual({ zh: "a项、b项", en: "a, b" });
  });
});
