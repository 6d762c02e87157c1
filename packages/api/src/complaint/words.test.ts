import { describe, expect, it } from "vitest";
import type { Bilingual } from "../kernel/decision.ts";
import {
  cast,
  colleague,
  good,
  inGrid,
  inUnit,
  nowhere,
  Story,
  steps,
  lead,
  byGuest,
  placeIn,
} from "./complaint.fixture.ts";
import type { Complaint, ComplaintFact } from "./complaint.ts";
import { factTypes } from "./invariants.fixture.ts";
import {
  closeReasons,
  lights,
  rejectReasons,
  sources,
  stages,
  steps as stepLabels,
} from "./labels.ts";
import { complaintRefusals } from "./refusal.ts";
import { nextStep } from "./next-step.ts";
import { gridNameOf, rejectionOf, tell, type Telling } from "./words.ts";

/** Everything that is ever told, each kind of fact at least once. */
const stories: readonly Story[] = [
  steps.reopened(),
  steps.reviewed().do("street", good.conclude),
  steps.returnRequested().do("street", { type: "approveReturn", holder: inUnit("LAMPS") }),
  steps.returnRequested().do("street", good.refuseReturn),
  steps.handled().do("head", good.verifyFail).do("worker", good.escalate),
  steps
    .onSite()
    .do("worker", { ...good.closeOnSite, draw: 0 })
    .do("head", good.checkSample),
  steps
    .onSite()
    .do("worker", { ...good.closeOnSite, draw: 0 })
    .do("head", { type: "checkSample", passed: false, note: "未清" }),
  steps.supervised().do("reporter", good.urge).do("reporter", good.withdraw),
  steps
    .atRoads()
    .do("roads", good.sign)
    .do("roads", { type: "transfer", colleague: colleague(cast.roadsToo) }),
  new Story().do("head", good.askInfo).do("reporter", good.supplement),
  new Story().do("community", good.reject),
  new Story().do("worker", good.classify).do("community", good.escalate),
  ...[
    { type: "followLead", lead: lead({ merged: [] }) } as const,
    { type: "followLead", lead: { ...lead(), id: "cmp_3" as never } } as const,
    {
      type: "followLead",
      lead: lead({ ...steps.closed().complaint, ...byGuest }),
    } as const,
    { type: "followLead", lead: lead(new Story().do("community", good.reject).complaint) } as const,
    { type: "unmerge", reason: "另一件", lead: null } as const,
  ].map((command) => {
    const story = new Story().do("head", { type: "merge", into: lead() });
    const who = command.type === "unmerge" ? "head" : "sweep";
    story.do(who, command);
    return story.complaint.stage === "AWAIT_CONFIRM"
      ? story.do("sweep", { type: "followLead", lead: lead() })
      : story;
  }),
  new Story().do("worker", { type: "locate", place: placeIn("A") }),
  ...[
    () => new Story(),
    () => new Story().do("head", good.askInfo),
    steps.returnRequested,
    steps.verified,
  ].map((begin) => {
    const story = begin();
    while (story.timers.length > 0) story.fire();
    return story;
  }),
];
/** What is told of the lead. */
const tied: readonly ComplaintFact[] = [
  {
    type: "joined",
    id: "cmp_2" as never,
    number: "S2",
    reporterId: null,
    text: "也坏了",
    photos: [],
    also: [],
  },
  { type: "mergedSupplemented", id: "cmp_2" as never, number: "S2", text: "还坏着", photos: [] },
  { type: "left", id: "cmp_2" as never, number: "S2" },
];
const facts = [...stories.flatMap(({ lines }) => lines.map(({ fact }) => fact)), ...tied];
const tellings = facts.map((fact): [ComplaintFact["type"], Telling] => [fact.type, tell(fact)]);

/** Every stage as it is shown. */
const shown: readonly Complaint[] = stories.flatMap(({ lines, complaint }) =>
  lines.length > 0 ? [complaint] : [],
);

const texts: readonly Bilingual[] = [
  ...tellings.flatMap(([, { title, detail, staffDetail }]) => [title, detail, staffDetail]),
  ...[true, false].flatMap((isForStaff) =>
    shown.map((complaint) => nextStep(complaint, { desk: "望槐社区", isForStaff })),
  ),
  ...[stages, rejectReasons, closeReasons, sources, lights, stepLabels].flatMap((labels) =>
    Object.values<Bilingual>(labels),
  ),
  ...Object.values(complaintRefusals),
].filter((text) => text !== null);

