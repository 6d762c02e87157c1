import { describe, expect, it } from "vitest";
import { DAY } from "../kernel/clock.ts";
import type { Refusal } from "../kernel/decision.ts";
import { refusalMessage } from "../refusals.ts";
import {
  type Answered,
  anonymous,
  byGuest,
  cast,
  categories,
  colleague,
  good,
  inGrid,
  inUnit,
  lead,
  look,
  merge,
  person,
  north,
  photos,
  report,
  Story,
  steps,
  submission,
} from "./complaint.fixture.ts";
import { complaintRefusals } from "./refusal.ts";

/* Every refusal there is, each brought about by what it is for. */

const long = (size: number): string => "长".repeat(size);
const lamp = { category: categories.lamp };
const rubbish = { category: categories.rubbish };
const manySupplements = () => {
  const story = steps.processing();
  for (let i = 0; i < 20; i += 1) story.do("reporter", good.supplement);
  return story;
};
/** What leads to each refusal. Those of looking places up are shown through the API. */
const causes: Record<string, () => Answered> = {
  "complaint.not_now": () => steps.accepted().ask("head", good.accept),
  "complaint.text_missing": () => report({ description: " \n " }),
  "complaint.text_too_long": () => report({ description: long(2_001) }),
  "complaint.reason_missing": () =>
    steps.verified().ask("reporter", { ...good.unsolved, comment: " " }),
  "complaint.too_many_photos": () => report({ photos: photos(10) }),
  "complaint.too_many_photos_in_all": () => {
    const more = { ...good.supplement, photos: photos(9) };
    const story = new Story({ photos: photos(9) }).do("reporter", more).do("reporter", more);
    return story.ask("reporter", { ...good.supplement, photos: photos(1) });
  },
  "complaint.category_unknown": () => report({ category: "none" }),
  "complaint.source_staff_only": () => report({ source: "PATROL" }),
  "complaint.too_many_today": () => report({ submittedToday: 30 }),
  "complaint.guest_only_urgent": () => report(byGuest, "guest"),
  "complaint.already_asked": () =>
    new Story().do("head", good.askInfo).do("reporter", good.supplement).ask("head", good.askInfo),
  "complaint.answer_not_due": () =>
    new Story().ask("community", { ...good.reject, reason: "NO_ANSWER" }),
  "complaint.too_many_supplements": () => manySupplements().ask("reporter", good.supplement),
  "complaint.on_site_not_allowed": () => new Story(lamp).ask("worker", good.handleOnSite),
  "complaint.must_be_verified": () =>
    new Story({ ...rubbish, level: "P0" })
      .do("head", good.accept)
      .do("head", good.assignOnSite)
      .ask("worker", good.closeOnSite),
  "complaint.merge_target_unknown": () => merge(null),
  "complaint.merge_itself": () =>
    merge({ ...lead(), id: "cmp_00000000000000000000000001" as never }),
  "complaint.merge_target_ended": () => merge({ ...lead(), complaint: steps.closed().complaint }),
  "complaint.merge_not_same": () => merge(lead({ category: categories.noise })),
  "complaint.merge_less_urgent": () =>
    new Story({ level: "P0" }).ask("head", { type: "merge", into: lead() }),
  "complaint.merge_too_many": () =>
    merge(
      lead({
        merged: Array.from({ length: 200 }, () => ({
          id: "cmp_x" as never,
          number: "",
          reporterId: null,
        })),
      }),
    ),
  "complaint.unmerge_too_late": () =>
    new Story()
      .do("head", { type: "merge", into: lead() })
      .wait(16 * DAY)
      .ask("head", { type: "unmerge", reason: "另一件", lead: null }),
  "complaint.own": () =>
    new Story({ reporter: { ...submission().reporter, personId: cast.head.personId } }).ask(
      "head",
      good.accept,
    ),
  "complaint.own_must_be_verified": () =>
    new Story({
      ...rubbish,
      reporter: { ...submission().reporter, personId: cast.worker.personId },
    })
      .do("worker", good.handleOnSite)
      .ask("worker", good.closeOnSite),
  "complaint.own_return": () => {
    const both = person("道路兼街道", ["DEPT_HANDLER", "ROADS"], ["STREET", "S"]);
    return steps.atRoads().do(both, good.requestReturn).ask(both, good.refuseReturn);
  },
  "complaint.duty_mismatch": () => steps.accepted(lamp, "street").ask("street", good.dispatch),
  "complaint.holder_unknown": () =>
    steps.accepted().ask("head", { ...good.dispatch, holder: null }),
  "complaint.street_does_not_handle": () =>
    steps.accepted().ask("street", { ...good.dispatch, holder: inGrid("S") }),
  "complaint.grid_elsewhere": () =>
    steps.accepted().ask("community", { ...good.dispatch, holder: inGrid("B") }),
  "complaint.unit_elsewhere": () =>
    steps
      .accepted()
      .ask("community", { ...good.dispatch, holder: { ...inUnit("HOMES"), path: "/S/C/B/" } }),
  "complaint.department_needs_street": () =>
    steps.accepted().ask("community", { ...good.dispatch, holder: inUnit("ROADS") }),
  "complaint.same_holder": () =>
    steps.returnRequested().ask("street", { type: "approveReturn", holder: inUnit("ROADS") }),
  "complaint.not_in_team": () =>
    steps.processing().ask("head", { type: "transfer", colleague: colleague(cast.headOfB) }),
  "complaint.held_by_colleague": () => steps.onSite().ask("colleague", good.closeOnSite),
  "complaint.handled_before": () =>
    steps
      .reopened()
      .do("community", good.redispatch)
      .do("worker", good.sign)
      .ask("worker", good.submitResult),
  "complaint.not_in_your_hands": () => steps.dispatched(inGrid("C")).ask("worker", good.escalate),
  "complaint.suggestion_missing": () =>
    steps.atRoads().ask("roads", { ...good.requestReturn, suggestion: "" }),
  "complaint.return_too_late": () =>
    steps
      .atRoads()
      .wait(2 * DAY)
      .ask("roads", good.requestReturn),
  "complaint.return_signed": () =>
    steps
      .atRoads()
      .do("roads", good.sign)
      .do("roads", { type: "transfer", colleague: colleague(cast.roadsToo) })
      .ask("roadsToo", good.requestReturn),
  "complaint.returned_before": () =>
    steps.returnRequested().do("street", good.refuseReturn).ask("roads", good.requestReturn),
  "complaint.return_impossible": () =>
    steps
      .returnRequested()
      .do("street", { type: "approveReturn", holder: inUnit("LAMPS") })
      .do("lamps", good.requestReturn)
      .do("street", { type: "approveReturn", holder: inUnit("TREES") })
      .ask("trees", good.requestReturn),
  "complaint.top_level": () => steps.accepted(lamp, "street").ask("community", good.escalate),
  "complaint.evidence_photo": () =>
    steps.processing().ask("worker", { ...good.submitResult, photos: [] }),
  "complaint.evidence_before": () =>
    steps.onSite().ask("worker", { ...good.closeOnSite, photos: photos(1) }),
  "complaint.evidence_place": () =>
    steps.processing().ask("worker", { ...good.submitResult, where: null }),
  "complaint.evidence_too_far": () =>
    steps.processing().ask("worker", { ...good.submitResult, where: { point: north(50.2) } }),
  "complaint.verifier_is_handler": () => steps.handled().ask("worker", good.verifyPass),
  "complaint.verifier_is_subordinate": () =>
    steps.processing().do("head", good.submitResult).ask("worker", good.verifyPass),
  "complaint.supervised": () =>
    steps.supervised().do("worker", good.submitResult).ask("community", good.verifyPass),
  "complaint.rating_range": () => steps.verified().ask("reporter", { ...good.solved, rating: 6 }),
  "complaint.reopen_too_late": () =>
    steps
      .closed()
      .wait(15 * DAY + 1)
      .ask("reporter", good.reopen),
  "complaint.reopen_withdrawn": () =>
    new Story().do("reporter", good.withdraw).ask("reporter", good.reopen),
  "complaint.reopen_explained": () =>
    steps.reviewed().do("street", good.conclude).ask("reporter", good.reopen),
  "complaint.under_review": () => steps.reviewed().ask("street", good.redispatch),
  "complaint.not_under_review": () => steps.reopened().ask("street", good.conclude),
  "complaint.withdraw_hazard": () =>
    new Story({ category: categories.manhole }).ask("reporter", good.withdraw),
  "complaint.urged_recently": () =>
    steps
      .processing()
      .do("reporter", good.urge)
      .wait(DAY - 1)
      .ask("reporter", good.urge),
  "complaint.not_sampled": () => steps.closed().ask("head", good.checkSample),
  "complaint.timer_not_due": () =>
    new Story().ask("sweep", { type: "fireTimer", clock: "STEP", timer: "DUE" }),
  "complaint.reporter_anonymous": () => look(steps.dispatched(inGrid("A"), anonymous), "worker"),
  "complaint.reporter_guest": () =>
    look(new Story({ ...byGuest, category: categories.gas }), "head"),
  "complaint.reporter_not_needed": () => look(steps.atRoads(), "worker"),
};
const lookedUp = ["complaint.place_missing", "complaint.place_unknown"];

const refusalIn = (decision: Answered): Refusal =>
  decision.kind === "refusal" ? decision.refusal : { code: decision.kind };

describe("given what it is for", () => {
  it.each(Object.entries(causes))("then the answer is %s", (code, cause) => {
    expect(refusalIn(cause()).code).toBe(code);
  });

  it.each(["zh", "en"] as const)("then every text is filled in, %s", async (language) => {
    const texts = await Promise.all(
      Object.values(causes).map((cause) => refusalMessage(refusalIn(cause()), language)),
    );
    expect(texts.filter((text) => text.includes("{"))).toEqual([]);
  });

  it("then there is no refusal that nothing leads to, and none without words", () => {
    const led = [...Object.keys(causes), ...lookedUp].sort();
    expect(led).toEqual(Object.keys(complaintRefusals).sort());
  });
});
