import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Actor, actorId } from "../kernel/actor.ts";
import { DAY, HOUR } from "../kernel/clock.ts";
import { apply } from "./apply.ts";
import {
  byGuest,
  cast,
  categories,
  colleague,
  good,
  inGrid,
  inUnit,
  lead,
  nowhere,
  photos,
  Story,
  steps,
  asGuest,
  submission,
  placeIn,
} from "./complaint.fixture.ts";
import {
  type Complaint,
  type ComplaintCommand,
  type ComplaintFact,
  type Result,
  type TransitionName,
  transitions,
} from "./complaint.ts";
import { allowedActions } from "./guard.ts";
import { type Entry, factTypes, ofFact, ofState, violations } from "./invariants.fixture.ts";
import { stages } from "./labels.ts";

/* Whatever people and clocks do in whatever order, these things stay true. */

const actors: readonly Actor[] = Object.values(cast);

const merged = () => new Story().do("head", { type: "merge", into: lead() });
const solvedLead: ComplaintCommand = {
  type: "followLead",
  lead: lead({ ...steps.closed().complaint, reporter: { ...submission().reporter, ...asGuest } }),
};
const rejectedLead = lead(new Story().do("community", good.reject).complaint);

/** What is written about the lead belongs to no story of one complaint. */
const ofTheLead: readonly string[] = ["joined", "mergedSupplemented", "left"];

/** Arguments for every command, right ones and wrong ones; a number picks among them. */
const choices: { [Name in TransitionName]: readonly ComplaintCommand[] } = {
  classify: [good.classify, { ...good.classify, category: categories.lamp, level: "P1" }],
  locate: (["A1", "A", "C"] as const).map((grid) => ({ type: "locate", place: placeIn(grid) })),
  accept: [good.accept, good.accept, { type: "accept", category: "none", level: null }],
  askInfo: [good.askInfo, { type: "askInfo", question: "" }],
  supplement: [good.supplement, { ...good.supplement, photos: photos(9) }],
  reject: [good.reject, { ...good.reject, reason: "NO_ANSWER" }],
  merge: [
    { type: "merge", into: null },
    { type: "merge", into: lead() },
  ],
  unmerge: [{ type: "unmerge", reason: "不是同一件", lead: null }],
  followLead: [
    { type: "followLead", lead: lead() },
    solvedLead,
    { type: "followLead", lead: rejectedLead },
  ],
  handleOnSite: [good.handleOnSite],
  assignOnSite: [good.assignOnSite, { type: "assignOnSite", colleague: colleague(cast.colleague) }],
  closeOnSite: [
    good.closeOnSite,
    { ...good.closeOnSite, draw: 0 },
    { ...good.closeOnSite, photos: [] },
  ],
  checkSample: [good.checkSample, { type: "checkSample", passed: false, note: "未清" }],
  dispatch: (["A1", "A", "C", "S"] as const)
    .map(inGrid)
    .concat(inUnit("ROADS"), inUnit("ROADS"), inUnit("HOMES"))
    .map((holder) => ({ type: "dispatch", holder, note: null })),
  sign: [good.sign],
  transfer: [cast.colleague, cast.roadsToo, cast.neighbour].map((actor) => ({
    type: "transfer",
    colleague: colleague(actor),
  })),
  requestReturn: [good.requestReturn],
  approveReturn: (["LAMPS", "TREES", "ROADS"] as const).map((unit) => ({
    type: "approveReturn",
    holder: inUnit(unit),
  })),
  refuseReturn: [good.refuseReturn],
  escalate: [good.escalate],
  submitResult: [good.submitResult, good.submitResult, { ...good.submitResult, where: null }],
  verifyPass: [good.verifyPass],
  verifyFail: [good.verifyFail],
  confirm: [good.solved, good.unsolved, good.unsolved, { ...good.solved, rating: 9 }],
  reopen: [good.reopen],
  redispatch: [inGrid("A"), inGrid("C"), inUnit("ROADS")].map((holder) => ({
    type: "redispatch",
    holder,
    note: null,
  })),
  conclude: [good.conclude],
  withdraw: [good.withdraw],
  urge: [good.urge],
  fireTimer: [{ type: "fireTimer", clock: "STEP", timer: "DUE" }],
};
const names = Object.keys(choices) as TransitionName[];
/** What ends a story early is chosen less often, so that stories become long. */
const enders: readonly TransitionName[] = ["withdraw", "reject", "merge"];

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length];

