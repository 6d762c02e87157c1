import { beforeAll, describe, expect, it } from "vitest";
import { toGcj02 } from "../grid/geometry.ts";
import { pointAt } from "../grid/plan.fixture.ts";
import { drainOutbox } from "../table/outbox.ts";
import {
  asking,
  buildVillage,
  go,
  idOfNew,
  mutate,
  NAME_OF_33,
  photo,
  photosOf,
  positionOf,
  read,
  SPOT,
  submit,
  toWgs84,
  type Village,
} from "./api.fixture.ts";
import { mostPerDay } from "./complaint.ts";
import { categories } from "./complaint.fixture.ts";
import { queryCodeOf } from "./prepare.ts";
import { loadComplaint } from "./store.ts";
import { request } from "../media/upload.fixture.ts";
import { attachConsumer, loadMedia } from "../media/store.ts";
import type { Id } from "../kernel/ids.ts";
import { keepMemory } from "../../test/support/memory.ts";

keepMemory();

let village: Village;
beforeAll(async () => {
  village = await buildVillage();
});

const detail = (id: string, who: Parameters<typeof read>[1], wanted: string, more = {}) =>
  read(village, who, `query ($id: ID!) { complaint(id: $id) { ${wanted} } }`, { id }, more).then(
    ({ complaint }) => complaint,
  );

describe("given a place, when something is reported there", () => {
  const PLACE =
    "place { label gridName isAmbiguous locationCode explanation point { lng lat } grid { code } }";

  it("by a point of a Chinese map, then its micro-grid has it", async () => {
    const { place } = await detail(await idOfNew(village), "reporter", PLACE);
    expect(place).toMatchObject({
      gridName: "A1号",
      grid: { code: "A1" },
      label: null,
      point: SPOT,
    });
  });

  it("by a point of a browser, then it is converted", async () => {
    const point = { ...SPOT, crs: "WGS84" };
    const { place } = await detail(
      await idOfNew(village, "reporter", { place: { point } }),
      "reporter",
      PLACE,
    );
    expect(place.point).toEqual(toGcj02(SPOT, "WGS84"));
  });

  it("by an address, then the place has its words, sealed where it lies", async () => {
    const place = { addressId: village.address.id };
    const id = await idOfNew(village, "reporter", { place });
    const stored = await loadComplaint(village.app.deps.table, id);
    expect((await detail(id, "reporter", PLACE)).place.label).toBe(village.address.standardAddress);
    expect(JSON.stringify(stored)).not.toContain("紫藤花园");
  });

  it("by a location code, then the sign is the place", async () => {
    const id = await idOfNew(village, "reporter", { place: { locationCode: "L-A1" } });
    expect((await detail(id, "reporter", PLACE)).place).toMatchObject({
      label: "A1 路灯杆",
      locationCode: "L-A1",
    });
  });

  it("in nobody's grid, then the duty desk of the street has it, and says so in both languages", async () => {
    const id = await idOfNew(village, "reporter", { place: { point: pointAt(5_000, 5_000) } });
    const fields = "place { gridName } nextStep clock { termLabel }";
    expect(await detail(id, "street", fields)).toMatchObject({
      place: { gridName: "待定网格" },
      clock: { termLabel: "15 分钟" },
    });
    expect(await detail(id, "street", fields, { language: "en" })).toMatchObject({
      place: { gridName: "grid to be assigned" },
      clock: { termLabel: "15 minutes" },
    });
  });

  it.each([
    [
      "an unknown address",
      { addressId: "adr_00000000000000000000000009" },
      "complaint.place_unknown",
      "place.addressId",
    ],
    ["no address at all", { addressId: "nonsense" }, "complaint.place_unknown", "place.addressId"],
    ["an unknown code", { locationCode: "L-X" }, "complaint.place_unknown", "place.locationCode"],
    [
      "a code without end",
      { locationCode: "L".repeat(5_000) },
      "request.text_too_long",
      "place.locationCode",
    ],
    [
      "a point off the earth",
      { point: { lng: 200, lat: 10 } },
      "grid.position_unknown",
      "place.point",
    ],
    ["nothing", {}, "complaint.place_missing", "place"],
  ])("by %s, then it is refused and the field is named", async (_, place, code, field) => {
    const { refusal } = await submit(village, "reporter", { place });
    expect(refusal).toMatchObject({ code, field });
  });
});

