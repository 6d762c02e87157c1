import { beforeAll, describe, expect, it } from "vitest";
import type { Answer, Asking, TestApp } from "../../test/support/app.ts";
import { signIn } from "../../test/support/people.ts";
import { addAddresses } from "../../test/support/places.ts";
import { type AppointedRole, roles } from "../kernel/actor.ts";
import { DAY, MINUTE, plus } from "../kernel/clock.ts";
import { enter, leaksIn, logText } from "../session/sign-in.fixture.ts";
import { startTown, type Town } from "./town.fixture.ts";
import { keepMemory } from "../../test/support/memory.ts";

keepMemory();

let town: Town;
let app: TestApp;
/** The phones and names of all tests here, none of which may be logged. */
const secrets = new Set<string>(["林示例"]);

beforeAll(async () => {
  town = await startTown();
  ({ app } = town);
});

let people = 0;
/** A resident with a phone, signed in as in life. */
async function resident() {
  people += 1;
  const phone = `100${String(30_000_000 + people)}`;
  secrets.add(phone);
  const { accessToken: token, me } = await enter(app, phone, { peer: `192.0.2.${people}` });
  return { id: me.id, token, phone };
}

const official = (role: AppointedRole, path: string) =>
  signIn(app, { name: "网格员·芒种03", posts: [{ role, path }] });

type Thing = { id: string } & Record<string, unknown>;
type Refusal = { code: string; field: string | null };

/** A mutation's payload: its thing and its refusal. */
async function tell(
  name: string,
  [field, selection]: readonly [field: string, selection: string],
  input: object,
  asking: Asking,
): Promise<{ thing: Thing | null; refusal: Refusal | null; denial: string | null }> {
  const Input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const query = `mutation($input: ${Input}) {
    ${name}(input: $input) { thing: ${field} { ${selection} } refusal { code field } }
  }`;
  const answer = await app.ask(query, { input }, asking);
  const payload = (answer.data?.[name] ?? {}) as { thing?: Thing; refusal?: Refusal };
  const { thing = null, refusal = null } = payload;
  return { thing, refusal, denial: denialOf(answer) };
}

const denialOf = ({ errors }: Answer): string | null =>
  errors[0] ? String(errors[0].extensions["code"]) : null;

const appointment = [
  "appointment",
  "id role roleLabel title isInForce from to grid { code } unit { code }",
] as const;
const residence = ["residence", "id address status statusLabel relationLabel reason"] as const;
const appoint = (input: object, asking: Asking) => tell("appoint", appointment, input, asking);

/** Somebody who has claimed room 301 in micro-grid A1. */
async function claimant() {
  const person = await resident();
  const [address] = await addAddresses(app, {});
  const input = { addressId: address!.id, relation: "TENANT" };
  const { thing } = await tell("claimResidence", residence, input, person);
  return { ...person, residenceId: thing!.id, address: address! };
}

const NODE = `query($id: ID!) {
  node(id: $id) { ... on Person { id displayName phone realName elderMode language
    residences { id } roles { role } accessLog(first: 5) { edges { node { purpose } } } } }
}`;

const nodeSeenBy = async (id: string, asking: Asking) => {
  const answer = await app.ask(NODE, { id }, asking);
  if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
  const node: unknown = answer.data?.["node"];
  return node as Record<string, unknown> | null;
};

describe("a person", () => {
  it("is hidden from others in every role, in the same way as one who does not exist", async () => {
    const { id } = await resident();
    const missing = `prs_${"7".repeat(26)}`;
    for (const role of roles.slice(3, -1) as AppointedRole[]) {
      const isPlatform = role === "PLATFORM_ADMIN" || role === "SECURITY_AUDITOR";
      const posts = [{ role, ...(isPlatform ? {} : { path: "/S/" }), unitId: unitFor(role) }];
      const stranger = await signIn(app, { posts: posts as never });
      expect([role, await nodeSeenBy(id, stranger)]).toEqual([role, null]);
      expect(await nodeSeenBy(missing, stranger)).toBeNull();
    }
    expect(await nodeSeenBy(id, await resident())).toBeNull();
  });

  const unitFor = (role: AppointedRole) =>
    ["DEPT_HANDLER", "DEPT_LEAD", "MEDIATOR", "VOLUNTEER", "PROPERTY", "PROVIDER"].includes(role)
      ? town.unitId("CITY-S")
      : null;

  it("sees their own phone masked, and nobody else sees their private fields", async () => {
    const { id, token, phone, residenceId } = await claimant();
    await tell("updateProfile", ["person", "id"], { realName: "林示例" }, { token });
    expect(await nodeSeenBy(id, { token })).toMatchObject({
      phone: `100****${phone.slice(-4)}`,
      realName: "林示例",
      elderMode: false,
      language: "ZH",
      accessLog: { edges: [] },
    });
    expect(await nodeSeenBy(id, await official("GRID_WORKER", "/S/C/A/"))).toEqual({
      id,
      displayName: expect.stringMatching(/^居民\d{4}$/) as string,
      phone: null,
      realName: null,
      elderMode: null,
      language: null,
      accessLog: null,
      residences: [{ id: residenceId }],
      roles: [],
    });
  });

  it("is not to be had without signing in", async () => {
    const { id } = await resident();
    const answer = await app.ask(NODE, { id });
    expect(denialOf(answer)).toBe("UNAUTHENTICATED");
    expect(denialOf(await app.ask("{ me { id } }"))).toBe("UNAUTHENTICATED");
  });
});

