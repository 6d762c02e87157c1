import type { Actor, AppointedRole, Assignment, PersonActor } from "../kernel/actor.ts";
import { atLocal, type Instant, plus } from "../kernel/clock.ts";
import type { Decision } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import { apply } from "./apply.ts";
import { categoryOf } from "./category.ts";
import { type Timer, timersOf } from "./clock.ts";
import type {
  Colleague,
  Complaint,
  ComplaintCommand,
  ComplaintFact,
  GridTeam,
  Holder,
  Photo,
  Place,
} from "./complaint.ts";
import { decide } from "./decide.ts";
import { deskFor } from "./desk.ts";
import { reveal } from "./reveal.ts";

/** A small street for tests of the rules: street S, community C, grid A with the micro-grid A1, grid B. */

/** A Monday morning in office hours, in a week without holidays. */
export const MONDAY: Instant = atLocal("2026-11-16", "10:00");
export const ID = "cmp_00000000000000000000000001";

const idOf = <K extends "person" | "role" | "unit" | "grid" | "media">(
  prefix: string,
  name: string,
) => `${prefix}_${name}` as Id<K>;

const grids = { S: "/S/", C: "/S/C/", A: "/S/C/A/", A1: "/S/C/A/A1/", B: "/S/C/B/" } as const;
export type GridName = keyof typeof grids;

export const team = (grid: GridName): GridTeam => ({
  gridId: idOf<"grid">("grd", grid),
  path: grids[grid],
  name: `${grid}号`,
});

export const units = {
  /** A department of the street. */
  ROADS: {
    unitId: idOf<"unit">("unt", "roads"),
    name: "道路部门",
    path: "/S/",
    isDepartment: true,
  },
  LAMPS: {
    unitId: idOf<"unit">("unt", "lamps"),
    name: "路灯部门",
    path: "/S/",
    isDepartment: true,
  },
  TREES: {
    unitId: idOf<"unit">("unt", "trees"),
    name: "园林部门",
    path: "/S/",
    isDepartment: true,
  },
  /** A property company of grid A. */
  HOMES: {
    unitId: idOf<"unit">("unt", "homes"),
    name: "紫藤物业",
    path: "/S/C/A/",
    isDepartment: false,
  },
} as const;
export type UnitName = keyof typeof units;

export const inGrid = (grid: GridName): Holder => ({ kind: "GRID", ...team(grid), person: null });
export const inUnit = (unit: UnitName): Holder => ({ kind: "UNIT", ...units[unit], person: null });

type Post = readonly [role: AppointedRole, where: GridName | UnitName];

function assignment([role, where]: Post, name: string, i: number): Assignment {
  const id = idOf<"role">("rol", `${name}${i}`);
  if (where in grids) return { id, role, path: grids[where as GridName], unitId: null };
  const { unitId, path } = units[where as UnitName];
  return { id, role, path, unitId };
}

/** Somebody with posts; a resident like everybody. */
export const person = (name: string, ...posts: readonly Post[]): PersonActor => ({
  kind: "person",
  personId: idOf<"person">("prs", name),
  displayName: name,
  homes: [],
  assignments: posts.map((post, i) => assignment(post, name, i)),
  isResident: true,
});

/** Everybody who acts in the tests. */
export const cast = {
  guest: { kind: "guest", network: "net" } as const,
  sweep: { kind: "system", job: "complaint-sweep" } as const,
  reporter: person("谷雨"),
  neighbour: person("白露"),
  micro: person("微网格长", ["MICRO_HEAD", "A1"]),
  worker: person("网格员", ["GRID_WORKER", "A"]),
  colleague: person("网格员二", ["GRID_WORKER", "A"]),
  head: person("网格长", ["GRID_HEAD", "A"]),
  headOfB: person("邻格长", ["GRID_HEAD", "B"]),
  community: person("社区", ["COMMUNITY", "C"]),
  street: person("街道", ["STREET", "S"]),
  roads: person("道路经办", ["DEPT_HANDLER", "ROADS"]),
  roadsToo: person("道路经办二", ["DEPT_HANDLER", "ROADS"]),
  roadsLead: person("道路负责", ["DEPT_LEAD", "ROADS"]),
  lamps: person("路灯经办", ["DEPT_HANDLER", "LAMPS"]),
  trees: person("园林经办", ["DEPT_HANDLER", "TREES"]),
  homes: person("物业", ["PROPERTY", "HOMES"]),
} satisfies Record<string, Actor>;
export type Role = keyof typeof cast;

export const photos = (count: number): Photo[] =>
  Array.from({ length: count }, (_, i) => ({
    id: idOf<"media">("med", String(i)),
    width: 4,
    height: 3,
    sha256: "",
  }));

export const HERE = { lng: 113.6, lat: 34.75 };
/** A point some metres north of the place. */
export const north = (metres: number) => ({ ...HERE, lat: HERE.lat + metres / 111_195.08 });

