import * as fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { startApp, type TestApp } from "../../test/support/app.ts";
import { signIn } from "../../test/support/people.ts";
import { type Instant, MINUTE, plus, toMs } from "../kernel/clock.ts";
import { type Reach, reachOf } from "../kernel/access.ts";
import type { Audience, News } from "../kernel/effects.ts";
import { asId, type Id } from "../kernel/ids.ts";
import { Cursors } from "../table/page.ts";
import { write } from "../table/table.ts";
import type { Notice } from "./notice.ts";
import {
  countUnread,
  listNotices,
  loadNotice,
  markAllRead,
  markRead,
  noticeConsumer,
  noticeId,
} from "./store.ts";

const ME = "prs_00000000000000000000000901" as Id<"person">;
const YOU = "prs_00000000000000000000000902" as Id<"person">;
const SUBJECT = "cmp_00000000000000000000000001";

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});
const table = () => app.deps.table;

const toMe: Audience = { kind: "person", personId: ME };
const toYou: Audience = { kind: "person", personId: YOU };
const news = (audience: readonly Audience[], change: Partial<News> = {}): News => ({
  audience,
  title: { zh: "已受理", en: "Accepted" },
  body: { zh: "您反映的问题已受理。", en: "Your complaint was accepted." },
  sort: "INFO",
  capacity: "REPORTER",
  ...change,
});

type Told = { version?: number; at?: Instant };
const tell = (items: readonly News[], { version = 1, at = app.clock.now }: Told = {}) =>
  noticeConsumer(app.deps)({
    subjectId: SUBJECT,
    version,
    at,
    effects: { news: items, attached: [] },
  });

/** Only access can say what somebody may list. */
const reachFor = (personId: Id<"person">): Reach =>
  reachOf(
    { kind: "person", personId, displayName: "", homes: [], assignments: [], isResident: true },
    "notice:read",
  );

const cursors = () => new Cursors(app.deps.secret, "test");
async function inbox(personId = ME, unreadOnly = false, limit = 100): Promise<Notice[]> {
  const request = { limit, backward: false, after: null, before: null };
  const page = await listNotices(
    table(),
    { reach: reachFor(personId), unreadOnly, now: app.clock.now },
    request,
    cursors(),
  );
  return page.edges.map(({ node }) => node);
}

describe("delivering news", () => {
  it("given somebody: lands in their inbox, unread, in both languages", async () => {
    await tell([news([toMe], { sort: "WORK" })]);
    expect(await inbox()).toMatchObject([
      {
        personId: ME,
        subjectId: SUBJECT,
        title: { zh: "已受理", en: "Accepted" },
        sort: "WORK",
        capacity: "REPORTER",
        at: app.clock.now,
        readAt: null,
      },
    ]);
  });

  it("given the same message again: lands once", async () => {
    await tell([news([toMe])]);
    await tell([news([toMe])]);
    expect(await inbox()).toHaveLength(1);
  });

  it("given the message again after it was read: leaves it read", async () => {
    await tell([news([toMe])]);
    const [{ id }] = (await inbox()) as [Notice];
    await markRead(table(), { personId: ME, id }, app.clock.now);
    await tell([news([toMe])]);
    expect((await inbox())[0]?.readAt).toBe(app.clock.now);
    expect(await countUnread(table(), reachFor(ME), app.clock.now)).toBe(0);
  });

  it("given several news of one change that concern somebody in several ways: lands once, as what matters most", async () => {
    const body = { zh: "", en: "" };
    await tell([
      news([toMe], { capacity: "FOLLOWER", body }),
      news([toMe], { capacity: "REPORTER", body }),
      news([toMe], { capacity: "STAFF", sort: "WORK", title: { zh: "待核查", en: "To verify" } }),
      news([toMe], { capacity: "FOLLOWER", body }),
    ]);
    expect(await inbox()).toMatchObject([{ title: { zh: "待核查" }, capacity: "STAFF" }]);
  });

  it("given a reporter who follows the own report: is told as its reporter", async () => {
    await tell([news([toMe], { capacity: "FOLLOWER" }), news([toMe], { capacity: "REPORTER" })]);
    expect(await inbox()).toMatchObject([{ capacity: "REPORTER" }]);
  });

  it("given the audience has changed before the message comes again: lands once all the same", async () => {
    await tell([news([toMe], { capacity: "FOLLOWER" }), news([toYou])]);
    await tell([news([toYou]), news([toMe], { capacity: "REPORTER" })]);
    expect(await inbox()).toHaveLength(1);
  });

  it("given somebody twice in an audience: lands once", async () => {
    await tell([news([toMe, toMe])]);
    expect(await inbox()).toHaveLength(1);
  });

  it("given who did it among the readers: tells the others only", async () => {
    await tell([news([toMe, toYou], { except: [ME] })]);
    expect([await inbox(ME), await inbox(YOU)]).toMatchObject([[], [{ personId: YOU }]]);
  });

  it("given messages in the wrong order: the inbox is in the order of time all the same", async () => {
    await tell([news([toMe])], { version: 2, at: plus(app.clock.now, MINUTE) });
    await tell([news([toMe])], { version: 1 });
    expect((await inbox()).map(({ at }) => at)).toEqual([
      plus(app.clock.now, MINUTE),
      app.clock.now,
    ]);
  });
});

