import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../kernel/clock.ts";
import {
  cast,
  categories,
  codeOf,
  colleague,
  good,
  inGrid,
  inUnit,
  Story,
  steps,
} from "./complaint.fixture.ts";

const held = (story: Story) => ("holder" in story.complaint ? story.complaint.holder : null);

describe("row 17: handing in the result", () => {
  it("given it was done, when a photo from the place is added, then it waits for verification", () => {
    expect(steps.handled().complaint).toMatchObject({
      stage: "HANDLED",
      clock: { step: "VERIFY" },
    });
  });

  it("given the sign of the place, when its code is scanned, then that is evidence too", () => {
    const command = { ...good.submitResult, where: { locationCode: "L-1" } };
    expect(steps.processing().ask("worker", command).kind).toBe("facts");
  });

  it("given a question in words, when it is answered in words, then no photo is asked for", () => {
    const story = steps.dispatched(inUnit("ROADS"), { category: categories.question });
    story.do("roads", good.sign);
    const command = { ...good.submitResult, photos: [], where: null };
    expect(story.ask("roads", command).kind).toBe("facts");
  });

  it("given the handler leads the desk, when the result is in, then it is verified one level up", () => {
    const story = steps.processing().do("head", good.submitResult);
    expect(story.complaint.desk).toBe("/S/C/");
  });
});

describe("rows 18 and 19: verifying", () => {
  it("given a result, when somebody else finds it good, then the reporter is asked", () => {
    expect(steps.verified().complaint).toMatchObject({
      stage: "AWAIT_CONFIRM",
      clock: { step: "CONFIRM" },
      disposal: null,
    });
  });

  it("given a result, when it does not hold up, then the same holder goes on with a new term", () => {
    const story = steps.handled().do("head", good.verifyFail);
    expect(story.complaint).toMatchObject({ stage: "PROCESSING", reworks: 1, light: "NONE" });
  });

  it.each([
    ["the handler", "worker", "complaint.verifier_is_handler"],
    ["a peer of the handler", "colleague", "facts"],
    ["the handler's superior", "head", "facts"],
  ] as const)("given a worker's result, when %s verifies, then %s → %s", (_, who, code) => {
    expect(codeOf(steps.handled().ask(who, good.verifyPass))).toBe(code);
  });

  it.each(["worker", "colleague"] as const)(
    "given the head's result, when %s of the same grid verifies, then a subordinate may not",
    (who) => {
      const story = steps.processing().do("head", good.submitResult);
      expect(codeOf(story.ask(who, good.verifyPass))).toBe("complaint.verifier_is_subordinate");
    },
  );

  it("given the community's result, when the head below it verifies, then a subordinate may not", () => {
    const story = steps.dispatched(inGrid("C")).do("community", good.sign);
    story.do("community", good.submitResult);
    expect(codeOf(story.ask("head", good.verifyFail))).toBe("complaint.verifier_is_subordinate");
  });

  it("given a department's result, when the grid worker verifies, then departments lead no grid", () => {
    const story = steps.atRoads().do("roads", good.sign).do("roads", good.submitResult);
    expect(story.ask("worker", good.verifyPass).kind).toBe("facts");
  });

  it("given it was handled by one and again by another, when the first verifies, then it is refused", () => {
    const story = steps.handled().do("head", good.verifyFail).do("colleague", good.submitResult);
    expect(codeOf(story.ask("worker", good.verifyPass))).toBe("complaint.verifier_is_handler");
  });
});

describe("rows 20 and 21: the reporter's word", () => {
  it("given it was verified, when the reporter confirms, then it is closed as solved and evaluated", () => {
    expect(steps.closed().complaint).toMatchObject({
      stage: "CLOSED",
      reason: "SOLVED",
      evaluation: { rating: 5, comment: null },
    });
  });

  it("given it was verified, when the reporter says no, then it is reopened", () => {
    const story = steps.verified().do("reporter", good.unsolved);
    expect(story.complaint).toMatchObject({ stage: "REOPENED", disputes: 1, needsReview: false });
  });

  it("given two disputes, when there is a third, then the street reviews it", () => {
    expect(steps.reviewed().complaint).toMatchObject({
      needsReview: true,
      disputes: 3,
      desk: "/S/",
    });
  });

  it("given a review, when the street explains it in writing, then it is closed as explained", () => {
    const story = steps.reviewed().do("street", good.conclude);
    expect(story.complaint).toMatchObject({
      stage: "CLOSED",
      reason: "EXPLAINED",
      explanation: "已列入改造计划",
      evaluation: null,
    });
  });
});

