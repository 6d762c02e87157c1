import { beforeEach, describe, expect, it } from "vitest";
import {
  buildVillage,
  detailOf,
  go,
  idOfNew,
  mutate,
  photo,
  read,
  type Village,
  type Who,
} from "../src/complaint/api.fixture.ts";
import { categories } from "../src/complaint/complaint.fixture.ts";
import { consumersOf } from "../src/consumers.ts";
import { drainOutbox } from "../src/table/outbox.ts";

/* Two reports of one matter: what becomes of the one must reach the other, whatever happens in between. */

let village: Village;
beforeEach(async () => {
  village = await buildVillage();
});

const drain = async () => {
  const { deps, clock } = village.app;
  // What is delivered may ask for more.
  while ((await drainOutbox(deps.table, consumersOf(deps), clock.now)) > 0);
};
const merge = (id: string, intoId: string, who: Who = "head") =>
  mutate(village, who, "mergeComplaint", { id, intoId });
const stageOf = async (id: string, who: Who = "street") =>
  (await detailOf(village, id, who, "stage")).stage;
/** A report by the neighbour that leads, and one by the reporter merged with it. */
async function pair(change: object = {}) {
  const lead = await idOfNew(village, "neighbour", change);
  const copy = await idOfNew(village, "reporter", change);
  await merge(copy, lead);
  await drain();
  return { lead, copy };
}
const titlesOf = async (who: Who, about: string): Promise<string[]> => {
  const { notices } = await read(
    village,
    who,
    "{ notices(first: 50) { edges { node { title subjectId } } } }",
  );
  return notices.edges
    .map(({ node }: { node: { title: string; subjectId: string } }) => node)
    .filter(({ subjectId }: { subjectId: string }) => subjectId === about)
    .map(({ title }: { title: string }) => title);
};
const linesOf = async (id: string, who: Who, wanted = "title detail") =>
  (await detailOf(village, id, who, `timeline { ${wanted} }`)).timeline;
/** From its acceptance to the result that was found good. */
const handle = (id: string) =>
  go(
    village,
    id,
    ["head", "acceptComplaint"],
    ["head", "dispatchComplaint", { gridId: village.grid("A") }],
    ["worker", "signComplaint"],
  );
const noPhoto = { category: categories.noise };
const result = { text: "已劝导" };

describe("given a merged report, when its lead ends without being solved", () => {
  it.each([
    ["withdrawn", "neighbour", "withdrawComplaint", {}, "撤回"],
    [
      "rejected",
      "community",
      "rejectComplaint",
      { reason: "OUTSIDE_CATALOGUE", text: "给王某的话" },
      "不在受理目录内",
    ],
  ] as const)(
    "%s, then it is in a queue again with a running clock, and its reporter reads why",
    async (_, who, mutation, input, why) => {
      const { lead, copy } = await pair();
      await go(village, lead, [who, mutation, input]);
      await drain();
      const found = await detailOf(village, copy, "reporter", "stage clock { step dueAt }");
      expect(found).toMatchObject({ stage: "SUBMITTED", clock: { step: "ACCEPT" } });
      const { complaintQueue } = await read(
        village,
        "head",
        "{ complaintQueue(first: 50) { edges { node { id } } } }",
      );
      expect(complaintQueue.edges).toContainEqual({ node: { id: copy } });
      const last = (await linesOf(copy, "reporter")).at(-1);
      expect(last).toMatchObject({ title: "恢复单独办理", detail: expect.stringContaining(why) });
      // What was written to the other reporter stays with them.
      expect(JSON.stringify(last)).not.toContain("王某");
      expect(await titlesOf("reporter", copy)).toContain("恢复单独办理");
    },
  );

  it("merged itself, then both are led by the one that goes on, and end with it", async () => {
    const { lead, copy } = await pair(noPhoto);
    const third = await idOfNew(village, "reporter", noPhoto);
    await merge(lead, third);
    await drain();
    const timeline = await linesOf(copy, "head", "staffDetail");
    const { number } = await detailOf(village, third, "head", "number");
    expect(timeline.at(-1).staffDetail).toContain(number);
    await go(village, third, ["reporter", "withdrawComplaint"]);
    await drain();
    expect([await stageOf(lead), await stageOf(copy)]).toEqual(["SUBMITTED", "SUBMITTED"]);
  });
});

