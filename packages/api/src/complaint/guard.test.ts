import { describe, expect, it } from "vitest";
import { access, type Rule } from "../kernel/access.ts";
import { type Actor, type Role, roles } from "../kernel/actor.ts";
import { HOUR } from "../kernel/clock.ts";
import {
  anonymous,
  cast,
  categories,
  type GridName,
  good,
  inGrid,
  inUnit,
  person,
  Story,
  steps,
  submission,
  type UnitName,
} from "./complaint.fixture.ts";
import { type Complaint, type TransitionName, transitions } from "./complaint.ts";
import { allowedActions, isVisible, permitted } from "./guard.ts";

const commands = Object.keys(transitions) as TransitionName[];

type Where = GridName | UnitName;

/** Somebody in this role there, who acts in no other; a resident when nobody is appointed to the role. */
function actorIn(role: Role, where: Where): Actor {
  if (role === "GUEST") return cast.guest;
  if (role === "SYSTEM") return cast.sweep;
  if (role === "RESIDENT") return cast.neighbour;
  return { ...person("somebody", [role, where]), isResident: false };
}

const reachOf = (command: TransitionName, role: Role): string => {
  const rule = (access[transitions[command].action] as Partial<Record<Role, Rule>>)[role];
  return rule === undefined ? "none" : typeof rule === "string" ? rule : rule.reach;
};

/** What the matrix says of somebody over the place and in the unit that has it, who did not report it. */
function expected(command: TransitionName, role: Role, holder: "GRID" | "UNIT"): boolean {
  const { on } = transitions[command];
  switch (reachOf(command, role)) {
    case "any":
      return true;
    case "subtree":
      return on === "place" || (on === "holder" && holder === "GRID");
    case "department":
      return on === "holder" && holder === "UNIT";
    default:
      return false;
  }
}

const atGrid = steps.dispatched().complaint;
const atUnit = steps.atRoads().complaint;

describe.each(commands)("given the command %s", (command) => {
  it.each(roles)("when %s of the place or the unit gives it, then the matrix decides", (role) => {
    const where: Where = role.startsWith("DEPT") ? "ROADS" : "C";
    const found = [
      permitted(atGrid, command, actorIn(role, where)) !== null,
      permitted(atUnit, command, actorIn(role, "ROADS")) !== null,
    ];
    // In a unit that serves the whole street, the posts of the grid tree reach the place as well.
    const reaches = (holder: "GRID" | "UNIT") => expected(command, role, holder);
    expect(found).toEqual([
      role.startsWith("DEPT")
        ? reaches("GRID") && transitions[command].on === "place"
        : reaches("GRID"),
      reaches("UNIT"),
    ]);
  });

  it.each(roles)("when %s of another place or unit gives it, then it is denied", (role) => {
    const elsewhere = [
      permitted(atGrid, command, actorIn(role, "B")),
      permitted(atUnit, command, actorIn(role, "LAMPS")),
    ].map((as) => as !== null);
    const everywhere = reachOf(command, role) === "any";
    // The post of a unit that serves the whole street is a post over the place, for a role of the grid tree.
    const overStreet = reachOf(command, role) === "subtree" && transitions[command].on === "place";
    expect(elsewhere).toEqual([everywhere, everywhere || overStreet]);
  });

  it("when the reporter gives it, then it is theirs only if it is for residents", () => {
    const isOwn = reachOf(command, "RESIDENT") === "own";
    expect(permitted(atGrid, command, cast.reporter) !== null).toBe(isOwn);
  });
});

describe("given the buttons of a complaint", () => {
  it.each([
    ["reporter", new Story(), ["supplement", "urge", "withdraw"]],
    ["neighbour", new Story(), []],
    ["guest", new Story(), []],
    ["micro", new Story(), []],
    ["worker", new Story(), ["classify", "escalate", "locate"]],
    ["micro", new Story({ category: categories.rubbish }), ["handleOnSite"]],
    ["head", new Story(), ["accept", "askInfo", "classify", "escalate", "locate", "merge", "urge"]],
    ["street", new Story(), ["accept", "askInfo", "classify", "locate", "merge", "reject", "urge"]],
    ["roads", steps.atRoads(), ["requestReturn", "sign"]],
    ["worker", steps.handled(), []],
    ["head", steps.handled(), ["urge", "verifyFail", "verifyPass"]],
    ["reporter", steps.verified(), ["confirm", "supplement", "withdraw"]],
    ["reporter", steps.closed(), ["reopen"]],
    ["street", steps.reviewed(), ["conclude", "urge"]],
  ] as const)("when %s looks, then these and no others are there", (who, story, buttons) => {
    expect(allowedActions(story.complaint, cast[who], story.now).sort()).toEqual(buttons);
  });

  it("when the clock is the only one who may, then there is no button for it", () => {
    const story = new Story().wait(100 * HOUR);
    expect(allowedActions(story.complaint, cast.sweep, story.now)).toEqual([]);
  });
});

describe("given somebody with two posts", () => {
  const both = (...posts: Parameters<typeof person>[1][]) => person("两岗", ...posts);

  it("when one of them may not verify, then the other one may", () => {
    const story = steps.processing().do("head", good.submitResult);
    const actor = both(["GRID_WORKER", "A"], ["COMMUNITY", "C"]);
    expect(story.ask(actor, good.verifyPass)).toMatchObject({ as: { role: "COMMUNITY" } });
  });

  it("when one of them leads, then a colleague's matter is open to it", () => {
    const story = steps.onSite();
    const actor = both(["GRID_WORKER", "A"], ["GRID_HEAD", "A"]);
    expect(story.ask(actor, good.closeOnSite)).toMatchObject({ as: { role: "GRID_HEAD" } });
  });

  it("when none of them may, then the first reason is told", () => {
    const actor = both(["GRID_WORKER", "A"], ["MICRO_HEAD", "A1"]);
    const answer = steps.processing().do("head", good.submitResult).ask(actor, good.verifyPass);
    expect(answer).toMatchObject({ refusal: { code: "complaint.verifier_is_subordinate" } });
  });
});

describe("given a complaint, when somebody asks for it", () => {
  const sees = (complaint: Complaint, who: Actor) => isVisible("", complaint, who);

  it.each([
    ["reporter", true],
    ["micro", true],
    ["street", true],
    ["roads", true],
    ["neighbour", false],
    ["guest", false],
    ["headOfB", false],
    ["lamps", false],
    ["sweep", true],
  ] as const)("%s → %s", (who, isSeen) => {
    expect(sees(atUnit, cast[who])).toBe(isSeen);
  });

  it("then a unit that gave it back still sees it", () => {
    const story = steps.returnRequested();
    story.do("street", { type: "approveReturn", holder: inUnit("LAMPS") });
    expect(sees(story.complaint, cast.roads)).toBe(true);
  });

  it("then a grid it was once dispatched to sees it by its place alone", () => {
    const story = steps.dispatched(inGrid("C"), anonymous);
    expect(sees(story.complaint, cast.head)).toBe(true);
  });

  it("then a reporter who acts in a post elsewhere does not", () => {
    const actor = { ...person("谷雨", ["GRID_HEAD", "B"]), isResident: false };
    expect(sees(new Story(submission()).complaint, actor)).toBe(false);
  });
});
