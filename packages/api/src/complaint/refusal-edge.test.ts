import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, plus } from "../kernel/clock.ts";
import {
  type Answered,
  anonymous,
  byGuest,
  cast,
  categories,
  codeOf,
  colleague,
  good,
  HERE,
  inGrid,
  inUnit,
  lead,
  look,
  merge,
  MONDAY,
  north,
  photos,
  report,
  Story,
  steps,
  submission,
} from "./complaint.fixture.ts";

/* The refusals from another side, and the last that is still allowed. */

const long = (size: number): string => "长".repeat(size);
const lamp = { category: categories.lamp };
const rubbish = { category: categories.rubbish };
const sampled = () => steps.onSite().do("worker", { ...good.closeOnSite, draw: 0 });
const also: readonly (readonly [title: string, code: string, cause: () => Answered])[] = [
  ["2,000 rare characters are 2,000", "facts", () => report({ description: "𠮷".repeat(2_000) })],
  ["nine photos", "facts", () => report({ photos: photos(9) })],
  ["thirty reports a day", "facts", () => report({ submittedToday: 29 })],
  [
    "a hundred of guests of one network",
    "complaint.too_many_today",
    () => report({ ...byGuest, category: categories.gas, submittedToday: 100 }, "guest"),
  ],
  ["a patrol by staff", "facts", () => report({ source: "PATROL" }, "worker")],
  [
    "a guest is asked",
    "complaint.reporter_guest",
    () => new Story({ ...byGuest, category: categories.gas }).ask("street", good.askInfo),
  ],
  [
    "danger to life, at once",
    "complaint.on_site_not_allowed",
    () => new Story({ ...rubbish, level: "P0" }).ask("worker", good.handleOnSite),
  ],
  [
    "assigned, of a department",
    "complaint.on_site_not_allowed",
    () => steps.accepted(lamp).ask("head", good.assignOnSite),
  ],
  [
    "supervised, on site",
    "complaint.must_be_verified",
    () => {
      const story = steps.onSite();
      while (!story.complaint.isSupervised) story.fire();
      return story.ask("worker", good.closeOnSite);
    },
  ],
  [
    "50 m apart",
    "facts",
    () => merge(lead({ place: { ...submission().place, point: north(49.99) } })),
  ],
  [
    "51 m apart",
    "complaint.merge_not_same",
    () => merge(lead({ place: { ...submission().place, point: north(51) } })),
  ],
  ["seven days apart", "facts", () => merge(lead({ submittedAt: plus(MONDAY, -7 * DAY) }))],
  [
    "longer apart",
    "complaint.merge_not_same",
    () => merge(lead({ submittedAt: plus(MONDAY, -7 * DAY - 1) })),
  ],
  [
    "a department's work to a property company",
    "complaint.duty_mismatch",
    () =>
      steps.accepted(lamp, "street").ask("street", { ...good.dispatch, holder: inUnit("HOMES") }),
  ],
  [
    "the community to a property company",
    "facts",
    () => steps.accepted().ask("head", { ...good.dispatch, holder: inUnit("HOMES") }),
  ],
  [
    "a return given back to a grid of another place",
    "complaint.duty_mismatch",
    () => steps.returnRequested().ask("street", { type: "approveReturn", holder: inGrid("A") }),
  ],
  [
    "a return to nobody",
    "complaint.holder_unknown",
    () => steps.returnRequested().ask("street", { type: "approveReturn", holder: null }),
  ],
  [
    "a grid that is gone",
    "complaint.holder_unknown",
    () => new Story(rubbish).ask("worker", { type: "handleOnSite", teams: [] }),
  ],
  [
    "a return on the last working day",
    "facts",
    () =>
      steps
        .atRoads()
        .wait(DAY + 7 * HOUR)
        .ask("roads", good.requestReturn),
  ],
  [
    "a complex matter, on the second day",
    "facts",
    () =>
      steps
        .dispatched(inUnit("ROADS"), { category: categories.structure })
        .wait(2 * DAY)
        .ask("roads", good.requestReturn),
  ],
  [
    "passed on to nobody known",
    "complaint.not_in_team",
    () => steps.processing().ask("head", { type: "transfer", colleague: null }),
  ],
  [
    "passed on to a mere resident",
    "complaint.not_in_team",
    () =>
      steps.processing().ask("head", { type: "transfer", colleague: colleague(cast.neighbour) }),
  ],
  [
    "passed on to the superior",
    "complaint.not_in_team",
    () =>
      steps.processing().ask("head", { type: "transfer", colleague: colleague(cast.community) }),
  ],
  [
    "assigned to somebody of another grid",
    "complaint.not_in_team",
    () =>
      steps
        .accepted(rubbish)
        .ask("head", { type: "assignOnSite", colleague: colleague(cast.headOfB) }),
  ],
  [
    "passed on to who handled it before",
    "complaint.handled_before",
    () =>
      steps
        .reopened()
        .do("community", good.redispatch)
        .do("head", good.sign)
        .ask("head", { type: "transfer", colleague: colleague(cast.worker) }),
  ],
  [
    "signed for a colleague",
    "complaint.held_by_colleague",
    () =>
      steps
        .atRoads()
        .do("roads", good.sign)
        .do("roads", { type: "transfer", colleague: colleague(cast.roadsToo) })
        .ask("roads", good.sign),
  ],
  [
    "evidence 49 m away",
    "facts",
    () => steps.processing().ask("worker", { ...good.submitResult, where: { point: north(49.9) } }),
  ],
  [
    "another sign",
    "complaint.evidence_place",
    () =>
      steps.processing().ask("worker", { ...good.submitResult, where: { locationCode: "L-2" } }),
  ],
  [
    "the reporter's photo is the one from before",
    "facts",
    () =>
      new Story({ ...rubbish, photos: photos(1) })
        .do("worker", good.handleOnSite)
        .ask("worker", { ...good.closeOnSite, photos: photos(1) }),
  ],
  [
    "settled without any photo",
    "complaint.evidence_photo",
    () => steps.onSite().ask("worker", { ...good.closeOnSite, photos: [] }),
  ],
  [
    "the sample checked by who settled it",
    "complaint.verifier_is_handler",
    () =>
      new Story(rubbish)
        .do("community", good.handleOnSite)
        .do("community", { ...good.closeOnSite, draw: 0 })
        .ask("community", good.checkSample),
  ],
  [
    "the sample checked from below",
    "complaint.verifier_is_subordinate",
    () =>
      new Story(rubbish)
        .do("community", good.handleOnSite)
        .do("community", { ...good.closeOnSite, draw: 0 })
        .ask("head", good.checkSample),
  ],
  [
    "a sample that failed without a word",
    "complaint.reason_missing",
    () => sampled().ask("head", { type: "checkSample", passed: false, note: " " }),
  ],
  [
    "supervised, by the street",
    "facts",
    () => steps.supervised().do("worker", good.submitResult).ask("street", good.verifyPass),
  ],
  [
    "supervised, found wanting by the head",
    "facts",
    () => steps.supervised().do("worker", good.submitResult).ask("head", good.verifyFail),
  ],
  [
    "half a star",
    "complaint.rating_range",
    () => steps.verified().ask("reporter", { ...good.solved, rating: 4.5 }),
  ],
  [
    "no star",
    "complaint.rating_range",
    () => steps.verified().ask("reporter", { ...good.solved, rating: 0 }),
  ],
  [
    "solved, in too many words",
    "complaint.text_too_long",
    () => steps.verified().ask("reporter", { ...good.solved, comment: long(501) }),
  ],
  [
    "a suggestion without end",
    "complaint.text_too_long",
    () => steps.atRoads().ask("roads", { ...good.requestReturn, suggestion: long(501) }),
  ],
  [
    "a note without end",
    "complaint.text_too_long",
    () => steps.handled().ask("head", { type: "verifyPass", note: long(501) }),
  ],
  ["the reporter, by whoever has it", "granted", () => look(steps.dispatched(), "worker")],
  ["the reporter, by the unit that has it", "granted", () => look(steps.atRoads(), "roads")],
  [
    "the reporter, by the unit that gave it back",
    "complaint.reporter_not_needed",
    () =>
      look(
        steps.returnRequested().do("street", { type: "approveReturn", holder: inUnit("LAMPS") }),
        "roads",
      ),
  ],
  [
    "an anonymous reporter, by the superior",
    "granted",
    () => look(steps.dispatched(inGrid("A"), anonymous), "community"),
  ],
  [
    "an anonymous reporter, by a head who handled it",
    "complaint.reporter_anonymous",
    () =>
      look(
        steps
          .dispatched(inGrid("A"), anonymous)
          .do("head", good.sign)
          .do("head", good.submitResult),
        "head",
      ),
  ],
  ["the reporter, for nothing", "complaint.reason_missing", () => look(new Story(), "head", " ")],
  ["the reporter, by a neighbour", "denial", () => look(new Story(), "neighbour")],
  ["the reporter, by the reporter", "denial", () => look(new Story(), "reporter")],
  [
    "reopened on the last moment of the 15th day",
    "facts",
    () =>
      steps
        .closed()
        .wait(15 * DAY)
        .ask("reporter", good.reopen),
  ],
  [
    "accepted as nothing known",
    "complaint.category_unknown",
    () => new Story().ask("head", { type: "accept", category: "none", level: null }),
  ],
  [
    "a clock that has fired",
    "complaint.timer_not_due",
    () => {
      const story = steps.processing();
      const { clock, kind: timer } = story.fire();
      return story.ask("sweep", { type: "fireTimer", clock, timer });
    },
  ],
  [
    "a clock a moment too soon",
    "complaint.timer_not_due",
    () => {
      const story = new Story();
      const early = plus(story.timers[0]?.at ?? "", -1);
      return story.until(early).ask("sweep", { type: "fireTimer", clock: "STEP", timer: "DUE" });
    },
  ],
  [
    "a person who fires a clock",
    "denial",
    () =>
      new Story()
        .wait(30 * MINUTE)
        .ask("street", { type: "fireTimer", clock: "STEP", timer: "DUE" }),
  ],
  [
    "evidence at the very place",
    "facts",
    () => steps.processing().ask("worker", { ...good.submitResult, where: { point: HERE } }),
  ],
];

describe("given a case at the edge", () => {
  it.each(also)("%s: %s", (_, code, cause) => {
    expect(codeOf(cause())).toBe(code);
  });
});
