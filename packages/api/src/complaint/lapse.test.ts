import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, toMs } from "../kernel/clock.ts";
import {
  categories,
  colleague,
  cast,
  good,
  inGrid,
  MONDAY,
  nowhere,
  Story,
  steps,
} from "./complaint.fixture.ts";

/* What happens when nobody does anything: the column “on timeout” of the transition table. */

/** Fires the timers of the present step and ladder until something is no longer as it was. */
function fireUntil(story: Story, isReached: (story: Story) => boolean): Story {
  while (!isReached(story)) story.fire();
  return story;
}
const fireAll = (story: Story): Story => fireUntil(story, ({ timers }) => timers.length === 0);
const last = (story: Story) => story.lines.at(-1)?.fact;

describe("given a report that nobody accepts", () => {
  it.each([
    ["P0", categories.gas, MINUTE],
    ["P1", categories.manhole, 15 * MINUTE],
    ["P2", categories.bench, 2 * HOUR],
  ])("%s: when its time is over, then it accepts itself", (_, category, ms) => {
    const story = new Story({ category });
    const { at } = story.fire();
    expect([toMs(at) - toMs(MONDAY), story.complaint.stage]).toEqual([ms, "ACCEPTED"]);
  });

  it("when it accepts itself, then the superior has it", () => {
    const story = new Story();
    story.fire();
    expect(story.complaint.desk).toBe("/S/C/");
  });

  it("when the place is nobody's grid, then the duty officer has 15 minutes", () => {
    const story = new Story({ place: nowhere("/S/") });
    expect(toMs(story.fire().at) - toMs(MONDAY)).toBe(15 * MINUTE);
  });
});

describe("given an accepted matter that nobody dispatches", () => {
  it("when the time to dispatch is over, then it climbs one desk at a time and stops at the street", () => {
    const story = steps.accepted();
    const desks = [story.complaint.desk];
    fireUntil(story, () => last(story)?.type === "turnedYellow");
    for (const { fact } of story.lines) if (fact.type === "escalated") desks.push(fact.desk);
    expect(desks).toEqual(["/S/C/A/", "/S/C/", "/S/"]);
  });

  it("when it has come to the street, then it is said once that it is late there", () => {
    const story = fireAll(steps.accepted());
    const late = story.lines.filter(
      ({ fact }) => fact.type === "turnedYellow" && fact.clock === "STEP",
    );
    expect([late.length, story.complaint.light]).toEqual([1, "RED"]);
  });
});

describe("given an order that nobody signs for", () => {
  const unsigned = () =>
    fireUntil(steps.dispatched(), ({ complaint }) => complaint.stage === "PROCESSING");

  it("when the time to sign is over, then it is signed and the light is yellow", () => {
    expect(unsigned().complaint).toMatchObject({ stage: "PROCESSING", light: "YELLOW" });
  });

  it("when only signing was late, then the handling still turns yellow in its own time", () => {
    const story = fireAll(unsigned());
    const yellow = story.lines.flatMap(({ fact }) =>
      fact.type === "turnedYellow" ? [fact.clock] : [],
    );
    expect(yellow).toEqual(["STEP", "DISPOSAL"]);
  });
});

describe("given a return that nobody decides on", () => {
  it("when the time to decide is over, then it is refused and the unit has it", () => {
    const story = fireUntil(
      steps.returnRequested(),
      ({ complaint }) => complaint.stage === "DISPATCHED",
    );
    expect(last(story)).toEqual({ type: "returnRefused", reason: null, auto: true });
  });

  it("when meanwhile the time to sign went by, then it is signed at once", () => {
    const story = fireUntil(
      steps.returnRequested(),
      ({ complaint }) => complaint.stage === "DISPATCHED",
    );
    const { now } = story;
    story.fire();
    expect([story.complaint.stage, story.now]).toEqual(["PROCESSING", now]);
  });
});

describe("given a result that nobody verifies", () => {
  it("when the time is over, then it climbs to the street, is late there, and nothing more happens", () => {
    const story = steps.handled();
    const before = story.facts.length;
    fireAll(story);
    expect(story.facts.slice(before)).toEqual(["escalated", "escalated", "turnedYellow"]);
    expect(story.complaint).toMatchObject({ stage: "HANDLED", desk: "/S/", light: "YELLOW" });
  });
});

describe("given a reporter who does not answer", () => {
  const silent = () => fireAll(steps.verified());

  it("when it was verified, then a reminder comes after a day and the end after three", () => {
    const story = steps.verified();
    const start = toMs(story.now);
    const times = [story.fire(), story.fire()].map(({ kind, at }) => [kind, toMs(at) - start]);
    expect(times).toEqual([
      ["REMIND", DAY],
      ["DUE", 3 * DAY],
    ]);
  });

  it("when it closes by itself, then it is not evaluated and never counts as satisfied", () => {
    expect(silent().complaint).toMatchObject({
      stage: "CLOSED",
      reason: "AUTO",
      evaluation: null,
      light: "NONE",
    });
  });
});

describe("given a reopened matter that nobody dispatches", () => {
  it("when four working hours are over, then it goes to the street and is late there once", () => {
    const story = steps.reopened();
    const before = story.facts.length;
    fireAll(story);
    expect(story.facts.slice(before)).toEqual(["escalated", "turnedYellow"]);
  });

  it("when the street reviews it, then it is late there once", () => {
    const story = steps.reviewed();
    const before = story.facts.length;
    fireAll(story);
    expect(story.facts.slice(before)).toEqual(["turnedYellow"]);
  });
});

describe("given work that nobody finishes", () => {
  it("when it is red, then the street supervises it and has its desk", () => {
    const { complaint } = fireAll(steps.processing());
    expect(complaint).toMatchObject({ light: "RED", isSupervised: true, desk: "/S/" });
  });

  it("when it is done at last and fails verification, then it is not red but still supervised", () => {
    const story = fireAll(steps.processing()).do("worker", good.submitResult);
    story.do("head", good.verifyFail);
    expect(story.complaint).toMatchObject({ light: "NONE", isSupervised: true });
  });

  it("when the street has verified it and the reporter confirms, then nobody supervises it any more", () => {
    const story = fireAll(steps.processing()).do("worker", good.submitResult);
    story.do("street", good.verifyPass).do("reporter", good.solved);
    expect(story.complaint).toMatchObject({ stage: "CLOSED", isSupervised: false });
  });

  it("when the reporter is not satisfied, then it is reopened at the street", () => {
    const story = fireAll(steps.processing()).do("worker", good.submitResult);
    story.do("street", good.verifyPass).do("reporter", good.unsolved);
    expect(story.complaint).toMatchObject({ isSupervised: true, desk: "/S/" });
  });

  it("when it was to be settled on site, then red comes too", () => {
    const story = steps.accepted({ category: categories.rubbish });
    story.do("head", { type: "assignOnSite", colleague: colleague(cast.worker) });
    expect(fireAll(story).complaint.light).toBe("RED");
  });
});

describe("given a long silence", () => {
  it("when everything is fired much later, then the steps that follow begin then", () => {
    const story = new Story().wait(30 * DAY);
    story.fire();
    expect(story.complaint.clock?.startedAt).toBe(story.now);
  });

  it("when a matter nobody touches is fired to its end, then it ends", () => {
    const story = fireAll(new Story());
    expect(story.facts.length).toBeLessThan(12);
  });

  it("when a micro-grid has it, then the silence ends likewise", () => {
    expect(fireAll(steps.dispatched(inGrid("A1"))).complaint.light).toBe("RED");
  });
});