/** What is told of a story that others told; who did it is left open. */
function told({ lines }: Story): Entry[] {
  let before: Complaint | null = null;
  return lines.map(({ fact, at }) => {
    const entry: Entry = { before, fact, at, by: "x", as: { role: "STREET", assignmentId: null } };
    before = apply(before, fact, { at });
    return entry;
  });
}

/** A story that goes on at random, and whatever is wrong with it on the way. */
class Wandering {
  readonly story: Story;
  readonly history: Entry[];
  readonly problems: string[] = [];

  constructor(story: Story) {
    this.story = story;
    this.history = told(story);
  }

  give(actor: Actor, command: ComplaintCommand): void {
    const decision = this.story.ask(actor, command);
    if (decision.kind !== "facts") return;
    let before: Complaint = this.story.complaint;
    const by = actorId(actor);
    for (const fact of decision.facts) {
      this.history.push({ before, fact, at: this.story.now, by, as: decision.as });
      before = apply(before, fact, { at: this.story.now });
    }
    this.story.do(actor, command);
  }

  /** Something that somebody may do now. */
  goOn(a: number, b: number): void {
    const { complaint, now } = this.story;
    const open = actors.flatMap((actor) =>
      allowedActions(complaint, actor, now).map((name) => ({ actor, name })),
    );
    const wanted = a % 7 === 0 ? open : open.filter(({ name }) => !enders.includes(name));
    const chosen = pick(wanted, a);
    const command = chosen && pick(choices[chosen.name], b);
    if (chosen && command) this.give(chosen.actor, command);
  }

  #fireAll(): number {
    const { story } = this;
    for (let fired = 0; fired <= 12; fired += 1) {
      const next = story.timers.find(({ at }) => at <= story.now);
      if (!next) return fired;
      this.give(cast.sweep, { type: "fireTimer", clock: next.clock, timer: next.kind });
    }
    return Infinity;
  }

  /** Lets time pass and fires what is due, twice. */
  wait(ms: number): void {
    this.story.wait(ms);
    if (this.#fireAll() === Infinity) this.problems.push("the clocks never stop");
    if (this.#fireAll() !== 0) this.problems.push("a second sweep finds something to do");
  }

  /** The buttons of somebody, and what comes of pressing them or of pressing what is not there. */
  press(actor: Actor, n: number): void {
    const { complaint, now } = this.story;
    const offered = allowedActions(complaint, actor, now);
    for (const name of names) {
      if (name === "fireTimer" || name === "followLead") continue;
      const answer = this.story.ask(actor, pick(choices[name], n) as ComplaintCommand);
      // Only what is wrong with an argument names a field.
      const isAboutArgument = answer.kind === "refusal" && answer.refusal.field !== undefined;
      const isOpen = answer.kind === "facts" || isAboutArgument;
      if (isOpen !== offered.includes(name)) this.problems.push(`the button ${name} lies`);
    }
  }

  look(): void {
    this.problems.push(...violations(this.story.complaint, this.history));
  }
}

const urgent: readonly string[] = [categories.gas, categories.manhole, categories.fireLane];
/** Where stories begin: mostly with a report, of residents and of guests. */
const beginnings: readonly (() => Story)[] = [
  ...Object.values(categories).map((category) => () => new Story({ category })),
  ...urgent.map((category) => () => new Story({ category, ...byGuest })),
  () => new Story({ place: nowhere("/S/") }),
  () => new Story().do("head", good.askInfo),
  steps.accepted,
  steps.reviewed,
  steps.supervised,
  merged,
  () => merged().do("sweep", solvedLead),
  () => merged().do("sweep", solvedLead).do("sweep", { type: "followLead", lead: lead() }),
  () => merged().do("sweep", { type: "followLead", lead: { ...lead(), id: "cmp_3" as never } }),
  () => merged().do("head", { type: "unmerge", reason: "另一件", lead: null }),
  () => merged().do("sweep", { type: "followLead", lead: rejectedLead }),
];

type Move = { kind: string; a: number; b: number; ms: number };
const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom("go", "go", "go", "go", "press", "wait"),
  a: fc.nat(10_000),
  b: fc.nat(10_000),
  ms: fc.oneof(fc.nat(3 * HOUR), fc.nat(4 * DAY)),
});

const seen = new Set<string>();

function wander(begin: () => Story, way: readonly Move[]): readonly string[] {
  const walk = new Wandering(begin());
  for (const { kind, a, b, ms } of way) {
    const actor = pick(actors, a) ?? cast.reporter;
    if (kind === "wait") walk.wait(ms);
    else if (kind === "go") walk.goOn(a, b);
    else walk.give(actor, pick(choices[pick(names, b) ?? "urge"], a) ?? good.urge);
    walk.look();
    walk.press(actor, b);
    seen.add(walk.story.complaint.stage);
  }
  for (const { fact } of walk.history) seen.add(fact.type);
  return walk.problems;
}

