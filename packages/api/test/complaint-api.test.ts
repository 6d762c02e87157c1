import { beforeAll, describe, expect, it } from "vitest";
import {
  buildVillage,
  detailOf,
  go,
  idOfNew,
  inWorkOf,
  mutate,
  NAME_OF_33,
  read,
  submit,
  type Village,
  type Who,
} from "../src/complaint/api.fixture.ts";
import { categories } from "../src/complaint/complaint.fixture.ts";
import { DAY, HOUR } from "../src/kernel/clock.ts";
import { sealPrivate } from "../src/person/private.ts";
import { people } from "../src/person/store.ts";
import { run } from "../src/run.ts";
import { signIn } from "./support/people.ts";

/* What people see and do with complaints through the API, each as who they are. */

let village: Village;
beforeAll(async () => {
  village = await buildVillage();
});

const detail = (id: string, who: Who, wanted: string) => detailOf(village, id, who, wanted);
const inWork = (change: object = {}) => inWorkOf(village, change);

describe("given a complaint, when somebody looks at it", () => {
  const STAFF =
    "isSampled dispatchSuggestion { name reason } timeline { title detail staffDetail byName isByReporter }";

  it("the reporter, then nothing that is for staff is there", async () => {
    const found = await detail(await inWork(), "reporter", STAFF);
    const secrets = found.timeline.map((one: { staffDetail: string | null }) => one.staffDetail);
    expect([found.dispatchSuggestion, secrets]).toEqual([null, [null, null, null, null]]);
  });

  it("somebody of staff, then that is there too", async () => {
    const found = await detail(await inWork(), "head", STAFF);
    expect(found.timeline.map((one: { staffDetail: string | null }) => one.staffDetail)).toContain(
      "注意安全",
    );
    expect(found.dispatchSuggestion.reason).toBe("按派单目录，“座椅或健身器材损坏”由所属网格牵头");
  });

  it("whoever handles it, then a reporter who asked for it has no name", async () => {
    const id = await inWork({ isAnonymousToHandlers: true });
    const found = await detail(id, "worker", `reporter { name } ${STAFF}`);
    expect(JSON.stringify(found)).not.toContain(NAME_OF_33);
    expect([found.reporter, found.timeline[0].isByReporter]).toEqual([null, true]);
  });

  it("the reporter, then their own name is there", async () => {
    const id = await inWork({ isAnonymousToHandlers: true });
    const found = await detail(id, "reporter", `isMine reporter { name } ${STAFF}`);
    expect([found.isMine, found.reporter.name]).toEqual([true, NAME_OF_33]);
  });

  it("somebody who has nothing to do with it, then it looks as if it were not there", async () => {
    const { id, number } = await submit(village).then(({ complaint }) => complaint);
    const query = `query ($id: ID!, $number: String!) { complaint(id: $id) { id } complaintByNumber(number: $number) { id } node(id: $id) { id } }`;
    const missing = { id: "cmp_00000000000000000000099999", number: "S000" };
    const hidden = await read(village, "neighbour", query, { id, number });
    expect(hidden).toEqual(await read(village, "neighbour", query, missing));
    expect(hidden).toEqual({ complaint: null, complaintByNumber: null, node: null });
  });

  it.each(["acceptComplaint", "urgeComplaint"])(
    "somebody who would %s what is hidden from them, then it is not found either",
    async (mutation) => {
      const id = await idOfNew(village);
      const answers = await Promise.all(
        [id, "cmp_00000000000000000000099999", "nonsense"].map((one) =>
          mutate(village, "headOfB", mutation, { id: one }),
        ),
      );
      expect(answers.map(({ denied }) => denied)).toEqual(["NOT_FOUND", "NOT_FOUND", "NOT_FOUND"]);
    },
  );

  it("an id of something else, then there is no such complaint", async () => {
    expect(await detail(village.people.reporter.id, "head", "id")).toBeNull();
  });

  it("anybody who may, then the chain of its timeline is whole", async () => {
    expect(await detail(await inWork(), "reporter", "isTimelineIntact")).toEqual({
      isTimelineIntact: true,
    });
  });
});

describe("given lists", () => {
  const LIST = "edges { node { id } } pageInfo { hasNextPage endCursor }";
  const idsIn = (list: { edges: { node: { id: string } }[] }) =>
    list.edges.map(({ node }) => node.id);

  it("when somebody lists their own reports, then by phase and nobody else's", async () => {
    const who = await signIn(village.app, { name: "立春" });
    const [open, ended] = [await submit(village, who), await submit(village, who)].map(
      ({ complaint }) => complaint.id,
    );
    await mutate(village, who, "withdrawComplaint", { id: ended });
    const found = await read(
      village,
      who,
      `{ all: myComplaints(first: 5) { ${LIST} } open: myComplaints(first: 5, phase: OPEN) { ${LIST} } closed: myComplaints(first: 5, phase: CLOSED) { ${LIST} } }`,
    );
    expect([found.all, found.open, found.closed].map(idsIn)).toEqual([
      [ended, open],
      [open],
      [ended],
    ]);
  });

  it("when somebody of staff lists their queue, then what waits for them is there", async () => {
    const id = await idOfNew(village, "neighbour", { category: categories.fireLane });
    const { complaintQueue } = await read(
      village,
      "head",
      `{ complaintQueue(first: 1) { ${LIST} } }`,
    );
    expect(idsIn(complaintQueue)).toEqual([id]);
  });

  it("when a resident lists a queue, then it is empty", async () => {
    const { complaintQueue } = await read(
      village,
      "reporter",
      `{ complaintQueue(first: 5) { ${LIST} } }`,
    );
    expect(idsIn(complaintQueue)).toEqual([]);
  });

  it.each([
    ["head", "A", true],
    ["head", "B", false],
    ["community", "C", true],
    ["street", "S", true],
    ["reporter", "A", false],
  ] as const)(
    "when %s lists grid %s, then that it is theirs is %s",
    async (who, code, isTheirs) => {
      const answer = await read(
        village,
        who,
        `query ($gridId: ID!) { complaintsIn(gridId: $gridId, first: 1) { ${LIST} } }`,
        { gridId: village.grid(code) },
      ).catch((error: Error) => error.message);
      expect(typeof answer === "string" ? answer.includes("NOT_FOUND") : isTheirs).toBe(
        typeof answer === "string" ? !isTheirs : true,
      );
    },
  );
});