describe("given two decisions at once", () => {
  it("when each is merged into the other, then one succeeds", async () => {
    const [a, b] = [await idOfNew(village, "reporter"), await idOfNew(village, "neighbour")];
    await Promise.all([merge(a, b), merge(b, a)]);
    await drain();
    const stages = [await stageOf(a), await stageOf(b)];
    expect(stages.filter((stage) => stage === "MERGED")).toHaveLength(1);
    expect(stages).toContain("SUBMITTED");
  });

  it("when the lead is withdrawn as it is merged with, then the report waits for somebody", async () => {
    const [lead, copy] = [await idOfNew(village, "neighbour"), await idOfNew(village, "reporter")];
    await Promise.all([
      merge(copy, lead),
      mutate(village, "neighbour", "withdrawComplaint", { id: lead }),
    ]);
    await drain();
    expect([await stageOf(lead), await stageOf(copy)]).toEqual(["CLOSED", "SUBMITTED"]);
  });
});

describe("given a merged report, when its lead is solved", () => {
  async function solved() {
    const { lead, copy } = await pair(noPhoto);
    await handle(lead);
    await go(
      village,
      lead,
      ["worker", "submitComplaintResult", result],
      ["head", "passComplaintVerification"],
      ["neighbour", "confirmComplaint", { solved: true, rating: 5 }],
    );
    await drain();
    return { lead, copy };
  }

  it("then its reporter reads what was done and is asked", async () => {
    const { copy } = await solved();
    const found = await detailOf(
      village,
      copy,
      "reporter",
      "stage result { text } allowedActions { name }",
    );
    expect(found).toMatchObject({ stage: "AWAIT_CONFIRM", result: { text: "已劝导" } });
    expect((await linesOf(copy, "reporter")).at(-1).detail).toBe("已解决。已劝导");
    expect(await titlesOf("reporter", copy)).toContain("同一事项已办结，请您确认");
  });

  it("and says that it is not, then it is handled by somebody else", async () => {
    const { copy } = await solved();
    await go(village, copy, ["reporter", "confirmComplaint", { solved: false, comment: "没有" }]);
    expect(await stageOf(copy)).toBe("REOPENED");
    await go(
      village,
      copy,
      ["street", "redispatchComplaint", { gridId: village.grid("A") }],
      ["worker", "signComplaint"],
    );
    const again = await mutate(village, "worker", "submitComplaintResult", { id: copy, ...result });
    expect(again.refusal?.code).toBe("complaint.handled_before");
  });

  it("and the lead is reopened, then it is led again and nobody is asked", async () => {
    const { lead, copy } = await solved();
    await go(village, lead, ["neighbour", "reopenComplaint", { text: "又吵" }]);
    await drain();
    expect(await stageOf(copy)).toBe("MERGED");
  });

  it("and both are of one person, then that person is asked once", async () => {
    const lead = await idOfNew(village, "reporter", noPhoto);
    const copy = await idOfNew(village, "reporter", noPhoto);
    await merge(copy, lead);
    await handle(lead);
    await drain();
    const heard = [...(await titlesOf("reporter", lead)), ...(await titlesOf("reporter", copy))];
    expect(heard.filter((title) => title === "已派单")).toHaveLength(1);
    await go(
      village,
      lead,
      ["worker", "submitComplaintResult", result],
      ["head", "passComplaintVerification"],
      ["reporter", "confirmComplaint", { solved: true, rating: 4 }],
    );
    await drain();
    expect(await stageOf(copy)).toBe("CLOSED");
    expect(await titlesOf("reporter", copy)).not.toContain("同一事项已办结");
  });
});