describe("updating one's profile", () => {
  const change = (input: object, asking: Asking) =>
    tell("updateProfile", ["person", "displayName realName elderMode language"], input, asking);

  it("changes what is given; an empty name takes the real name away", async () => {
    const { token } = await resident();
    const all = { displayName: "谷雨", realName: "林示例", elderMode: true, language: "EN" };
    expect((await change(all, { token })).thing).toEqual(all);
    expect((await change({ realName: "" }, { token })).thing).toEqual({ ...all, realName: null });
  });

  it.each([
    [{ displayName: "" }, "person.display_name_length", "displayName"],
    [{ realName: "长".repeat(34) }, "request.text_too_long", "realName"],
  ])("is refused for %j", async (input, code, field) => {
    const { token } = await resident();
    expect((await change(input, { token })).refusal).toEqual({ code, field });
  });

  it("works under every identity the person holds, and under no other", async () => {
    const posts = [{ role: "GRID_WORKER", path: "/S/C/A/" }] as const;
    const { token, roleIds } = await signIn(app, { posts });
    const rename = async (actingAs: string) =>
      (await change({ displayName: "芒种" }, { token, actingAs })).denial;
    expect(await rename(roleIds[0]!)).toBeNull();
    expect(await rename("RESIDENT")).toBeNull();
    expect(await rename(`rol_${"7".repeat(26)}`)).toBe("FORBIDDEN");
  });

  it("happens once for one idempotency key", async () => {
    const { token } = await resident();
    const named = { idempotencyKey: "k1", displayName: "谷雨" };
    await change(named, { token });
    await change({ displayName: "芒种" }, { token });
    expect((await change(named, { token })).thing).toMatchObject({ displayName: "芒种" });
    expect((await change({ ...named, displayName: "白露" }, { token })).refusal?.code).toBe(
      "request.idempotency_key_reused",
    );
  });
});

const CLAIMS = `{ claims(first: 50) { edges { node { personId residenceId displayName address relationLabel } } } }`;