export const placeIn = (grid: GridName): Place => ({
  path: team(grid).path,
  gridId: team(grid).gridId,
  gridName: team(grid).name,
  point: HERE,
  label: null,
  locationCode: "L-1",
  isAmbiguous: false,
  explanation: { zh: "位置在网格内", en: "It is in the grid" },
  divisionVersionNo: 1,
});

/** Where it is when no grid holds the point. */
export const nowhere = (path: string): Place => ({
  ...placeIn("A1"),
  path,
  gridId: null,
  gridName: "",
});

/** Categories of the catalogue that the tests need, by what is special about them. */
export const categories = {
  /** P2, may be settled on site, needs a photo. */
  rubbish: "appearance.exposed_rubbish",
  /** P2, the community's, needs a photo. */
  bench: "facility.bench_or_fitness",
  /** P2, the community's, with the three working days of its level. */
  door: "housing.unit_door",
  /** P2, a department's. */
  lamp: "facility.lamp",
  /** P1 hazard, a department's, natural time. */
  manhole: "facility.manhole_cover",
  /** P1 hazard that may be settled on site. */
  fireLane: "traffic.fire_lane",
  /** P0, a department's. */
  gas: "safety.gas",
  /** P3, 15 working days, a department's. */
  structure: "housing.illegal_structure",
  /** P2, settled on site, no photo. */
  noise: "neighbour.noise",
  /** P3, a question. */
  question: "consult.permits",
} as const;

type Submit = Extract<ComplaintCommand, { type: "submit" }>;

export function submission(change: Partial<Submit> = {}): Submit {
  const bench = categoryOf(categories.bench);
  const category = categoryOf(change.category ?? "") ?? bench;
  if (!category) throw new Error("the catalogue has no bench any more");
  const place = change.place ?? placeIn("A1");
  return {
    type: "submit",
    number: "S20261116000001",
    category: category.code,
    level: category.level,
    description: "长椅断了一条腿",
    source: "MINI_PROGRAM",
    reporter: {
      personId: cast.reporter.personId,
      network: null,
      name: "谷雨",
      isAnonymousToPublic: true,
      isAnonymousToHandlers: false,
    },
    photos: [],
    desk: deskFor(category, place.path),
    submittedToday: 0,
    ...change,
    place,
  };
}

/** A complaint to merge with, reported at the same place and time. */
export const lead = (change: Partial<Complaint> = {}) =>
  ({
    id: "cmp_00000000000000000000000002",
    complaint: { ...new Story({ number: "S2" }).complaint, ...change },
    version: 1,
    head: "",
  }) as NonNullable<Extract<ComplaintCommand, { type: "merge" }>["into"]>;

export const asGuest = { personId: null, network: "net", name: "" } as const;

export const colleague = (actor: PersonActor): Colleague => ({
  actor,
  teams: actor.assignments.flatMap(({ path, unitId }) => {
    const found = (Object.keys(grids) as GridName[]).find((grid) => grids[grid] === path);
    return found && unitId === null ? [team(found)] : [];
  }),
});

/** Commands with arguments that nothing is wrong with. */
export const good = {
  classify: { type: "classify", category: categories.rubbish, level: null },
  accept: { type: "accept", category: null, level: null },
  askInfo: { type: "askInfo", question: "几号楼？" },
  supplement: { type: "supplement", text: "三号楼东侧", photos: [] },
  reject: { type: "reject", reason: "OUTSIDE_CATALOGUE", text: "感谢反映" },
  handleOnSite: { type: "handleOnSite", teams: (["A1", "A", "C"] as const).map(team) },
  assignOnSite: { type: "assignOnSite", colleague: colleague(cast.worker) },
  closeOnSite: { type: "closeOnSite", text: "已清走", photos: photos(2), draw: 255 },
  checkSample: { type: "checkSample", passed: true, note: "" },
  dispatch: { type: "dispatch", holder: inGrid("A"), note: null },
  sign: { type: "sign" },
  requestReturn: { type: "requestReturn", reason: "不属本单位", suggestion: "路灯部门" },
  refuseReturn: { type: "refuseReturn", reason: "管养协议已明确" },
  escalate: { type: "escalate", reason: "需要街道协调" },
  submitResult: { type: "submitResult", text: "已修好", photos: photos(1), where: { point: HERE } },
  verifyPass: { type: "verifyPass", note: null },
  verifyFail: { type: "verifyFail", text: "还松动", photos: [] },
  solved: { type: "confirm", solved: true, rating: 5, comment: null },
  unsolved: { type: "confirm", solved: false, rating: 1, comment: "又断了" },
  reopen: { type: "reopen", text: "又坏了", photos: [] },
  redispatch: { type: "redispatch", holder: inGrid("A"), note: null },
  conclude: { type: "conclude", text: "已列入改造计划" },
  withdraw: { type: "withdraw", reason: null },
  urge: { type: "urge" },
} as const satisfies Record<string, ComplaintCommand>;