describe("who hears of something", () => {
  const readers = async (...people: { id: Id<"person"> }[]): Promise<number[]> =>
    Promise.all(people.map(async ({ id }) => (await inbox(id)).length));

  it("given a grid: its staff", async () => {
    const head = await signIn(app, { posts: [{ role: "MICRO_HEAD", path: "/S/C/A/A1/" }] });
    const above = await signIn(app, { posts: [{ role: "GRID_HEAD", path: "/S/C/A/" }] });
    await tell([news([{ kind: "grid", path: "/S/C/A/A1/" }])]);
    expect(await readers(head, above)).toEqual([1, 0]);
  });

  it("given a grid without staff: the staff of the nearest grid above", async () => {
    const community = await signIn(app, { posts: [{ role: "COMMUNITY", path: "/S/C/" }] });
    const street = await signIn(app, { posts: [{ role: "STREET", path: "/S/" }] });
    await tell([news([{ kind: "grid", path: "/S/C/A/A1/" }])]);
    expect(await readers(community, street)).toEqual([1, 0]);
  });

  it("given a grid with volunteers only: the staff above, for volunteers do not answer for it", async () => {
    const unitId = app.deps.ids.next("unit");
    const seat = { path: "/S/C/A/A1/", slot: "VOLUNTEER" } as const;
    const volunteer = await signIn(app, { posts: [{ role: "VOLUNTEER", unitId, ...seat }] });
    const community = await signIn(app, { posts: [{ role: "COMMUNITY", path: "/S/C/" }] });
    await tell([news([{ kind: "grid", path: "/S/C/A/A1/" }])]);
    expect(await readers(volunteer, community)).toEqual([0, 1]);
  });

  it("given a unit: its members", async () => {
    const unitId = app.deps.ids.next("unit");
    const handler = await signIn(app, { posts: [{ role: "DEPT_HANDLER", unitId }] });
    await tell([news([{ kind: "unit", unitId }])]);
    expect(await readers(handler)).toEqual([1]);
  });

  it("given the followers of a thing: those it wrote down, and nothing else of it", async () => {
    await write(table(), { kind: "put", item: { pk: SUBJECT, sk: `f#${ME}` } });
    await write(table(), { kind: "put", item: { pk: SUBJECT, sk: "state" } });
    await tell([news([{ kind: "followers", subjectId: SUBJECT }])]);
    expect(await readers({ id: ME })).toEqual([1]);
  });

  it("given a grid for which nobody answers, up to the street: says so in the log", async () => {
    await tell([news([{ kind: "grid", path: "/S/C/" }])]);
    expect(app.log).toMatchObject([
      { level: "error", message: "news reaches nobody", audience: "grid", subjectId: SUBJECT },
    ]);
  });

  it("given a thing that nobody follows: says nothing in the log", async () => {
    await tell([news([{ kind: "followers", subjectId: SUBJECT }])]);
    expect(app.log).toEqual([]);
  });
});