describe("given a reporter with a phone, when staff asks how to reach them", () => {
  const PHONE = "13900000001";
  const PURPOSE = "核实长椅位置";
  const ask = (who: Who, id: string, purpose = PURPOSE) =>
    mutate(village, who, "revealReporter", { id, purpose }, "reporter { name phone }");

  beforeAll(async () => {
    const { app, people: who } = village;
    const { id } = who.reporter;
    const phone = sealPrivate(app.deps.keyring, id, "phone", PHONE);
    const actor = {
      kind: "person",
      personId: id,
      displayName: "",
      homes: [],
      assignments: [],
      isResident: true,
    } as const;
    const command = { type: "linkPhone", phone, phoneHash: "hash" } as const;
    await run(app.deps.table, people, { id, command, actor, now: app.deps.clock(), isNew: false });
  });

  it("then the phone is told, and the reporter can read who asked and what for", async () => {
    const { reporter } = await ask("worker", await inWork());
    const { me } = await read(
      village,
      "reporter",
      "{ me { accessLog(first: 1) { edges { node { purpose readerName } } } } }",
    );
    expect([reporter, me.accessLog.edges[0].node]).toEqual([
      { name: NAME_OF_33, phone: PHONE },
      { purpose: PURPOSE, readerName: "网格员甲" },
    ]);
  });

  it("and the reporter wants to stay anonymous, then whoever handles it is refused and nothing is noted", async () => {
    const id = await inWork({ isAnonymousToHandlers: true });
    const log = "{ me { accessLog(first: 50) { edges { node { at } } } } }";
    const before = await read(village, "reporter", log);
    const { refusal } = await ask("worker", id);
    expect([refusal?.code, await read(village, "reporter", log)]).toEqual([
      "complaint.reporter_anonymous",
      before,
    ]);
  });

  it.each([
    ["has no purpose", "head", " ", "complaint.reason_missing"],
    ["writes a novel", "head", "长".repeat(501), "request.text_too_long"],
    ["does not have it in hand", "colleague", PURPOSE, undefined],
  ] as const)("and %s, then that is answered for", async (_, who, purpose, code) => {
    expect((await ask(who, await inWork(), purpose)).refusal?.code).toBe(code);
  });

  it("and is a neighbour, then there is no such complaint or no right", async () => {
    expect((await ask("neighbour", await inWork()))["denied"]).toMatch(/FORBIDDEN|NOT_FOUND/);
  });
});

describe("given deadlines, when they are read", () => {
  it("then each says what it is for, how long it is and what it is made of", async () => {
    const CLOCK =
      "clock { step stepLabel termLabel dueAt isProvisional isOver intervals { from to } pauses { from to } }";
    const { clock } = await detail(await idOfNew(village), "reporter", CLOCK);
    expect(clock).toEqual({
      step: "ACCEPT",
      stepLabel: "受理",
      termLabel: "2 个工作小时",
      dueAt: "2026-11-20T04:00:00.000Z",
      isProvisional: false,
      isOver: false,
      intervals: [{ from: "2026-11-20T02:00:00.000Z", to: "2026-11-20T04:00:00.000Z" }],
      pauses: [],
    });
  });

  it("then a term of whole hours is not told in minutes", async () => {
    const id = await idOfNew(village, "reporter", { category: categories.manhole });
    await go(village, id, ["street", "acceptComplaint"]);
    expect(await detail(id, "reporter", "handlingClock { termLabel }")).toEqual({
      handlingClock: { termLabel: "4 小时" },
    });
  });

  it("then what is over says so", async () => {
    const id = await idOfNew(village);
    village.app.clock.advance(3 * DAY);
    expect(await detail(id, "reporter", "clock { isOver }")).toEqual({ clock: { isOver: true } });
    village.app.clock.advance(-3 * DAY + HOUR);
  });
});

describe("given a report that turns out to be about staff", () => {
  it("when the grid head classifies it so, then it is done, and theirs no more", async () => {
    const id = await idOfNew(village);
    const input = { id, category: "governance.staff_complaint" };
    expect(await mutate(village, "head", "classifyComplaint", input)).toEqual({
      complaint: null,
      refusal: null,
    });
    const seen = await read(village, "head", "query ($id: ID!) { complaint(id: $id) { id } }", {
      id,
    });
    expect(seen.complaint).toBeNull();
    expect((await detail(id, "street", "category { code }")).category.code).toBe(input.category);
  });
});
