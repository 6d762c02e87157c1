import { categories } from "../../src/complaint/category.ts";
import type { DivisionRow } from "../../src/grid/grid.ts";
import { plan, pointAt, rectangle } from "../../src/grid/plan.fixture.ts";
import { listUnits, loadDivision } from "../../src/grid/store.ts";
import type { UnitRow } from "../../src/grid/unit.ts";
import { type Role, roles } from "../../src/kernel/actor.ts";
import { atLocal, dateOf, DAY, type Instant, plus } from "../../src/kernel/clock.ts";
import type { Id } from "../../src/kernel/ids.ts";
import { noticeConsumer } from "../../src/notice/store.ts";
import { writePersona } from "../../src/session/store.ts";
import type { Asking, TestApp } from "./app.ts";
import { claimHome, signIn, type TestPerson, type TestPost } from "./people.ts";
import { draftInput } from "./offers.ts";
import { addAddresses, importPlan } from "./places.ts";
import { layTables } from "./town-meals.ts";

/*
 * A town for asking who may do what: two streets, S and T, somebody for every role in S, and one of each
 * thing near (in S) and far (in T). Whoever stands for a role holds exactly that appointment.
 */

/** The roles people can ask in. Our own jobs do not come in through the API. */
export type AskingRole = Exclude<Role, "SYSTEM">;
export const askingRoles = roles.filter((role): role is AskingRole => role !== "SYSTEM");

const far = (
  level: DivisionRow["level"],
  code: string,
  parentCode: string | null,
): DivisionRow => ({
  code,
  name: `${code}号`,
  level,
  kind: "RESIDENTIAL",
  parentCode,
  householdCount: 60,
  polygon: rectangle(2_000, 0, 2_200, 200),
});

/** The other street: one grid on every level. */
export const farRows: readonly DivisionRow[] = [
  far("STREET", "T", null),
  far("COMMUNITY", "TC", "T"),
  far("GRID", "TA", "TC"),
  far("MICRO_GRID", "TA1", "TA"),
];
export const nearRows = plan;

const unitRow = (code: string, kind: UnitRow["kind"], gridCode: string): UnitRow => ({
  code,
  kind,
  gridCode,
  name: `${code}单位`,
  officePhone: null,
});

const unitRows: readonly UnitRow[] = [
  unitRow("DEPT", "DEPARTMENT", "S"),
  unitRow("PROP", "PROPERTY", "A"),
  unitRow("PROV", "PROVIDER", "C"),
  unitRow("VOLS", "VOLUNTEERS", "C"),
  unitRow("MEDS", "MEDIATORS", "C"),
  unitRow("OTHER", "DEPARTMENT", "S"),
  unitRow("FAR", "PROVIDER", "T"),
];

/** Where each role stands: a path, or a unit, or nowhere for the powers over the platform. */
const posts: Readonly<Record<Exclude<AskingRole, "GUEST" | "RESIDENT">, string | null>> = {
  MERCHANT: "/S/C/A/A1/",
  ENTERPRISE: "/S/C/A/A1/",
  MICRO_HEAD: "/S/C/A/A1/",
  GRID_WORKER: "/S/C/A/",
  GRID_HEAD: "/S/C/A/",
  COMMUNITY: "/S/C/",
  STREET: "/S/",
  DEPT_HANDLER: "DEPT",
  DEPT_LEAD: "DEPT",
  COUNCIL_MEMBER: "/S/C/",
  CONVENER: "/S/C/",
  SUPERVISOR: "/S/C/",
  MEDIATOR: "MEDS",
  VOLUNTEER: "VOLS",
  PROPERTY: "PROP",
  PROVIDER: "PROV",
  PLATFORM_ADMIN: null,
  SECURITY_AUDITOR: null,
};

/** Somebody who asks in one role, with what is their own. A guest owns nothing. */
export type Asker = {
  role: AskingRole;
  personId: string | null;
  asking: Asking;
  /** Something of their own that lies far away, so that only owning it helps. */
  own: {
    complaint: string;
    number: string;
    notice: string;
    media: string;
    booking: string;
    authorisation: string;
    feed: string;
    feedPath: string;
  } | null;
  unit: string | null;
};

export type Town = Awaited<ReturnType<typeof buildTown>>;

const category = categories.find(
  ({ mustBeHandledBy, onSiteAllowed, nature }) =>
    mustBeHandledBy === "COMMUNITY" && !onSiteAllowed && nature !== "HAZARD",
);

/** Points in micro-grid A1 of street S and in micro-grid TA1 of street T. */
export const points = { near: pointAt(100, 100), far: pointAt(2_100, 100) };
type Where = keyof typeof points;

type Payload = { refusal: object | null } & Record<string, Record<string, unknown> | null>;