describe("the id of a notice", () => {
  const message = { subjectId: SUBJECT, version: 1, at: "2026-11-20T02:00:00.000Z" };
  const instant = fc.date({
    min: new Date("2020-01-01"),
    max: new Date("2100-01-01"),
    noInvalidDate: true,
  });

  it("is an id of its kind, whatever it is made from", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), instant, (subjectId, version, date) => {
        const id = noticeId({ subjectId, version, at: date.toISOString() }, ME);
        expect(asId("notice", id)).toBe(id);
      }),
    );
  });

  it("sorts by time", () => {
    fc.assert(
      fc.property(instant, instant, (one, other) => {
        const [a, b] = [one, other].map((date) => date.toISOString()) as [string, string];
        fc.pre(toMs(a) < toMs(b));
        const idAt = (at: Instant) => noticeId({ ...message, at }, ME);
        expect(idAt(a) < idAt(b)).toBe(true);
      }),
    );
  });

  it.each([
    ["subject", noticeId({ ...message, subjectId: "cmp_2" }, ME)],
    ["version", noticeId({ ...message, version: 2 }, ME)],
    ["reader", noticeId(message, YOU)],
  ])("differs with the %s", (_, other) => {
    expect(other).not.toBe(noticeId(message, ME));
  });
});

describe("reading", () => {
  const many = async (count: number): Promise<void> => {
    // One change tells one person once: so many notices come of so many changes.
    for (let version = 1; version <= count; version += 1) await tell([news([toMe])], { version });
  };
  const unread = () => countUnread(table(), reachFor(ME), app.clock.now);

  it("given a notice is marked read: leaves what is unread and stays in the inbox", async () => {
    await many(2);
    const [{ id }] = (await inbox()) as [Notice];
    await markRead(table(), { personId: ME, id }, app.clock.now);
    expect([(await inbox(ME, true)).length, (await inbox()).length]).toEqual([1, 2]);
  });

  it("given it is marked again later: keeps the time at which it was read first", async () => {
    await many(1);
    const [{ id }] = (await inbox()) as [Notice];
    const first = await markRead(table(), { personId: ME, id }, app.clock.now);
    const again = await markRead(table(), { personId: ME, id }, plus(app.clock.now, MINUTE));
    expect(again).toEqual(first);
  });

  it("given somebody else's notice: finds nothing", async () => {
    await many(1);
    const [{ id }] = (await inbox()) as [Notice];
    expect(await markRead(table(), { personId: YOU, id }, app.clock.now)).toBeNull();
    expect(await loadNotice(table(), { personId: YOU, id }, app.clock.now)).toBeNull();
  });

  it("counts a hundred at most", async () => {
    await many(101);
    expect(await unread()).toBe(100);
  });

  it("given more than a transaction holds: marks them all", async () => {
    await many(205);
    expect(
      await markAllRead(table(), ME, { seenAt: app.clock.now, matter: null }, app.clock.now),
    ).toBe(205);
    expect(await unread()).toBe(0);
  });

  it("given two mark everything at once: both end and nothing is unread", async () => {
    await many(150);
    const mark = () =>
      markAllRead(table(), ME, { seenAt: app.clock.now, matter: null }, app.clock.now);
    await Promise.all([mark(), mark()]);
    expect(await unread()).toBe(0);
  });

  it("given nothing is unread: marks nothing", async () => {
    expect(
      await markAllRead(table(), ME, { seenAt: app.clock.now, matter: null }, app.clock.now),
    ).toBe(0);
  });

  it("given a reach that is nobody's own: lists nothing", async () => {
    const guest = reachOf({ kind: "guest", network: "" }, "notice:read");
    const request = { limit: 10, backward: false, after: null, before: null };
    const page = await listNotices(
      table(),
      { reach: guest, unreadOnly: false, now: app.clock.now },
      request,
      cursors(),
    );
    expect([page.edges, await countUnread(table(), guest, app.clock.now)]).toEqual([[], 0]);
  });
});