describe("claiming a home", () => {
  const claimsFor = async (asking: Asking): Promise<Record<string, unknown>[]> => {
    const answer = await app.ask(CLAIMS, {}, asking);
    const claims: unknown = answer.data?.["claims"];
    return (claims as { edges: { node: Record<string, unknown> }[] }).edges.map(({ node }) => node);
  };
  const decideClaim = (input: object, asking: Asking) =>
    tell("decideResidence", residence, input, asking);

  it("shows the claim to those who decide it and to nobody else", async () => {
    const { id, residenceId, address } = await claimant();
    const worker = await official("GRID_WORKER", "/S/C/A/");
    const mine = (await claimsFor(worker)).filter(({ personId }) => personId === id);
    expect(mine).toMatchObject([
      { residenceId, address: address.standardAddress, relationLabel: "租户" },
    ]);
    expect(await claimsFor(await official("GRID_WORKER", "/S/C/B/"))).toEqual([]);
    const outsiders = [await resident(), await official("STREET", "/S/")];
    for (const one of outsiders) expect(denialOf(await app.ask(CLAIMS, {}, one))).toBe("FORBIDDEN");
  });

  it("is listed with names in one read, the look-up of the viewer aside", async () => {
    await claimant();
    const worker = await official("GRID_WORKER", "/S/C/A/");
    app.requests.reset();
    await claimsFor(worker);
    expect(app.requests.names()).toEqual(["GetItemCommand", "QueryCommand"]);
  });

  it("makes a home once it is confirmed", async () => {
    const { id, token, residenceId } = await claimant();
    const worker = await official("GRID_WORKER", "/S/C/A/");
    const input = { personId: id, residenceId, confirmed: true };
    expect((await decideClaim(input, worker)).thing).toMatchObject({ status: "CONFIRMED" });
    const { data } = await app.ask("{ me { residences { statusLabel } } }", {}, { token });
    expect(data?.["me"]).toEqual({ residences: [{ statusLabel: "已确认" }] });
  });

  it("comes to nothing with a reason, which the person reads and the decider still sees", async () => {
    const { id, token, residenceId } = await claimant();
    const worker = await official("GRID_WORKER", "/S/C/A/");
    const input = { personId: id, residenceId, confirmed: false };
    expect((await decideClaim(input, worker)).refusal?.code).toBe("person.reason_missing");
    const refused = await decideClaim({ ...input, reason: "查无此人" }, worker);
    expect(refused).toMatchObject({
      thing: { status: "REFUSED", reason: "查无此人" },
      denial: null,
    });
    const { data } = await app.ask("{ me { residences { reason } } }", {}, { token });
    expect(data?.["me"]).toEqual({ residences: [{ reason: "查无此人" }] });
    expect(await nodeSeenBy(id, worker)).toBeNull();
  });

  it("is NOT_FOUND for a worker of another place, as a person who does not exist", async () => {
    const { id, residenceId } = await claimant();
    const worker = await official("GRID_WORKER", "/S/C/B/");
    for (const personId of [id, `prs_${"7".repeat(26)}`, "garbage"])
      expect((await decideClaim({ personId, residenceId, confirmed: true }, worker)).denial).toBe(
        "NOT_FOUND",
      );
  });

  it("is for the identity RESIDENT, of an address that exists", async () => {
    const { token, roleIds } = await signIn(app, { posts: [{ role: "STREET", path: "/S/" }] });
    const [address] = await addAddresses(app, {});
    const claim = (addressId: string, actingAs: string) =>
      tell("claimResidence", residence, { addressId, relation: "OWNER" }, { token, actingAs });
    expect((await claim(address!.id, roleIds[0]!)).denial).toBe("FORBIDDEN");
    expect((await claim(`adr_${"7".repeat(26)}`, "RESIDENT")).refusal?.code).toBe(
      "person.address_unknown",
    );
    expect((await claim("garbage", "RESIDENT")).refusal?.field).toBe("addressId");
    expect((await claim(address!.id, "RESIDENT")).thing).toMatchObject({ status: "CLAIMED" });
    const { data } = await app.ask("{ me { residences { addressId } } }", {}, { token });
    expect(data?.["me"]).toEqual({ residences: [{ addressId: address!.id }] });
  });

  it("happens once for one idempotency key, also when asked twice at once", async () => {
    const { token } = await resident();
    const [address] = await addAddresses(app, {});
    const input = { addressId: address!.id, relation: "OWNER", idempotencyKey: "k1" };
    const twice = await Promise.all(
      [1, 2].map(() => tell("claimResidence", residence, input, { token })),
    );
    expect(twice[0]?.thing?.id).toBeDefined();
    expect(twice[1]?.thing?.id).toBe(twice[0]?.thing?.id);
  });

  it("can be taken back", async () => {
    const { token, residenceId } = await claimant();
    const ended = await tell("endResidence", residence, { residenceId }, { token });
    expect(ended.thing).toMatchObject({ status: "ENDED", statusLabel: "已结束" });
  });
});

const BY_PHONE = `query($phone: String!, $purpose: String!) {
  personByPhone(phone: $phone, purpose: $purpose) { id displayName phone roles { title } }
}`;

describe("finding somebody by phone", () => {
  const ACCESS_LOG = `{ me { accessLog(first: 10) { edges { node {
    at readerName readerRoleLabel fields purpose } } } } }`;
  const find = (phone: string, purpose: string, asking: Asking) =>
    app.ask(BY_PHONE, { phone, purpose }, asking);

  it("gives an appointer who it is, and tells the person who asked and what for", async () => {
    const { id, token, phone } = await resident();
    const street = await official("STREET", "/S/");
    const { data } = await find(phone, "任命网格员", street);
    expect(data?.["personByPhone"]).toMatchObject({
      id,
      phone: `100****${phone.slice(-4)}`,
      roles: [],
    });
    const me = (await app.ask(ACCESS_LOG, {}, { token })).data?.["me"];
    expect(me).toMatchObject({
      accessLog: {
        edges: [
          { node: { readerRoleLabel: "街道值守", purpose: "任命网格员", at: app.clock.now } },
        ],
      },
    });
  });

  it("gives nobody for a phone nobody signs in with", async () => {
    const { data, errors } = await find("10039999999", "任命", await official("STREET", "/S/"));
    expect([data, errors]).toEqual([{ personByPhone: null }, []]);
  });

  it.each(["", "  ", "长".repeat(101)])("demands a purpose: %.10j", async (purpose) => {
    const { token, phone } = await resident();
    const answer = await find(phone, purpose, await official("STREET", "/S/"));
    expect(answer.errors[0]?.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      field: "purpose",
    });
    const me = (await app.ask(ACCESS_LOG, {}, { token })).data?.["me"];
    expect(me).toEqual({ accessLog: { edges: [] } });
  });

  it("is for appointers, in that identity", async () => {
    const { phone } = await resident();
    const street = await official("STREET", "/S/");
    for (const one of [
      await resident(),
      await official("COMMUNITY", "/S/C/"),
      { ...street, actingAs: "RESIDENT" },
    ])
      expect(denialOf(await find(phone, "任命", one))).toBe("FORBIDDEN");
  });
});