describe("given random people, commands and times", () => {
  it("when a story is told, then everything that must stay true does", () => {
    const way = fc.array(move, { minLength: 5, maxLength: 60, size: "max" });
    const property = fc.property(fc.constantFrom(...beginnings), way, (begin, moves) => {
      expect(wander(begin, moves)).toEqual([]);
    });
    expect(() => fc.assert(property, { numRuns: 300, seed: 20_261_116 })).not.toThrow();
  });

  it("when all stories are told, then every stage was reached and every fact was made", () => {
    const missing = [...Object.keys(stages), ...factTypes].filter(
      (one) => !seen.has(one) && !ofTheLead.includes(one),
    );
    expect(missing).toEqual([]);
  });
});

describe("given a violation that was planted, when it is looked for, then it is found", () => {
  const of = (story: Story, change: object) =>
    violations({ ...story.complaint, ...change }, told(story));
  const by = (story: Story, fact: ComplaintFact, change: Partial<Entry>) => {
    const history = told(story);
    const entry = { ...(history.at(-1) as Entry), before: story.complaint, fact, ...change };
    return violations(story.complaint, [...history, entry]);
  };
  const { clock, disposal } = steps.dispatched().complaint;
  const handler = cast.worker.personId;
  const result = steps.handled().complaint.result as Result;

  const planted: Record<string, () => string[]> = {
    "the timeline tells the state": () => of(steps.accepted(), { urges: 1 }),
    "the step has a clock exactly where somebody must take it": () =>
      of(steps.processing(), { clock }),
    "the handling has a clock exactly while it goes on": () => of(steps.verified(), { disposal }),
    "what has ended has no light and nothing to fire": () => of(steps.closed(), { light: "RED" }),
    "what is closed was verified, settled on site, explained, or withdrawn": () =>
      of(steps.handled(), { stage: "CLOSED", reason: "SOLVED" }),
    "silence is never satisfaction": () => of(steps.closed(), { reason: "AUTO" }),
    "nothing is verified that was not handed in": () => of(steps.verified(), { result: null }),
    "at most two returns, three disputes, one question": () =>
      of(steps.verified(), { disputes: 4 }),
    // A card keeps instants to the millisecond, as all of ours are.
    "a list shows what the file says": () =>
      of(steps.verified(), { submittedAt: "2026-11-16T01:00:00.0001Z" }),
    "it stays small": () => of(steps.verified(), { supplements: 21 }),
    "the desk lies around the place": () => of(steps.verified(), { desk: "/T/" }),
    "red is supervised": () => of(steps.supervised(), { isSupervised: false }),
    "nobody judges what they reported": () =>
      by(
        new Story(),
        { type: "rejected", reason: "OUTSIDE_CATALOGUE", text: "" },
        { by: cast.reporter.personId },
      ),
    "no light before something is late": () =>
      by(steps.processing(), { type: "turnedYellow", clock: "DISPOSAL" }, {}),
    "the verifier is no handler": () =>
      by(
        steps.handled(),
        { type: "verificationPassed", note: null, closes: false },
        { by: handler },
      ),
    "after reopening somebody else handles it": () =>
      by(
        steps.reopened(),
        { type: "closedOnSite", sampled: false, result },
        {
          by: handler,
        },
      ),
    "what the street supervises is not closed without it": () =>
      by(
        steps.supervised(),
        { type: "verificationPassed", note: null, closes: false },
        { as: { role: "COMMUNITY", assignmentId: null } },
      ),
    "an urgent matter is not withdrawn": () =>
      by(new Story({ category: categories.gas }), { type: "withdrawn", reason: null }, {}),
    "a desk above never gives way to one below": () =>
      by(
        steps.accepted({ category: categories.lamp }),
        { type: "escalated", desk: "/S/C/", reason: null, auto: true },
        {},
      ),
  };

  it.each(Object.entries(planted))("%s", (name, plant) => {
    expect(plant()).toContain(name);
  });

  it("for every one there is", () => {
    expect(Object.keys(planted)).toEqual([...Object.keys(ofState), ...Object.keys(ofFact)]);
  });

  it("and not in a story that is right", () => {
    expect(of(steps.closed(), {})).toEqual([]);
  });
});

describe("given the table of transitions", () => {
  it("when choices are made, then every command is among them", () => {
    expect(names.sort()).toEqual(Object.keys(transitions).sort());
  });
});
