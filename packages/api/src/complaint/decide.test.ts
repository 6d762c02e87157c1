import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "../kernel/clock.ts";
import {
  asGuest,
  cast,
  categories,
  codeOf,
  colleague,
  good,
  ID,
  inGrid,
  inUnit,
  lead,
  MONDAY,
  nowhere,
  photos,
  Story,
  steps,
  submission,
  team,
} from "./complaint.fixture.ts";
import { decide } from "./decide.ts";
import { isVisible } from "./guard.ts";

const held = (story: Story) => ("holder" in story.complaint ? story.complaint.holder : null);

describe("row 1: reporting", () => {
  it("given nothing yet, when a resident reports, then it is submitted on the desk of its grid", () => {
    const { complaint } = new Story();
    expect([complaint.stage, complaint.desk]).toEqual(["SUBMITTED", "/S/C/A/"]);
  });

  it("given work of a department, when it is reported, then it is on the desk of the street", () => {
    expect(new Story({ category: categories.lamp }).complaint.desk).toBe("/S/");
  });

  it.each([categories.gas, categories.manhole, categories.question])(
    "given nobody signed in, when %s is reported, then it is submitted",
    (category) => {
      const reporter = { ...submission().reporter, ...asGuest };
      expect(new Story({ category, reporter }).complaint.stage).toBe("SUBMITTED");
    },
  );

  it.each(["classify", "accept"] as const)(
    "given any report, when %s finds that it is about staff, then it is the street's from then on",
    (type) => {
      const category = "governance.staff_complaint";
      const { complaint } = new Story().do("head", { type, category, level: null });
      expect(complaint).toMatchObject({ desk: "/S/", place: { path: "/S/" } });
      expect(isVisible(ID, complaint, cast.head)).toBe(false);
    },
  );

  it("given a complaint, when it is submitted once more, then it is denied", () => {
    expect(new Story().ask("reporter", submission()).kind).toBe("denial");
  });

  it("given no complaint, when anything else is asked, then there is none", () => {
    const context = { id: ID, actor: cast.head, now: MONDAY };
    expect(decide(null, good.accept, context)).toEqual({ kind: "denial", code: "NOT_FOUND" });
  });
});

describe("row 2: handling on site at once", () => {
  it.each([
    ["micro", "/S/C/A/A1/"],
    ["worker", "/S/C/A/"],
    ["community", "/S/C/"],
  ] as const)("given it may be, when %s takes it, then %s has it, by name", (who, path) => {
    const story = new Story({ category: categories.rubbish }).do(who, good.handleOnSite);
    expect(held(story)).toMatchObject({ path, person: { id: cast[who].personId } });
  });

  it("given it was not accepted before, when it is taken, then the handling clock begins", () => {
    const { disposal, clock, acceptedAt } = steps.onSite().complaint;
    expect([disposal?.step, clock, acceptedAt]).toEqual(["DISPOSE", null, steps.onSite().now]);
  });
});

describe("row 3: accepting", () => {
  it("given a report, when the head accepts it, then level and deadlines are fixed", () => {
    const { complaint } = steps.accepted();
    expect([complaint.stage, complaint.clock?.step, complaint.disposal?.step]).toEqual([
      "ACCEPTED",
      "DISPATCH",
      "DISPOSE",
    ]);
  });

  it("given the wrong category, when it is accepted with another, then the desk follows it", () => {
    const story = new Story();
    story.do("head", { type: "accept", category: categories.lamp, level: null });
    expect(story.complaint).toMatchObject({ category: categories.lamp, level: "P2", desk: "/S/" });
  });

  it("given a nuisance that is dangerous, when it is accepted as P1, then only the level changes", () => {
    const story = new Story().do("head", { type: "accept", category: null, level: "P1" });
    expect(story.complaint).toMatchObject({ category: categories.bench, level: "P1" });
  });

  it("given a report, when a grid worker corrects the category, then the time to accept is the new one", () => {
    const story = new Story({ category: categories.question });
    story.do("worker", { type: "classify", category: categories.fireLane, level: null });
    expect(story.complaint.clock?.term).toEqual({ unit: "MINUTE", amount: 15 });
  });
});