describe("given words with rare characters, when they are reported", () => {
  it("then 2,000 of them are kept as they are", async () => {
    const description = "𠮷".repeat(2_000);
    const id = await idOfNew(village, "reporter", { description });
    expect((await detail(id, "reporter", "description")).description).toBe(description);
  });

  it("then a name of 33 characters is kept as it is", async () => {
    const id = await idOfNew(village);
    const found = await detail(id, "head", "reporter { name } timeline { byName }");
    expect([Array.from(NAME_OF_33).length, found.reporter.name, found.timeline[0].byName]).toEqual([
      33,
      NAME_OF_33,
      NAME_OF_33,
    ]);
  });
});

describe("given somebody who calls themselves what they like", () => {
  it("then the post something was done in is told beside the name, and a resident has none", async () => {
    const id = await idOfNew(village);
    await go(village, id, ["head", "acceptComplaint"]);
    const { timeline } = await detail(id, "reporter", "timeline { isByReporter byPost }");
    expect(timeline).toMatchObject([
      { isByReporter: true, byPost: null },
      { isByReporter: false, byPost: "网格长" },
    ]);
  });
});

describe("given a key, when a report is sent", () => {
  const keyed = (key: string, change = {}) =>
    submit(village, "reporter", { idempotencyKey: key, ...change });

  it("twice, then there is one complaint and the same answer", async () => {
    const [first, second] = [await keyed("twice"), await keyed("twice")];
    expect(second).toEqual(first);
  });

  it("five times at once, then there is one complaint", async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => keyed("at once")));
    expect(new Set(answers.map(({ complaint }) => complaint?.id)).size).toBe(1);
  });

  it("with another input, then that is refused", async () => {
    await keyed("other");
    const { refusal } = await keyed("other", { description: "另一件事" });
    expect(refusal).toMatchObject({
      code: "request.idempotency_key_reused",
      field: "idempotencyKey",
    });
  });

  it("after a refusal, then it is still unused", async () => {
    await keyed("refused", { description: " " });
    expect((await keyed("refused")).complaint).not.toBeNull();
  });
});

describe("given nobody is signed in", () => {
  const gas = { category: categories.gas };
  const follow = (number: string, queryCode: string, language = "zh") =>
    read(
      village,
      null,
      `query ($number: String!, $queryCode: String!) { reportedComplaint(number: $number, queryCode: $queryCode) { number statusLabel nextStep } }`,
      { number, queryCode },
      { language },
    ).then(({ reportedComplaint }) => reportedComplaint);

  it("when danger is reported, then there is a receipt and no complaint to look at", async () => {
    const { complaint, receipt } = await submit(village, null, gas, { peer: "192.0.2.1" });
    expect([complaint, receipt.queryCode]).toEqual([null, expect.stringMatching(/^[A-Z0-9]{6}$/)]);
  });

  it("when they come back with number and code, then they learn how it stands", async () => {
    const { receipt } = await submit(village, null, gas, { peer: "192.0.2.2" });
    const lower = ` ${receipt.queryCode.toLowerCase()} `;
    expect(await follow(receipt.number, lower, "en")).toMatchObject({
      number: receipt.number,
      statusLabel: "Reported",
    });
  });

  it("when they copied both by hand, in groups and with letters for digits, then they learn it too", async () => {
    const { receipt } = await submit(village, null, gas, { peer: "192.0.2.2" });
    const groups = receipt.number.replace(/(.{4})/g, "$1-");
    const byHand = receipt.queryCode.replaceAll("0", "o").replaceAll("1", "l");
    expect(await follow(groups, byHand)).toMatchObject({ number: receipt.number });
  });

  it("when the answer was lost and it is sent again, then the receipt is the same", async () => {
    const again = { ...gas, idempotencyKey: "lost" };
    const send = () => submit(village, null, again, { peer: "192.0.2.3" });
    expect((await send()).receipt).toEqual((await send()).receipt);
  });

  it("when the code is wrong, then there is nothing", async () => {
    const { receipt } = await submit(village, null, gas, { peer: "192.0.2.4" });
    expect(await follow(receipt.number, "AAAAAA")).toBeNull();
  });

  it("when it is the report of somebody signed in, then no code opens it", async () => {
    const { complaint } = await submit(village);
    const code = queryCodeOf(village.app.deps.keyring, complaint.number);
    expect(await follow(complaint.number, code)).toBeNull();
  });

  it("when something ordinary is reported, then they are asked to sign in", async () => {
    expect((await submit(village, null)).refusal?.code).toBe("complaint.guest_only_urgent");
  });

  it("when neighbours behind one address report on one day, then all are heard, up to what no community reaches", async () => {
    const sendOne = () => submit(village, null, gas, { peer: "192.0.2.5" });
    const most = mostPerDay({ personId: null });
    const taken: unknown[] = [];
    for (let i = 0; i < most; i += 1) taken.push((await sendOne()).receipt);
    expect(taken).not.toContain(null);
    // Sent at once, the ones too many do not get past the limit together.
    const late = await Promise.all(Array.from({ length: 10 }, sendOne));
    const codes = late.map(({ refusal }) => refusal?.code);
    expect(codes).toEqual(Array(10).fill("complaint.too_many_today"));
  });

  it("when they ask for a complaint or a list, then they must sign in", async () => {
    const answer = await village.app.ask(`{ myComplaints(first: 1) { edges { node { id } } } }`);
    expect(answer.errors[0]?.extensions["code"]).toBe("UNAUTHENTICATED");
  });
});