describe("rows 22 and 29: reopening", () => {
  it("given it was closed, when the reporter reopens it, then it goes to the holder's superior", () => {
    expect(steps.reopened().complaint).toMatchObject({
      stage: "REOPENED",
      desk: "/S/C/",
      disposal: null,
      clock: { step: "REDISPATCH" },
    });
  });

  it("given a micro-grid had it, when it is reopened, then it goes to somebody who can dispatch it", () => {
    const story = new Story({ category: categories.rubbish }).do("micro", good.handleOnSite);
    story.do("micro", good.closeOnSite).do("reporter", good.reopen);
    expect(story.complaint.desk).toBe("/S/C/");
  });

  it("given it closed by itself, when the reporter reopens it within 15 days, then it goes on", () => {
    const story = steps.verified();
    while (story.complaint.stage !== "CLOSED") story.fire();
    expect(story.wait(15 * DAY).do("reporter", good.reopen).complaint.stage).toBe("REOPENED");
  });

  it("given it was reopened, when it is dispatched again, then a new handling clock begins", () => {
    const story = steps.reopened().wait(HOUR).do("community", good.redispatch);
    expect(story.complaint.disposal?.startedAt).toBe(story.now);
  });

  it("given the same team has it again, when another person hands in the result, then that is right", () => {
    const story = steps.reopened().do("community", good.redispatch).do("worker", good.sign);
    expect([
      codeOf(story.ask("worker", good.submitResult)),
      codeOf(story.ask("colleague", good.submitResult)),
    ]).toEqual(["complaint.handled_before", "facts"]);
  });

  it("given it was settled on site, when it is reopened and done again, then it is verified this time", () => {
    const story = steps.onSite().do("worker", good.closeOnSite).do("reporter", good.reopen);
    story.do("community", good.redispatch).do("colleague", good.sign);
    story.do("colleague", good.submitResult).do("head", good.verifyPass);
    expect(story.complaint.stage).toBe("AWAIT_CONFIRM");
  });
});

describe("row 23: withdrawing", () => {
  it("given an ordinary matter, when the reporter takes it back, then it is closed without evaluation", () => {
    const story = steps.processing().do("reporter", good.withdraw);
    expect(story.complaint).toMatchObject({ reason: "WITHDRAWN", evaluation: null, clock: null });
  });

  it.each([categories.gas, categories.manhole])(
    "given the hazard %s, when its reporter would take it back, then it goes on",
    (category) => {
      const story = new Story({ category });
      expect(codeOf(story.ask("reporter", good.withdraw))).toBe("complaint.withdraw_hazard");
    },
  );
});

describe("row 24: settling on site", () => {
  const settled = (draw: number) => steps.onSite().do("worker", { ...good.closeOnSite, draw });

  it("given photos from before and after, when it is settled, then it is closed and not evaluated", () => {
    expect(settled(255).complaint).toMatchObject({
      reason: "SOLVED",
      evaluation: null,
      sample: null,
    });
  });

  it.each([
    [0, "PENDING"],
    [25, "PENDING"],
    [26, null],
    [255, null],
  ])("given the lot %i of 256, when it is settled, then its check is %s", (draw, sample) => {
    expect(settled(draw).complaint).toMatchObject({ sample });
  });

  it("given it was drawn, when the head finds it good, then it stays closed", () => {
    expect(settled(0).do("head", good.checkSample).complaint).toMatchObject({ sample: "PASSED" });
  });

  it("given it was drawn, when it does not hold up, then it is reopened", () => {
    const story = settled(0).do("head", { type: "checkSample", passed: false, note: "仍有垃圾" });
    expect(story.complaint).toMatchObject({ stage: "REOPENED", reason: "仍有垃圾" });
  });
});

describe("row 28: giving it to somebody of the team", () => {
  it.each([
    ["worker", "/S/C/A/"],
    ["micro", "/S/C/A/A1/"],
  ] as const)("given it was accepted, when %s is to settle it, then %s has it", (who, path) => {
    const story = steps.accepted({ category: categories.rubbish });
    story.do("head", { type: "assignOnSite", colleague: colleague(cast[who]) });
    expect(held(story)).toMatchObject({ path, person: { id: cast[who].personId } });
  });

  it("given danger to life that the team has accepted, when it is assigned, then it may be", () => {
    const story = new Story({ category: categories.rubbish, level: "P0" });
    story.do("head", good.accept).do("head", good.assignOnSite);
    expect(story.complaint.stage).toBe("ON_SITE");
  });
});

describe("urging", () => {
  it("given others have the next move, when the reporter urges, then it is counted", () => {
    expect(steps.processing().do("reporter", good.urge).complaint.urges).toBe(1);
  });

  it("given the reporter has the next move, when they urge, then there is nobody to hurry", () => {
    expect(codeOf(steps.verified().ask("reporter", good.urge))).toBe("complaint.not_now");
  });

  it("given it was urged, when a day has passed, then it can be urged again", () => {
    const story = steps.processing().do("reporter", good.urge).wait(DAY);
    expect(story.ask("head", good.urge).kind).toBe("facts");
  });
});