describe("rows 4 and 26: asking the reporter once", () => {
  const asked = () => new Story().wait(30 * MINUTE).do("head", good.askInfo);

  it("given a report, when more is needed, then the reporter is asked and everything waits", () => {
    expect(asked().complaint).toMatchObject({ stage: "NEEDS_INFO", clock: { step: "INFO" } });
  });

  it("given a question, when the reporter answers, then it is submitted again", () => {
    const story = asked()
      .wait(HOUR)
      .do("reporter", { ...good.supplement, photos: photos(2) });
    expect(story.complaint).toMatchObject({ stage: "SUBMITTED", infoLapsed: false });
    expect(story.complaint.photos).toHaveLength(2);
  });

  it("given no question, when the reporter adds something, then the stage stays", () => {
    const story = steps.processing().do("reporter", good.supplement);
    expect([story.complaint.stage, story.complaint.supplements]).toEqual(["PROCESSING", 1]);
  });

  it("given an answer that never came, when it is rejected for that, then it is", () => {
    const story = asked();
    story.fire();
    story.do("community", { type: "reject", reason: "NO_ANSWER", text: "缺少地点" });
    expect(story.complaint.stage).toBe("REJECTED");
  });
});

describe("row 5: not accepting", () => {
  it("given a report, when the community rejects it, then it has ended with reason and words", () => {
    const { complaint } = new Story().do("community", good.reject);
    expect(complaint).toMatchObject({
      stage: "REJECTED",
      reason: "OUTSIDE_CATALOGUE",
      text: "感谢反映",
      clock: null,
    });
  });
});

describe("row 6: merging", () => {
  it.each(["SUBMITTED", "ACCEPTED"] as const)(
    "given a duplicate that is %s, when it is merged, then it names the one that leads on",
    (stage) => {
      const story = stage === "ACCEPTED" ? steps.accepted() : new Story();
      story.do("head", { type: "merge", into: lead() });
      expect(story.complaint).toMatchObject({ stage: "MERGED", intoNumber: "S2", clock: null });
    },
  );

  it("given a late one, when it is merged, then it is late no more", () => {
    const story = steps.accepted();
    while (story.complaint.light === "NONE") story.fire();
    story.do("head", {
      type: "merge",
      into: { ...lead(), complaint: new Story({}, story.now).complaint },
    });
    expect(story.complaint.light).toBe("NONE");
  });
});

describe("row 7: dispatching", () => {
  it("given the community's work, when the head dispatches it to the grid, then the grid must sign", () => {
    const { complaint } = steps.accepted().do("head", good.dispatch);
    expect(complaint).toMatchObject({ stage: "DISPATCHED", clock: { step: "SIGN" } });
  });

  it("given a department's work, when the street dispatches it there, then the department has it", () => {
    const story = steps.atRoads();
    expect([held(story)?.name, story.complaint.unitIds]).toEqual(["道路部门", ["unt_roads"]]);
  });

  it("given two posts, when a department is chosen, then it is recorded under the street's authority", () => {
    const both = {
      ...cast.street,
      assignments: [...cast.head.assignments, ...cast.street.assignments],
    };
    const story = steps.accepted({ category: categories.lamp }, "street");
    const decision = story.ask(both, { ...good.dispatch, holder: inUnit("ROADS") });
    expect(decision).toMatchObject({ kind: "facts", as: { role: "STREET" } });
  });

  it("given it was accepted, when it is dispatched, then its handling clock goes on", () => {
    const before = steps.accepted();
    const { disposal } = before.complaint;
    expect(before.wait(HOUR).do("head", good.dispatch).complaint.disposal).toEqual(disposal);
  });

  it("given a place known by the community only, when it goes to one of its grids, then the place is there", () => {
    const place = { ...nowhere("/S/C/"), gridId: team("C").gridId, gridName: "C号" };
    const story = new Story({ place }).do("community", good.accept).do("community", good.dispatch);
    expect(story.complaint.place).toMatchObject({ path: "/S/C/A/", gridName: "A号" });
  });
});

describe("row 9: signing", () => {
  it("given it was dispatched, when the receiver signs, then it is being handled", () => {
    expect(steps.processing().complaint).toMatchObject({ stage: "PROCESSING", clock: null });
  });

  it.each(["lamps", "headOfB", "street", "reporter"] as const)(
    "given it is at the department of roads, when %s would sign, then it is denied",
    (who) => {
      expect(steps.atRoads().ask(who, good.sign).kind).toBe("denial");
    },
  );
});