describe("given the same words twice, when the language is chosen", () => {
  it.each([
    ["zh", "已上报", "请用几句话说明情况"],
    ["en", "Reported", "Please say what it is about"],
    ["en-GB,zh;q=0.5", "Reported", "Please say what it is about"],
    ["fr", "已上报", "请用几句话说明情况"],
  ])("%s, then labels and refusals are in it", async (language, label, message) => {
    const id = await idOfNew(village);
    const { refusal } = await submit(village, "reporter", { description: "" }, { language });
    const { statusLabel } = await detail(id, "reporter", "statusLabel", { language });
    expect([statusLabel, refusal?.message]).toEqual([label, message]);
  });
});

describe("given photos", () => {
  it("when they are the reporter's own, then they belong to the complaint and stay", async () => {
    const { app } = village;
    const ids = await photosOf(village, "reporter", 2);
    const id = await idOfNew(village, "reporter", { photos: ids });
    await drainOutbox(app.deps.table, [attachConsumer(app.deps)], app.deps.clock());
    const { photos } = await detail(id, "head", "photos { id width height url }");
    const kept = await loadMedia(app.deps.table, ids[0] as Id<"media">);
    expect(photos.map((one: { id: string }) => one.id)).toEqual(ids);
    expect((await app.app.fetch(new Request(photos[0].url))).status).toBe(200);
    expect(kept?.media.expiresAt).toBeNull();
  });

  it("when one is sent twice, then it is there once", async () => {
    const one = await photo(village, "reporter");
    const id = await idOfNew(village, "reporter", { photos: [one, one] });
    expect((await detail(id, "reporter", "photos { id }")).photos).toHaveLength(1);
  });

  it("when one is somebody else's, then it is as if there were none", async () => {
    const theirs = await photo(village, "neighbour");
    const { refusal } = await submit(village, "reporter", { photos: [theirs] });
    expect(refusal).toMatchObject({ code: "media.not_found", field: "photos" });
  });

  it("when one has not arrived, then that is said", async () => {
    const { app, people } = village;
    const { data } = await request(app, {}, { token: people.reporter.token });
    const { refusal } = await submit(village, "reporter", {
      photos: [data!.requestUpload.upload!.media.id],
    });
    expect(refusal?.code).toBe("media.not_ready");
  });

  it("when there are ten, then that is too many and none is looked up", async () => {
    const many = Array.from({ length: 10 }, (_, i) => `med_${String(i).padStart(26, "0")}`);
    village.app.requests.reset();
    const { refusal } = await submit(village, "reporter", { photos: many });
    expect(refusal).toMatchObject({ code: "request.list_too_long", field: "photos" });
    expect(village.app.requests.names()).not.toContain("BatchGetItemCommand");
  });
});

