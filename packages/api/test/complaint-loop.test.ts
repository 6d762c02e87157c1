import { consumersOf } from "../src/consumers.ts";
import { drainOutbox } from "../src/table/outbox.ts";
import { beforeAll, describe, expect, it } from "vitest";
import {
  buildVillage,
  detailOf,
  go,
  idOfNew,
  inWorkOf,
  mutate,
  photosOf,
  positionOf,
  SPOT,
  toWgs84,
  type Village,
  type Who,
} from "../src/complaint/api.fixture.ts";
import { categories } from "../src/complaint/complaint.fixture.ts";
import { followersOf } from "../src/complaint/store.ts";
import { pointAt } from "../src/grid/plan.fixture.ts";

/* The closed loop through the API, each step by whom it belongs to. */

let village: Village;
beforeAll(async () => {
  village = await buildVillage();
});

const detail = (id: string, who: Who, wanted: string) => detailOf(village, id, who, wanted);
const refusalOf = async (who: Who, mutation: string, input: object) =>
  (await mutate(village, who, mutation, input)).refusal?.code;

const benchAt = { where: { point: positionOf(SPOT) }, text: "已更换木条" };
async function handled(): Promise<string> {
  const id = await inWorkOf(village);
  const photos = await photosOf(village, "worker", 1);
  await go(village, id, ["worker", "submitComplaintResult", { ...benchAt, photos }]);
  return id;
}

describe("given the closed loop, when it is gone through", () => {
  it("by everybody in turn, then it ends with the reporter's rating", async () => {
    const id = await handled();
    await go(village, id, ["head", "passComplaintVerification", { note: "与照片一致" }]);
    await go(village, id, [
      "reporter",
      "confirmComplaint",
      { solved: true, rating: 5, comment: "谢谢" },
    ]);
    expect(
      await detail(
        id,
        "reporter",
        "stage closeReason isEvaluated evaluation { rating label } result { text handlerName photos { id } }",
      ),
    ).toMatchObject({
      stage: "CLOSED",
      closeReason: "SOLVED",
      isEvaluated: true,
      evaluation: { rating: 5, label: "非常满意" },
      result: { text: "已更换木条", handlerName: "网格员甲" },
    });
  });

  it("and the buttons are pressed, then each names its mutation", async () => {
    const { allowedActions } = await detail(
      await handled(),
      "head",
      "allowedActions { name mutation label }",
    );
    expect(allowedActions).toContainEqual({
      name: "verifyPass",
      mutation: "passComplaintVerification",
      label: "核查通过",
    });
  });

  it("by the one who handled it, then verifying is refused", async () => {
    const id = await handled();
    expect(await refusalOf("worker", "passComplaintVerification", { id })).toBe(
      "complaint.verifier_is_handler",
    );
  });

  it("with a photo taken elsewhere, then the result is refused with the distance", async () => {
    const id = await inWorkOf(village);
    const photos = await photosOf(village, "worker", 1);
    const where = { point: positionOf(pointAt(100, 179.9)) };
    const { refusal } = await mutate(village, "worker", "submitComplaintResult", {
      id,
      ...benchAt,
      photos,
      where,
    });
    expect(refusal).toEqual({
      code: "complaint.evidence_too_far",
      message:
        "定位距事发地 80 米，须在 50 米内；照片不是这里拍的或定位不准，请写明原因，核查人会看到",
      field: "where",
    });
  });

  it("with a position far away, then no absurd distance is said", async () => {
    const [id, photos] = [await inWorkOf(village), await photosOf(village, "worker", 1)];
    const where = { point: positionOf(pointAt(100, 5_000)) };
    const input = { id, ...benchAt, photos, where };
    const { refusal } = await mutate(village, "worker", "submitComplaintResult", input);
    expect(refusal?.message).toContain("超过 1 公里");
  });

  it("with a reason instead of a place, then it is taken, and only staff read the reason", async () => {
    const [id, photos] = [await inWorkOf(village), await photosOf(village, "worker", 1)];
    const input = { id, ...benchAt, photos, where: null, placeReason: "地下室没有信号" };
    expect((await mutate(village, "worker", "submitComplaintResult", input)).refusal).toBeNull();
    const asked = "result { placeReason photos { isVeiled } }";
    const seen = { result: { placeReason: "地下室没有信号", photos: [{ isVeiled: false }] } };
    expect(await detailOf(village, id, "head", asked)).toEqual(seen);
    const veiled = { result: { placeReason: null, photos: [{ isVeiled: true }] } };
    expect(await detailOf(village, id, "reporter", asked)).toEqual(veiled);
  });

  it("with a position a browser gave, then it is converted before the distance is measured", async () => {
    const [id, photos] = [await inWorkOf(village), await photosOf(village, "worker", 1)];
    const hand = (crs: string) => {
      const where = { point: { ...toWgs84(SPOT), crs, accuracyM: 30 } };
      const input = { id, ...benchAt, photos, where };
      return mutate(village, "worker", "submitComplaintResult", input, "complaint { stage }");
    };
    expect((await hand("GCJ02")).refusal?.code).toBe("complaint.evidence_too_far");
    expect((await hand("WGS84"))["complaint"]).toEqual({ stage: "HANDLED" });
  });

  it("with a position that does not exist, then the field is named", async () => {
    const id = await inWorkOf(village);
    const where = { point: { ...positionOf(SPOT), lat: 91 } };
    const input = { id, ...benchAt, where };
    expect((await mutate(village, "worker", "submitComplaintResult", input))["denied"]).toBe(
      "BAD_USER_INPUT",
    );
  });

  it("on site, then by the worker alone, with photos from before and after", async () => {
    const id = await idOfNew(village, "reporter", { category: categories.rubbish });
    await go(village, id, ["worker", "handleComplaintOnSite"]);
    const { holder } = await detail(id, "reporter", "holder { name personName isUnit }");
    expect(holder).toEqual({ name: "A号", personName: "网格员甲", isUnit: false });
    const photos = await photosOf(village, "worker", 2);
    const closed = await go(village, id, [
      "worker",
      "closeComplaintOnSite",
      { text: "已清走", photos },
    ]);
    expect(closed.stage).toBe("CLOSED");
  });

  it("given to a colleague by name, then the colleague has it", async () => {
    const id = await idOfNew(village, "reporter", { category: categories.rubbish });
    const { colleague } = village.people;
    await go(
      village,
      id,
      ["head", "acceptComplaint"],
      ["head", "assignComplaintOnSite", { personId: colleague.id }],
    );
    expect((await detail(id, "reporter", "nextStep")).nextStep).toBe(
      "A号 · 网格员乙正在现场处置。",
    );
  });

  it.each([
    ["of another grid", () => village.people.headOfB.id],
    ["who does not exist", () => "prs_00000000000000000000099999"],
    ["that is no person", () => village.grid("A")],
  ])("given to somebody %s, then it is refused", async (_, personId) => {
    const id = await idOfNew(village, "reporter", { category: categories.rubbish });
    await go(village, id, ["head", "acceptComplaint"]);
    expect(await refusalOf("head", "assignComplaintOnSite", { id, personId: personId() })).toBe(
      "complaint.not_in_team",
    );
  });
});