describe("rows 10 and 11: returning", () => {
  it("given a wrong unit, when it asks for a return, then the street decides and signing is not paused", () => {
    const story = steps.atRoads();
    const { clock } = story.complaint;
    story.wait(HOUR).do("roads", good.requestReturn);
    expect(story.complaint).toMatchObject({ stage: "RETURN_REQUESTED", signClock: clock });
  });

  it("given a request, when the street approves it, then another unit has it and the deadline stays", () => {
    const story = steps.returnRequested();
    const { disposal } = story.complaint;
    story.do("street", { type: "approveReturn", holder: inUnit("LAMPS") });
    expect([story.complaint.stage, held(story)?.name, story.complaint.disposal]).toEqual([
      "DISPATCHED",
      "路灯部门",
      disposal,
    ]);
  });

  it("given a request, when the street refuses it, then the unit must sign by the same time as before", () => {
    const story = steps.atRoads();
    const { clock } = story.complaint;
    story.wait(HOUR).do("roads", good.requestReturn).wait(HOUR).do("street", good.refuseReturn);
    expect(story.complaint).toMatchObject({ stage: "DISPATCHED", clock });
  });

  it("given two returns, when the second is approved, then the street has named the holder", () => {
    const story = steps
      .returnRequested()
      .do("street", { type: "approveReturn", holder: inUnit("LAMPS") });
    story.do("lamps", good.requestReturn);
    story.do("street", { type: "approveReturn", holder: inUnit("TREES") });
    expect(story.complaint.isDesignated).toBe(true);
    expect(codeOf(story.ask("trees", good.requestReturn))).toBe("complaint.return_impossible");
  });

  it("given two refused returns, when a third is asked for, then it is impossible", () => {
    const story = steps
      .returnRequested()
      .do("street", { type: "approveReturn", holder: inUnit("LAMPS") });
    story.do("lamps", good.requestReturn).do("street", good.refuseReturn);
    expect(codeOf(story.ask("lamps", good.requestReturn))).toBe("complaint.return_impossible");
  });
});

describe("row 12: passing on inside the unit", () => {
  const passed = () =>
    steps
      .atRoads()
      .do("roads", good.sign)
      .do("roads", { type: "transfer", colleague: colleague(cast.roadsToo) });

  it("given it is signed, when it is passed on, then the colleague must sign", () => {
    const story = passed();
    expect([story.complaint.stage, held(story)]).toMatchObject([
      "DISPATCHED",
      { name: "道路部门", person: { name: "道路经办二" } },
    ]);
  });

  it("given it was passed on twice, when the holder is named, then it is the unit and the last person", () => {
    const story = passed().do("roadsToo", good.sign);
    story.do("roadsToo", { type: "transfer", colleague: colleague(cast.roads) });
    expect(held(story)).toMatchObject({ name: "道路部门", person: { name: "道路经办" } });
  });

  it("given a colleague has it, when the lead hands in the result, then the lead may", () => {
    const story = passed().do("roadsLead", good.sign).do("roadsLead", good.submitResult);
    expect(story.complaint.stage).toBe("HANDLED");
  });
});

describe("row 16: moving up", () => {
  it.each([
    ["micro", "A1", "/S/C/A/"],
    ["worker", "A", "/S/C/"],
    ["community", "C", "/S/"],
  ] as const)(
    "given %s has it, when it is moved up, then it goes one level up",
    (who, grid, desk) => {
      const story = steps.dispatched(inGrid(grid)).do(who, good.escalate);
      expect(story.complaint).toMatchObject({
        stage: "ACCEPTED",
        desk,
        clock: { step: "DISPATCH" },
      });
    },
  );

  it("given nobody has it, when the desk moves it up, then its step begins anew there", () => {
    const story = new Story().wait(HOUR).do("head", good.escalate);
    expect(story.complaint).toMatchObject({
      stage: "SUBMITTED",
      desk: "/S/C/",
      clock: { step: "ACCEPT", startedAt: story.now },
    });
  });

  it("given the street supervises it, when a grid moves it up, then it does not sink to the community", () => {
    const story = steps.processing();
    while (!story.complaint.isSupervised) story.fire();
    expect(story.do("worker", good.escalate).complaint.desk).toBe("/S/");
  });
});

describe("a place in nobody's grid", () => {
  it("given a street, when it is reported, then the duty officer assigns it to a grid by hand", () => {
    const story = new Story({ place: nowhere("/S/") });
    story.do("street", good.accept).do("street", { ...good.dispatch, holder: inGrid("B") });
    expect(story.complaint.place).toMatchObject({ path: "/S/C/B/", gridName: "B号" });
    expect(story.ask("headOfB", good.sign).kind).toBe("facts");
  });

  it("given no division at all, when it is reported, then it waits for its clocks and can be withdrawn", () => {
    const story = new Story({ place: nowhere("/") });
    expect(story.complaint.desk).toBe("/");
    while (story.timers.length > 0) story.fire();
    expect(story.complaint).toMatchObject({ stage: "ACCEPTED", light: "RED", desk: "/" });
    expect(story.do("reporter", good.withdraw).complaint.stage).toBe("CLOSED");
  });
});