type Line = { fact: ComplaintFact; at: Instant };

/** One complaint as its story goes: who did what, and when. */
export class Story {
  now: Instant;
  readonly lines: Line[] = [];
  #complaint: Complaint | null = null;

  constructor(change: Partial<Submit> = {}, now: Instant = MONDAY) {
    this.now = now;
    const reporter = change.reporter?.personId === null ? cast.guest : cast.reporter;
    this.#write(this.#decide(reporter, submission(change)));
  }

  get complaint(): Complaint {
    if (!this.#complaint) throw new Error("nothing was reported");
    return this.#complaint;
  }

  #decide(actor: Actor, command: ComplaintCommand): Decision<ComplaintFact> {
    return decide(this.#complaint, command, { id: ID, actor, now: this.now });
  }

  #write(decision: Decision<ComplaintFact>): void {
    if (decision.kind !== "facts") throw new Error(JSON.stringify(decision));
    for (const fact of decision.facts) {
      this.#complaint = apply(this.#complaint, fact, { at: this.now });
      this.lines.push({ fact, at: this.now });
    }
  }

  /** What would be answered; nothing changes. */
  ask(who: Role | Actor, command: ComplaintCommand): Decision<ComplaintFact> {
    return this.#decide(typeof who === "string" ? cast[who] : who, command);
  }

  /** Does it; a refusal is an error of the test. */
  do(who: Role | Actor, command: ComplaintCommand): this {
    this.#write(this.ask(who, command));
    return this;
  }

  wait(ms: number): this {
    this.now = plus(this.now, ms);
    return this;
  }

  until(at: Instant): this {
    this.now = at;
    return this;
  }

  get timers(): Timer[] {
    return timersOf(this.complaint);
  }

  /** Fires the next timer in its own moment, or in this one when that has passed. */
  fire(): Timer {
    const [next] = this.timers;
    if (!next) throw new Error("nothing is to fire");
    if (next.at > this.now) this.now = next.at;
    this.do("sweep", { type: "fireTimer", clock: next.clock, timer: next.kind });
    return next;
  }

  get facts(): ComplaintFact["type"][] {
    return this.lines.map(({ fact }) => fact.type);
  }
}

/** Steps that several stories share. */
export const steps = {
  accepted: (change?: Partial<Submit>, who: Role = "head") =>
    new Story(change).do(who, good.accept),
  dispatched: (holder: Holder = inGrid("A"), change?: Partial<Submit>) =>
    steps.accepted(change, "street").do("street", { ...good.dispatch, holder }),
  /** A lamp at the department of roads, as all that is a department's. */
  atRoads: () => steps.dispatched(inUnit("ROADS"), { category: categories.lamp }),
  processing: () => steps.dispatched().do("worker", good.sign),
  handled: () => steps.processing().do("worker", good.submitResult),
  verified: () => steps.handled().do("head", good.verifyPass),
  closed: () => steps.verified().do("reporter", good.solved),
  reopened: () => steps.closed().do("reporter", good.reopen),
  onSite: (category: string = categories.rubbish) =>
    new Story({ category }).do("worker", good.handleOnSite),
  returnRequested: () => steps.atRoads().do("roads", good.requestReturn),
  /** Long overdue in the hands of the grid. */
  supervised: () => {
    const story = steps.processing();
    while (!story.complaint.isSupervised) story.fire();
    return story;
  },
  /** The reporter was not satisfied three times. */
  reviewed: () => {
    const story = steps.verified();
    for (const who of ["colleague", "head"] as const) {
      story.do("reporter", good.unsolved).do("street", good.redispatch).do("head", good.sign);
      story.do(who, good.submitResult).do("street", good.verifyPass);
    }
    return story.do("reporter", good.unsolved);
  },
};

/** Reports something on the first morning. */
export const report = (change: Partial<Submit>, who: Role = "reporter") =>
  decide(null, submission(change), { id: ID, actor: cast[who], now: MONDAY });

/** Merges a new report with another one. */
export const merge = (into: Extract<ComplaintCommand, { type: "merge" }>["into"] = lead()) =>
  new Story().ask("head", { type: "merge", into });

/** Asks how to reach the reporter. */
export const look = ({ complaint }: Story, who: Role, purpose = "核实位置") =>
  reveal(complaint, purpose, cast[who]);

export type Answered = Decision<unknown> | ReturnType<typeof reveal>;

/** The code of a refusal, else the kind of answer. */
export const codeOf = (answer: Answered): string =>
  answer.kind === "refusal" ? answer.refusal.code : answer.kind;

export const byGuest = { reporter: { ...submission().reporter, ...asGuest } };
export const anonymous = { reporter: { ...submission().reporter, isAnonymousToHandlers: true } };