describe("given a department's work", () => {
  const atLamps = async () => {
    const id = await idOfNew(village, "reporter", { category: categories.lamp });
    const unitId = village.unit("URBAN_MANAGEMENT");
    await go(
      village,
      id,
      ["street", "acceptComplaint"],
      ["street", "dispatchComplaint", { unitId }],
    );
    return id;
  };

  it("when the street asks where it belongs, then the catalogue names the unit", async () => {
    const id = await idOfNew(village, "reporter", { category: categories.lamp });
    const { dispatchSuggestion } = await detail(id, "street", "dispatchSuggestion { unitId name }");
    expect(dispatchSuggestion).toEqual({
      unitId: village.unit("URBAN_MANAGEMENT"),
      name: "城市管理部门",
    });
  });

  it("when the unit passes it on, then the colleague must sign", async () => {
    const id = await atLamps();
    const { lampsToo } = village.people;
    await go(
      village,
      id,
      ["lamps", "signComplaint"],
      ["lamps", "transferComplaint", { personId: lampsToo.id }],
    );
    expect(await refusalOf("lamps", "signComplaint", { id })).toBe("complaint.held_by_colleague");
  });

  it("when the unit asks for a return and the street agrees, then another unit has it", async () => {
    const id = await atLamps();
    const words = { reason: "非路灯", suggestion: "水电气热单位" };
    await go(village, id, ["lamps", "requestComplaintReturn", words]);
    await go(village, id, [
      "street",
      "approveComplaintReturn",
      { unitId: village.unit("UTILITIES") },
    ]);
    expect(await detail(id, "pipes", "returns holder { name isUnit }")).toEqual({
      returns: 1,
      holder: { name: "UTILITIES单位", isUnit: true },
    });
  });

  it.each([
    [
      "a unit that does not exist",
      { unitId: "unt_00000000000000000000000009" },
      "complaint.holder_unknown",
    ],
    ["nobody", {}, "complaint.holder_unknown"],
    ["the grid", { gridId: "A" }, "complaint.duty_mismatch"],
  ])("when it is sent to %s, then it is refused", async (_, to, code) => {
    const id = await idOfNew(village, "reporter", { category: categories.lamp });
    await go(village, id, ["street", "acceptComplaint"]);
    const given = "gridId" in to ? { gridId: village.grid(to.gridId) } : to;
    expect(await refusalOf("street", "dispatchComplaint", { id, ...given })).toBe(code);
  });
});

describe("given the same matter twice", () => {
  it("when one is merged, then its followers follow the other", async () => {
    const { app, people: who } = village;
    const lead = await idOfNew(village, "neighbour", { category: categories.manhole });
    const copy = await idOfNew(village, "reporter", { category: categories.manhole });
    await mutate(village, "head", "followComplaint", { id: copy }, "complaint { id }");
    await go(village, copy, [
      "street",
      "mergeComplaint",
      { intoId: lead, idempotencyKey: "merge" },
    ]);
    await drainOutbox(app.deps.table, consumersOf(app.deps), app.clock.now);
    expect(await followersOf(app.deps.table, lead)).toEqual([who.head.id]);
  });

  it("when the other is hidden from whoever merges, then there is none", async () => {
    const far = await idOfNew(village, "neighbour", { place: { point: pointAt(500, 100) } });
    const id = await idOfNew(village);
    expect(await refusalOf("head", "mergeComplaint", { id, intoId: far })).toBe(
      "complaint.merge_target_unknown",
    );
  });
});