describe("given neighbours", () => {
  const near = (
    who: Parameters<typeof read>[1],
    category: string,
    input: object = { point: positionOf(SPOT) },
  ) =>
    read(
      village,
      who,
      `query ($category: String!, $input: LocationInput!) { nearbyComplaints(category: $category, input: $input) { id metres reporterLabel statusLabel gridName } }`,
      { category, input },
    ).then(
      ({ nearbyComplaints }) =>
        nearbyComplaints as { id: string; metres: number; reporterLabel: string }[],
    );

  it("when one looks before reporting, then the same matter nearby is suggested, without a name", async () => {
    const id = await idOfNew(village, "reporter", { category: categories.rubbish });
    const point = positionOf(pointAt(100, 130));
    expect(await near("neighbour", categories.rubbish, { point })).toMatchObject([
      { id, metres: 30, reporterLabel: "匿名居民" },
    ]);
  });

  it("when the place is said in another way, then it is read as `resolveLocation` reads it", async () => {
    const { id: addressId, point } = village.address;
    const atAddress = await idOfNew(village, "reporter", {
      category: categories.manhole,
      place: { addressId },
    });
    const atSign = await idOfNew(village, "reporter", { category: categories.manhole });
    const idsNear = async (input: object) =>
      (await near("neighbour", categories.manhole, input)).map(({ id }) => id);
    const browser = toWgs84(SPOT);
    expect(await idsNear({ addressId })).toEqual(await idsNear({ point: positionOf(point) }));
    expect(await idsNear({ addressId })).toContain(atAddress);
    expect(await idsNear({ locationCode: "L-A1" })).toContain(atSign);
    expect(await idsNear({ point: { ...browser, crs: "WGS84", accuracyM: 20 } })).toContain(atSign);
  });

  it.each([
    ["nothing", {}, "point"],
    ["two ways", { locationCode: "L-A1", addressId: "adr_none" }, "locationCode"],
    ["a code that is nowhere", { locationCode: "L-NONE" }, "locationCode"],
  ])("when the place is said by %s, then the field to change is named", async (_, input, field) => {
    const query = `query ($input: LocationInput!) { nearbyComplaints(category: "${categories.rubbish}", input: $input) { id } }`;
    const { errors } = await village.app.ask(query, { input }, await asking(village, "neighbour"));
    expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", field });
  });

  it("when the reporter does not mind, then the name is there", async () => {
    await idOfNew(village, "reporter", { category: categories.door, isAnonymousToPublic: false });
    expect((await near("neighbour", categories.door))[0]?.reporterLabel).toBe(NAME_OF_33);
  });

  it("when the matter is somebody's own, then nobody is told of it, and nobody can follow it", async () => {
    const id = await idOfNew(village, "reporter", { category: categories.noise });
    const followed = await mutate(
      village,
      "neighbour",
      "followComplaint",
      { id },
      "complaint { id }",
    );
    expect([await near("neighbour", categories.noise), followed["denied"]]).toEqual([
      [],
      "NOT_FOUND",
    ]);
  });

  it("when one follows instead, then twice is once, and stopping works after it was closed", async () => {
    const id = await idOfNew(village, "reporter", { category: categories.lamp });
    const say = (name: string) => mutate(village, "neighbour", name, { id }, "complaint { id }");
    const answers = [await say("followComplaint"), await say("followComplaint")];
    await go(village, id, ["reporter", "withdrawComplaint"]);
    answers.push(await say("unfollowComplaint"));
    expect(answers.map(({ complaint }) => complaint?.id)).toEqual([id, id, id]);
    expect((await say("followComplaint"))["denied"]).toBe("NOT_FOUND");
  });
});

describe("given the levels of satisfaction, when anybody asks for them", () => {
  const levels = async (language: string): Promise<{ value: number; label: string }[]> => {
    const query = "{ complaintRatings { value label isCommentInvited } }";
    return (await read(village, null, query, {}, { language })).complaintRatings;
  };

  it("then there are five in order, in the reader's language, and the dissatisfied are asked why", async () => {
    expect(await levels("en")).toEqual([
      { value: 1, label: "Very dissatisfied", isCommentInvited: true },
      { value: 2, label: "Dissatisfied", isCommentInvited: true },
      { value: 3, label: "Fairly satisfied", isCommentInvited: false },
      { value: 4, label: "Satisfied", isCommentInvited: false },
      { value: 5, label: "Very satisfied", isCommentInvited: false },
    ]);
    expect((await levels("zh")).map(({ label }) => label)).toContain("基本满意");
  });
});

describe("given a number that was drawn before, when it is drawn again", () => {
  it("then another one is drawn", async () => {
    const { app } = village;
    const random = app.deps.ids.random;
    const draws = [7, 7, 8].map((byte) => new Uint8Array([0, 0, 0, byte]));
    app.deps.ids.random = (n) => (n === 4 ? (draws.shift() ?? random(n)) : random(n));
    const numbers = [await submit(village), await submit(village)].map(({ receipt }) =>
      receipt.number.slice(-6),
    );
    app.deps.ids.random = random;
    expect(numbers).toEqual(["000007", "000008"]);
  });
});