describe("appointing", () => {
  const worker = () => ({ role: "GRID_WORKER", title: "网格员", gridId: town.gridId("A") });

  it("gives the role its place, its usual seat and a beginning", async () => {
    const { id } = await resident();
    const street = await official("STREET", "/S/");
    const { thing } = await appoint({ personId: id, ...worker() }, street);
    expect(thing).toMatchObject({
      role: "GRID_WORKER",
      roleLabel: "网格员",
      isInForce: true,
      from: app.clock.now,
      to: null,
      grid: { code: "A" },
      unit: null,
    });
  });

  it("works in the next request, and dismissing ends it in the next one", async () => {
    const { id, token } = await resident();
    const street = await official("STREET", "/S/");
    const mayDecide = async () => denialOf(await app.ask(CLAIMS, {}, { token })) === null;
    expect(await mayDecide()).toBe(false);
    const { thing } = await appoint({ personId: id, ...worker() }, street);
    expect(await mayDecide()).toBe(true);
    const dismissal = { personId: id, roleId: thing!.id, reason: "轮岗" };
    const ended = await tell("dismiss", appointment, dismissal, street);
    expect(ended).toMatchObject({ thing: { isInForce: false, to: app.clock.now }, denial: null });
    expect(await mayDecide()).toBe(false);
  });

  it("is limited to the street's own area, for grids and units alike", async () => {
    const { id: personId } = await resident();
    const street = await official("STREET", "/S/");
    const inUnit = { personId, role: "DEPT_LEAD", title: "负责人" };
    const elsewhere = { personId, ...worker(), gridId: town.gridId("TA") };
    expect((await appoint(elsewhere, street)).denial).toBe("FORBIDDEN");
    expect((await appoint({ ...inUnit, unitId: town.unitId("CITY-T") }, street)).denial).toBe(
      "FORBIDDEN",
    );
    const both = { ...inUnit, gridId: town.gridId("A"), unitId: town.unitId("CITY-T") };
    expect((await appoint(both, street)).denial).toBe("FORBIDDEN");
    const own = await appoint({ ...inUnit, unitId: town.unitId("CITY-S") }, street);
    expect(own.thing).toMatchObject({ unit: { code: "CITY-S" }, grid: null });
  });

  it("is not for other roles, nor for a street acting as a resident", async () => {
    const { id: personId } = await resident();
    const street = await official("STREET", "/S/");
    for (const one of [await official("COMMUNITY", "/S/C/"), { ...street, actingAs: "RESIDENT" }])
      expect((await appoint({ personId, ...worker() }, one)).denial).toBe("FORBIDDEN");
  });

  it.each([
    ["a grid nobody knows", { gridId: "grd_0" }, "person.grid_unknown", "gridId"],
    ["a unit nobody knows", { unitId: "unt_0" }, "person.unit_unknown", "unitId"],
    ["no grid", { gridId: null }, "person.appointment_scope", "gridId"],
    ["no title", { title: "" }, "person.title_length", "title"],
  ])("is refused with %s", async (_, changes, code, field) => {
    const { id: personId } = await resident();
    const street = await official("STREET", "/S/");
    const { refusal } = await appoint({ personId, ...worker(), ...changes }, street);
    expect(refusal).toEqual({ code, field });
  });

  it("shows a future appointment to the person and the street, not to others who see the person", async () => {
    const { id, token } = await claimant();
    const street = await official("STREET", "/S/");
    const from = plus(app.clock.now, DAY);
    await appoint({ personId: id, ...worker(), from }, street);
    const seen = async (asking: Asking) => (await nodeSeenBy(id, asking))?.["roles"];
    expect(await seen({ token })).toHaveLength(1);
    expect(await seen(street)).toHaveLength(1);
    expect(await seen(await official("GRID_WORKER", "/S/C/A/"))).toEqual([]);
  });

  it("is seen by the street that appointed, and by no other street", async () => {
    const { id } = await resident();
    const street = await official("STREET", "/S/");
    expect(await nodeSeenBy(id, street)).toBeNull();
    await appoint({ personId: id, ...worker() }, street);
    expect(await nodeSeenBy(id, street)).toMatchObject({ id, phone: null, residences: [] });
    expect(await nodeSeenBy(id, await official("STREET", "/T/"))).toBeNull();
  });
});

describe("what is logged", () => {
  it("holds no phone and no name of all the above", () => {
    app.clock.advance(MINUTE);
    expect(app.log.length).toBeGreaterThan(50);
    expect(leaksIn(logText(app.log), secrets)).toEqual([]);
  });
});
