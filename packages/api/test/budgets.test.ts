import { beforeAll, describe, expect, it } from "vitest";
import {
  buildVillage,
  go,
  idOfNew,
  inWorkOf,
  type Payload,
  photosOf,
  positionOf,
  read,
  SPOT,
  submit,
  type Village,
  type Who,
} from "../src/complaint/api.fixture.ts";
import { categories } from "../src/complaint/complaint.fixture.ts";
import { meter, type Requests } from "./support/units.ts";

/*
 * What operations may cost, in requests to the table. The read of the actor and the look at which division
 * counts are remembered for seconds; whether they happen is a matter of time, so they are left out.
 */

type Metered = ReturnType<typeof meter>;

let village: Village;
let metered: Metered;
beforeAll(async () => {
  village = await buildVillage();
  metered = meter(village.app.deps.table.client);
});

/** More than a page, in either phase, of one reporter in one grid. */
let full: Promise<{ village: Village; metered: Metered }> | undefined;
const fullVillage = () =>
  (full ??= buildVillage().then(async (one) => {
    for (let n = 0; n < 28; n += 1) {
      const { complaint } = await submit(one, "reporter");
      if (n % 4 === 0) await go(one, complaint.id, ["reporter", "withdrawComplaint"]);
    }
    return { village: one, metered: meter(one.app.deps.table.client) };
  }));

async function costOf(operation: () => Promise<unknown>): Promise<Requests> {
  const { reads, transactions, writes } = await metered(operation);
  return { reads, transactions, writes };
}

const cost = (reads: number, transactions: number, writes = 0): Requests => ({
  reads,
  transactions,
  writes,
});

async function mustWork(operation: Promise<Payload>): Promise<void> {
  const payload = await operation;
  if (payload.refusal || payload["denied"]) throw new Error(JSON.stringify(payload));
}

describe("given the division is known, when something is reported", () => {
  it("at an address with photos, then three reads and one transaction", async () => {
    const photos = await photosOf(village, "reporter", 3);
    const place = { addressId: village.address.id };
    const operation = () =>
      mustWork(submit(village, "reporter", { place, photos, idempotencyKey: "a" }));
    expect(await costOf(operation)).toEqual(cost(3, 1));
  });

  it("under a location code without photos, then two reads and one transaction", async () => {
    const operation = () =>
      mustWork(submit(village, "reporter", { place: { locationCode: "L-A1" } }));
    expect(await costOf(operation)).toEqual(cost(2, 1));
  });

  it("by a guest at a point, then one read and one transaction", async () => {
    const operation = () => mustWork(submit(village, null, { category: categories.gas }));
    expect(await costOf(operation)).toEqual(cost(1, 1));
  });
});

type Step = readonly [who: Who, mutation: string, input?: object];
const onSite = { category: categories.rubbish };
const lamp = { category: categories.lamp };
const accept: Step = ["street", "acceptComplaint"];
const toUnit = (): Step => [
  "street",
  "dispatchComplaint",
  { unitId: village.unit("URBAN_MANAGEMENT") },
];
const toGrid = (): Step => ["head", "dispatchComplaint", { gridId: village.grid("A") }];
const wrong: Step = ["lamps", "requestComplaintReturn", { reason: "非路灯", suggestion: "水务" }];
/** In words, so that no photo is needed. */
const noise = { category: categories.noise };
const signed = (): Step[] => [["head", "acceptComplaint"], toGrid(), ["worker", "signComplaint"]];
const result: Step = ["worker", "submitComplaintResult", { text: "已劝说" }];
const pass: Step = ["head", "passComplaintVerification"];
const no: Step = ["reporter", "confirmComplaint", { solved: false, comment: "还在吵" }];

/** Each command on one complaint: what is reported, what leads there, and the command itself. */
const commands: Record<string, () => [change: object, before: readonly Step[], step: Step]> = {
  classify: () => [{}, [], ["worker", "classifyComplaint", { category: categories.lamp }]],
  accept: () => [{}, [], ["head", "acceptComplaint", { idempotencyKey: "accept" }]],
  askInfo: () => [{}, [], ["head", "askComplaintInfo", { question: "几号楼？" }]],
  supplement: () => [{}, [], ["reporter", "supplementComplaint", { text: "三号楼" }]],
  reject: () => [
    {},
    [],
    ["community", "rejectComplaint", { reason: "ABUSIVE", text: "请文明用语" }],
  ],
  handleOnSite: () => [onSite, [], ["worker", "handleComplaintOnSite"]],
  "dispatch to a grid": () => [{}, [["head", "acceptComplaint"]], toGrid()],
  "dispatch to a unit": () => [lamp, [accept], toUnit()],
  sign: () => [lamp, [accept, toUnit()], ["lamps", "signComplaint"]],
  requestReturn: () => [lamp, [accept, toUnit()], wrong],
  approveReturn: () => [
    lamp,
    [accept, toUnit(), wrong],
    ["street", "approveComplaintReturn", { unitId: village.unit("UTILITIES") }],
  ],
  refuseReturn: () => [
    lamp,
    [accept, toUnit(), wrong],
    ["street", "refuseComplaintReturn", { reason: "属你单位" }],
  ],
  escalate: () => [{}, [], ["head", "escalateComplaint", { reason: "需协调" }]],
  "submitResult in words": () => [noise, signed(), result],
  verifyPass: () => [noise, [...signed(), result], pass],
  verifyFail: () => [
    noise,
    [...signed(), result],
    ["head", "failComplaintVerification", { text: "还吵" }],
  ],
  confirm: () => [noise, [...signed(), result, pass], no],
  redispatch: () => [
    noise,
    [...signed(), result, pass, no],
    ["community", "redispatchComplaint", { gridId: village.grid("A") }],
  ],
  urge: () => [{}, [], ["reporter", "urgeComplaint"]],
  withdraw: () => [{}, [], ["reporter", "withdrawComplaint"]],
};