describe("given a merged report, while its lead goes on", () => {
  it("when its reporter adds to it, then who has the lead reads it, without a name", async () => {
    const { lead, copy } = await pair(noPhoto);
    await handle(lead);
    const photos = [await photo(village, "reporter")];
    await go(village, copy, ["reporter", "supplementComplaint", { text: "半夜也有", photos }]);
    await drain();
    const wanted = "title staffDetail byName isByReporter photos { id }";
    const seen = (await linesOf(lead, "worker", wanted)).at(-1);
    expect(seen).toMatchObject({
      staffDetail: expect.stringContaining("半夜也有"),
      byName: null,
      isByReporter: false,
      photos: [{ id: photos[0] }],
    });
    const hidden = (await linesOf(lead, "neighbour", wanted)).at(-1);
    expect(hidden).toMatchObject({ staffDetail: null, byName: null, photos: [] });
    expect(await titlesOf("worker", lead)).toContain("反映同一事项的人补充了信息");
  });

  it("when it is merged, then who has the lead hears of it and reads what was reported", async () => {
    const lead = await idOfNew(village, "neighbour", noPhoto);
    await handle(lead);
    const copy = await idOfNew(village, "reporter", { ...noPhoto, description: "装修太吵" });
    await merge(copy, lead);
    await drain();
    expect(await titlesOf("worker", lead)).toContain("又有人反映同一事项，已合并办理");
    const last = (await linesOf(lead, "worker", "staffDetail")).at(-1);
    expect(last.staffDetail).toContain("装修太吵");
    expect((await detailOf(village, lead, "worker", "merged { id }")).merged).toEqual([
      { id: copy },
    ]);
    expect((await detailOf(village, lead, "neighbour", "merged { id }")).merged).toEqual([]);
  });

  it("when its reporter looks, then it is among the open ones and says how the lead goes on", async () => {
    const { lead, copy } = await pair(noPhoto);
    await handle(lead);
    const { myComplaints } = await read(
      village,
      "reporter",
      "{ myComplaints(first: 5, phase: OPEN) { edges { node { id lead { statusLabel nextStep } } } } }",
    );
    expect(myComplaints.edges).toMatchObject([
      { node: { id: copy, lead: { statusLabel: "处置中", nextStep: expect.any(String) } } },
    ]);
  });

  it("when its reporter withdraws it, then the lead goes on without it", async () => {
    const { lead, copy } = await pair({ category: categories.fireLane });
    await go(village, copy, ["reporter", "withdrawComplaint"]);
    expect([await stageOf(copy), await stageOf(lead)]).toEqual(["CLOSED", "SUBMITTED"]);
    expect((await detailOf(village, lead, "head", "merged { id }")).merged).toEqual([]);
  });

  it("when staff separate it, then it is accepted by itself and its reporter reads why", async () => {
    const { lead, copy } = await pair();
    await go(village, copy, ["head", "unmergeComplaint", { reason: "不是同一张长椅" }]);
    expect(await stageOf(copy)).toBe("SUBMITTED");
    expect((await linesOf(copy, "reporter")).at(-1).detail).toBe("不是同一张长椅");
    expect((await detailOf(village, lead, "head", "merged { id }")).merged).toEqual([]);
  });
});

describe("given a report to merge", () => {
  it("when it is more urgent than the other, then it is refused: danger does not wait", async () => {
    const lead = await idOfNew(village, "neighbour");
    const copy = await idOfNew(village, "reporter");
    await go(village, copy, ["head", "acceptComplaint", { level: "P0" }]);
    expect((await merge(copy, lead)).refusal?.code).toBe("complaint.merge_less_urgent");
  });
});

describe("given somebody reports, handles and judges in one person", () => {
  const own = noPhoto;

  it("when they settle it on site, then they must hand in the result for somebody else to verify", async () => {
    const id = await idOfNew(village, "worker", own);
    await go(village, id, ["worker", "handleComplaintOnSite"]);
    const input = { id, ...result };
    expect((await mutate(village, "worker", "closeComplaintOnSite", input)).refusal?.code).toBe(
      "complaint.own_must_be_verified",
    );
    expect((await mutate(village, "worker", "submitComplaintResult", input)).refusal).toBeNull();
  });

  it("when their own report was merged with what they settle, then the same", async () => {
    const lead = await idOfNew(village, "neighbour", own);
    const copy = await idOfNew(village, "worker", own);
    await go(village, lead, ["worker", "handleComplaintOnSite"]);
    await merge(copy, lead);
    expect(
      (await mutate(village, "worker", "closeComplaintOnSite", { id: lead, ...result })).refusal
        ?.code,
    ).toBe("complaint.own_must_be_verified");
  });

  it("when the result is found good, then it is closed without a rating of the own work", async () => {
    const id = await idOfNew(village, "worker", own);
    await go(
      village,
      id,
      ["worker", "handleComplaintOnSite"],
      ["worker", "submitComplaintResult", result],
      ["head", "passComplaintVerification"],
    );
    const found = await detailOf(village, id, "worker", "stage isEvaluated");
    expect(found).toEqual({ stage: "CLOSED", isEvaluated: false });
    const rated = await mutate(village, "worker", "confirmComplaint", {
      id,
      solved: true,
      rating: 5,
    });
    expect(rated.refusal?.code).toBe("complaint.not_now");
  });

  it.each([
    ["acceptComplaint", {}],
    ["rejectComplaint", { reason: "ABUSIVE", text: "x" }],
    ["classifyComplaint", { category: categories.bench }],
  ])("when they decide on the own report by %s, then somebody else must", async (name, input) => {
    const id = await idOfNew(village, "community", own);
    expect((await mutate(village, "community", name, { id, ...input })).refusal?.code).toBe(
      "complaint.own",
    );
  });

  it("when they verify what a colleague did about it, then somebody else must", async () => {
    const id = await idOfNew(village, "head", own);
    await go(
      village,
      id,
      ["worker", "handleComplaintOnSite"],
      ["worker", "submitComplaintResult", result],
    );
    expect((await mutate(village, "head", "passComplaintVerification", { id })).refusal?.code).toBe(
      "complaint.own",
    );
    const { allowedActions } = await detailOf(village, id, "head", "allowedActions { name }");
    expect(allowedActions).not.toContainEqual({ name: "verifyPass" });
  });
});