/** One mutation that must work, since the test stands on it. */
async function tell(app: TestApp, who: Asking, name: string, wanted: string, input: object) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${wanted} refusal { code message } } }`;
  const { data, errors } = await app.ask(query, { input }, who);
  const payload = data?.[name] as Payload | undefined;
  if (!payload || payload.refusal || errors.length > 0)
    throw new Error(`${name}: ${JSON.stringify({ data, errors })}`);
  return payload;
}

export type Report = { id: string; number: string };

/** A complaint by somebody, or by a neighbour nobody knows. */
async function report(app: TestApp, where: Where, who?: Asking): Promise<Report> {
  const asking = who ?? { token: (await signIn(app)).token };
  const { complaint } = await tell(app, asking, "submitComplaint", "complaint { id number }", {
    category: category?.code,
    description: "示例",
    place: { point: points[where] },
  });
  return complaint as Report;
}

async function dispatched(
  app: TestApp,
  where: Where,
  street: Asking,
  to: { gridId: string } | { unitId: string },
): Promise<Report> {
  const made = await report(app, where);
  await tell(app, street, "acceptComplaint", "complaint { id }", { id: made.id });
  await tell(app, street, "dispatchComplaint", "complaint { id }", { id: made.id, ...to });
  return made;
}

/** One notice for everybody, so that each has one of their own. */
async function notify(app: TestApp, people: readonly TestPerson[]): Promise<void> {
  const words = { zh: "示例", en: "Example" };
  const audience = people.map(({ id }) => ({ kind: "person", personId: id }) as const);
  const news = [
    { audience, title: words, body: words, sort: "INFO", capacity: "ONESELF" } as const,
  ];
  const message = { subjectId: "town", version: 1, at: app.deps.clock() };
  await noticeConsumer(app.deps)({ ...message, effects: { news, attached: [] } });
}

/** A slot of everybody's day that can be booked now: the third morning after this one. */
export const slotSoon = (now: Instant): Instant => atLocal(dateOf(plus(now, 3 * DAY)), "10:00");

const idOf = (thing: Record<string, unknown> | null | undefined): string => String(thing?.["id"]);

async function offered(app: TestApp, who: Asking, gridId: string, unitId?: string) {
  const draft = draftInput(gridId, unitId ? { unitId } : {});
  return idOf((await tell(app, who, "offerService", "service { id }", { draft })).service);
}

async function retired(app: TestApp, who: Asking, gridId: string, unitId?: string) {
  const id = await offered(app, who, gridId, unitId);
  await tell(app, who, "retireService", "service { id }", { id });
  return id;
}

/** A hold on a service by somebody, or by a neighbour nobody knows. */
async function held(app: TestApp, serviceId: string, who?: Asking): Promise<string> {
  const asking = who ?? { token: (await signIn(app)).token };
  const slot = { serviceId, startAt: slotSoon(app.clock.now) };
  return idOf((await tell(app, asking, "holdBooking", "booking { id }", { slot })).booking);
}

async function ownThings(
  app: TestApp,
  token: string,
  { farService, neighbour }: { farService: string; neighbour: string },
): Promise<NonNullable<Asker["own"]>> {
  const me = { token, actingAs: "RESIDENT" };
  const { id: complaint, number } = await report(app, "far", me);
  const { upload } = await tell(app, me, "requestUpload", "upload { media { id } }", {
    contentType: "image/png",
    sizeBytes: 10,
  });
  const inbox = await app.ask("{ notices(first: 1) { edges { node { id } } } }", {}, me);
  const notices = inbox.data?.["notices"] as { edges: { node: { id: string } }[] } | undefined;
  const media = upload?.["media"] as { id: string } | undefined;
  const notice = notices?.edges[0]?.node.id;
  if (!media || !notice) throw new Error("no photo or no notice of one's own");
  const booking = await held(app, farService, me);
  const authorised = await tell(app, me, "authoriseAgent", "authorisation { id }", {
    agentId: neighbour,
    relation: "NEIGHBOUR",
    days: 30,
  });
  const feed = await tell(app, me, "makeCalendarFeed", "feed { id } path", {});
  return {
    complaint,
    number,
    notice,
    media: media.id,
    booking,
    authorisation: idOf(authorised.authorisation),
    feed: idOf(feed.feed),
    feedPath: feed["path"] as unknown as string,
  };
}

/** Somebody with a claim or a home at one place and a post there: what others may decide about. */
async function targetAt(app: TestApp, path: string, addressId: Id<"address">) {
  const postsThere = (["GRID_WORKER", "MICRO_HEAD"] as const).map((role) => ({ role, path }));
  const { id, roleIds } = await signIn(app, { posts: postsThere });
  const residenceId = await claimHome(app, id, { addressId, path });
  return { id, residenceId, roleId: roleIds[0]! };
}

/** Imports both streets, makes everybody and everything. */
export async function buildTown(app: TestApp) {
  const today = dateOf(app.clock.now);
  const bookedOn = dateOf(slotSoon(app.clock.now));
  await importPlan(app, [...nearRows, ...farRows], unitRows);
  const { byCode } = await loadDivision(app.deps.table);
  const grid = (code: string): string => byCode.get(code)?.[0]?.id ?? "";
  const everywhere = await listUnits(app.deps.table);
  const allUnits = everywhere.filter(({ path }) => path.startsWith("/S/"));
  const unit = (code: string) => everywhere.find((one) => one.code === code)!;

  const [home, other] = await addAddresses(
    app,
    { path: "/S/C/A/A1/", gridCode: "A1" },
    { path: "/T/TC/TA/TA1/", gridCode: "TA1" },
  );
  const homes = [{ addressId: home!.id, path: home!.path }];

  const postOf = (role: AskingRole): TestPost[] => {
    if (role === "GUEST" || role === "RESIDENT") return [];
    const at = posts[role];
    if (at === null) return [{ role }];
    if (at.startsWith("/")) return [{ role, path: at }];
    return [{ role, path: unit(at).path, unitId: unit(at).id }];
  };

  const streets = {
    near: { token: (await signIn(app, { posts: [{ role: "STREET", path: "/S/" }] })).token },
    far: { token: (await signIn(app, { posts: [{ role: "STREET", path: "/T/" }] })).token },
  };
  const service = {
    near: await offered(app, streets.near, grid("A1")),
    far: await offered(app, streets.far, grid("TA1")),
  };
  const servedByUnit = new Map<string, { service: string; booking: string }>();
  const retiredByUnit = new Map<string, string>();
  for (const { id, path } of allUnits) {
    const at = grid(path === "/S/" ? "C" : "A1");
    const made = await offered(app, streets.near, at, id);
    retiredByUnit.set(id, await retired(app, streets.near, at, id));
    servedByUnit.set(id, { service: made, booking: await held(app, made) });
  }

  const neighbour = (await signIn(app, { homes })).id;

  const people = new Map<AskingRole, TestPerson>();
  for (const role of askingRoles)
    if (role !== "GUEST") people.set(role, await signIn(app, { posts: postOf(role), homes }));
  await notify(app, [...people.values()]);

  const askers = new Map<AskingRole, Asker>();
  askers.set("GUEST", { role: "GUEST", personId: null, asking: {}, own: null, unit: null });
  for (const [role, { id, token, roleIds }] of people) {
    const at = postOf(role)[0]?.unitId ?? null;
    const asking = { token, actingAs: roleIds[0] ?? "RESIDENT" };
    askers.set(role, {
      role,
      personId: id,
      asking,
      unit: at,
      own: await ownThings(app, token, { farService: service.far, neighbour }),
    });
  }

  const heldByUnit = new Map<string, Report>();
  for (const { id } of allUnits)
    heldByUnit.set(id, await dispatched(app, "near", streets.near, { unitId: id }));

  await writePersona(app.deps.table, {
    key: "somebody",
    personId: (await signIn(app)).id,
    title: { zh: "示例人物", en: "Somebody" },
    order: 1,
  });

  return {
    /** When the town was made, and the day of its bookings: what it is asked about lies around them. */
    today,
    bookedOn,
    askers,
    /** Somebody else in the same role, for what ends a session. */
    standIn: async (role: AskingRole): Promise<Asking> => {
      if (role === "GUEST") return {};
      const { token, roleIds } = await signIn(app, { posts: postOf(role) });
      return { token, actingAs: roleIds[0] ?? "RESIDENT" };
    },
    grid,
    unit,
    addresses: { near: home!.id, far: other!.id },
    near: await report(app, "near"),
    far: await report(app, "far"),
    followed: await report(app, "near"),
    heldByGrid: {
      near: await dispatched(app, "near", streets.near, { gridId: grid("A1") }),
      far: await dispatched(app, "far", streets.far, { gridId: grid("TA1") }),
    },
    heldByUnit,
    service,
    retired: {
      near: await retired(app, streets.near, grid("A1")),
      far: await retired(app, streets.far, grid("TA1")),
      byUnit: retiredByUnit,
    },
    booking: { near: await held(app, service.near), far: await held(app, service.far) },
    servedByUnit,
    meals: await layTables(app, {
      grid,
      units: allUnits,
      farUnit: unit("FAR"),
      askers,
      streets,
      addresses: { near: home!, far: other! },
    }),
    neighbour,
    otherUnit: unit("OTHER").id as string,
    target: {
      near: await targetAt(app, home!.path, home!.id),
      far: await targetAt(app, other!.path, other!.id),
    },
    newcomer: (await signIn(app)).id,
  };
}