describe("given a complaint, when a command changes it, then one read and one transaction", () => {
  it.each(Object.entries(commands))("%s", async (_, plan) => {
    const [change, before, step] = plan();
    // Nobody may report more than thirty times a day: these are the neighbour's.
    const byNeighbour = ([who, ...rest]: Step): Step => [
      who === "reporter" ? "neighbour" : who,
      ...rest,
    ];
    const id = await idOfNew(village, "neighbour", change);
    for (const one of before) await go(village, id, byNeighbour(one));
    expect(await costOf(() => go(village, id, byNeighbour(step)))).toEqual(cost(1, 1));
  });
});

describe("given a command that names more than one thing", () => {
  it("when photos come with it, then one read more", async () => {
    const id = await inWorkOf(village);
    const photos = await photosOf(village, "worker", 2);
    const input = { text: "已修好", photos, where: { point: positionOf(SPOT) } };
    const operation = () => go(village, id, ["worker", "submitComplaintResult", input]);
    expect(await costOf(operation)).toEqual(cost(2, 1));
  });

  it("when a colleague is named, then one read more", async () => {
    const id = await idOfNew(village, "reporter", onSite);
    await go(village, id, ["head", "acceptComplaint"]);
    const personId = village.people.colleague.id;
    const operation = () => go(village, id, ["head", "assignComplaintOnSite", { personId }]);
    expect(await costOf(operation)).toEqual(cost(2, 1));
  });

  it("when two complaints are merged, then the other is read and written too", async () => {
    const [lead, copy] = [await idOfNew(village), await idOfNew(village)];
    const operation = () => go(village, copy, ["head", "mergeComplaint", { intoId: lead }]);
    expect(await costOf(operation)).toEqual(cost(2, 1));
  });
});

describe("given complaints, when they are read", () => {
  const LINE =
    "id number statusLabel nextStep light clock { dueAt termLabel } holder { name } reporter { name } category { name } place { gridName grid { name } } allowedActions { mutation label }";
  const TIMELINE =
    "timeline { seq title detail staffDetail byName photos { url } } isTimelineIntact";

  it("one with its whole timeline, then one read", async () => {
    const id = await inWorkOf(village);
    const query = `query ($id: ID!) { complaint(id: $id) { ${LINE} ${TIMELINE} dispatchSuggestion { name reason } } }`;
    expect(await costOf(() => read(village, "head", query, { id }))).toEqual(cost(1, 0));
  });

  it("one with those it can be given to, then two reads more at most", async () => {
    const id = await idOfNew(village, "neighbour", onSite);
    await go(village, id, ["head", "acceptComplaint"]);
    const query = `query ($id: ID!) { complaint(id: $id) { assignees { name teamName } } }`;
    expect(await costOf(() => read(village, "head", query, { id }))).toEqual(cost(3, 0));
    expect(await costOf(() => read(village, "neighbour", query, { id }))).toEqual(cost(1, 0));
  });

  /** What is on cards. */
  const IN_LIST =
    "id number statusLabel nextStep light summary tags { label } due { at stepLabel } holder { name } reporter { name } category { name } place { label gridName grid { name } } isReporterCallable submittedAt";
  const lists = [
    ["myComplaints(first: 20)", "reporter", 2],
    ["myComplaints(first: 20, phase: OPEN)", "reporter", 1],
    ["complaintQueue(first: 20)", "head", 1],
    ["complaintsIn(gridId: $gridId, first: 20)", "head", 2],
    ["complaintsIn(gridId: $gridId, first: 20, phase: CLOSED)", "community", 1],
  ] as const;
  const reading = (field: string, who: Who, fields: string, where = village) => {
    const declared = field.includes("$gridId") ? "($gridId: ID!)" : "";
    const query = `query ${declared} { ${field} { edges { node { ${fields} } } } }`;
    const variables = declared ? { gridId: where.grid("A") } : {};
    return () => read(where, who, query, variables);
  };

  it.each(lists)(
    "a page of 20 of %s, as lists show it, then one read for open ones and one for ended ones",
    async (field, who, reads) => {
      expect(await costOf(reading(field, who, IN_LIST))).toEqual(cost(reads, 0));
    },
  );

  it.each(lists)(
    "a page of 20 of %s, with more than lists show, then one read more for all of it",
    async (field, who, reads) => {
      expect(await costOf(reading(field, who, LINE))).toEqual(cost(reads + 1, 0));
    },
  );

  it.each(lists)(
    "a page of 20 of %s out of more, as lists show it, then at most three units",
    async (field, who) => {
      const there = await fullVillage();
      const { read: units } = await there.metered(reading(field, who, IN_LIST, there.village));
      expect(units).toBeLessThanOrEqual(3);
    },
  );

  it("by number, then two reads", async () => {
    const { complaint } = await submit(village);
    const query = `query ($number: String!) { complaintByNumber(number: $number) { id } }`;
    const operation = () => read(village, "head", query, { number: complaint.number });
    expect(await costOf(operation)).toEqual(cost(2, 0));
  });

  it.each([
    ["a point", 4, () => ({ point: positionOf(SPOT) })],
    ["an address", 5, () => ({ addressId: village.address.id })],
    ["a location code", 5, () => ({ locationCode: "L-A1" })],
  ] as const)("those near %s, then at most %i reads", async (_, most, input) => {
    const query = `query ($input: LocationInput!) { nearbyComplaints(category: "${categories.bench}", input: $input) { id } }`;
    const { reads } = await costOf(() => read(village, "reporter", query, { input: input() }));
    expect(reads).toBeLessThanOrEqual(most);
  });
});