/** Between Chinese characters punctuation is full-width. */
const isHalfWidth = (text: string): boolean =>
  /[\u4e00-\u9fff”）][,;:!?()]|[,;:!?(][\u4e00-\u9fff“（]/u.test(text);

describe("given the words people read", () => {
  it("when they are in Chinese, then their punctuation is too", () => {
    expect(texts.map(({ zh }) => zh).filter(isHalfWidth)).toEqual([]);
  });

  it("when punctuation of the other kind is planted, then it is found", () => {
    expect(
      ["受理,派单", "（未评价)", "请补充:地点", "完成!"].filter((text) => !isHalfWidth(text)),
    ).toEqual([]);
  });

  it("when they are read, then none is empty in either language", () => {
    expect(texts.filter(({ zh, en }) => !zh.trim() || !en.trim())).toEqual([]);
  });

  it("when every fact is told, then none of them is without a title", () => {
    const told = new Set<string>(tellings.map(([type]) => type));
    expect(factTypes.filter((type) => !told.has(type))).toEqual([]);
  });
});

describe("given what only staff may read, when it is told", () => {
  const staffOnly = ["不属本单位", "路灯部门", "管养协议已明确", "需要街道协调", "S20261116000001"];

  it("then it is in no word that everybody reads", () => {
    const open = tellings.flatMap(([type, { title, detail }]) =>
      type === "returnApproved" || type === "dispatched" ? [] : [title.zh, detail?.zh ?? ""],
    );
    expect(open.filter((text) => staffOnly.some((secret) => text.includes(secret)))).toEqual([]);
  });

  it.each([
    ["a note to the holder", steps.accepted(), { ...good.dispatch, note: "注意安全" }],
    ["a note of the verifier", steps.handled(), { type: "verifyPass", note: "与照片一致" }],
  ] as const)("then %s is for staff", (_, story, command) => {
    const last = story.do("head", command).lines.at(-1)?.fact as ComplaintFact;
    expect(tell(last).staffDetail?.zh).toBe(command.note);
  });

  it("then a rating is for staff, and its comment for all", () => {
    const story = steps.verified().do("reporter", { ...good.solved, comment: "谢谢" });
    const { detail, staffDetail } = tell(story.lines.at(-1)?.fact as ComplaintFact);
    expect([detail?.zh, staffDetail?.zh]).toEqual(["谢谢", "评价：5 级"]);
  });
});

describe("given a complaint, when it says what happens next", () => {
  const next = ({ complaint }: Story, isForStaff = false) =>
    nextStep(complaint, { desk: "望槐社区", isForStaff }).zh;

  it.each([
    ["a grid has it", steps.dispatched(), "A号"],
    ["somebody has it on site", steps.onSite(), "A号 · 网格员正在现场处置"],
    ["a department has it", steps.atRoads(), "道路部门"],
    ["the reporter was asked", new Story().do("head", good.askInfo), "几号楼？"],
    ["no grid holds the place", new Story({ place: nowhere("/S/") }), "值班人员"],
    ["it was explained", steps.reviewed().do("street", good.conclude), "重新上报"],
    ["it was solved", steps.closed(), "15 天内"],
    ["the street reviews it", steps.reviewed(), "会商"],
  ])("%s", (_, story, words) => {
    expect(next(story)).toContain(words);
  });

  it.each([
    ["it was reported", new Story()],
    ["it was accepted", steps.accepted()],
    ["a return is to be decided on", steps.returnRequested()],
    ["it was handled", steps.handled()],
    ["it was reopened", steps.reopened()],
  ])("%s, then who decides next is named, to its reporter and to staff", (_, story) => {
    expect([next(story), next(story, true)]).toEqual([
      expect.stringContaining("望槐社区"),
      expect.stringContaining("望槐社区"),
    ]);
    expect(next(story, true)).not.toContain("您");
  });

  it.each([steps.verified(), steps.closed(), new Story().do("head", good.askInfo)])(
    "then staff are not spoken to as its reporter",
    (story) => {
      expect(next(story, true)).not.toContain("您");
    },
  );

  it.each([
    ["a grid", steps.dispatched(inGrid("C")), "C号", "C号"],
    ["nobody's grid", new Story({ place: nowhere("/S/") }), "待定网格", "grid to be assigned"],
  ])("then the place of %s has a name", (_, { complaint }, zh, en) => {
    const names = gridNameOf({ ...complaint.place, gridName: complaint.place.gridId ? zh : "" });
    expect(names).toEqual({ zh, en });
  });

  it("then a rejection says why, and where to go instead", () => {
    const rejection = rejectionOf({ reason: "NOT_THIS_AREA", text: "请联系邻市" });
    expect(rejection.zh).toBe("不属于本辖区，请拨打当地政务热线反映。请联系邻市");
  });
});
