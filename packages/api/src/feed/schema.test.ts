import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { beforeEach, describe, expect, it } from "vitest";
import { type Asking, startApp, type TestApp } from "../../test/support/app.ts";
import { draftInput } from "../../test/support/offers.ts";
import { signIn, type TestPerson } from "../../test/support/people.ts";
import { importPlan } from "../../test/support/places.ts";
import { plan } from "../grid/plan.fixture.ts";
import { loadDivision } from "../grid/store.ts";
import { HOUR } from "../kernel/clock.ts";
import { READS_AN_HOUR } from "./feed.ts";
import { keepMemory } from "../../test/support/memory.ts";

keepMemory();

/* Calendar feeds: made through the API, read as programs read them. */

// The shape depends on the query; tests read what they asked for.
// oxlint-disable-next-line typescript/no-explicit-any
type Json = any;

let app: TestApp;
let serviceId = "";
let resident: TestPerson;
let community: TestPerson;
const NAME = "示例居民·谷雨0137";

async function send(who: Asking, name: string, input: object, thing: string): Promise<Json> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${thing} refusal { code field } } }`;
  const { data, errors }: Json = await app.ask(query, { input }, who);
  return errors.length > 0 ? { denied: errors[0].extensions.code } : data[name];
}

beforeEach(async () => {
  app = await startApp();
  await importPlan(app, plan, []);
  const gridId = (await loadDivision(app.deps.table)).byCode.get("C")?.[0]?.id ?? "";
  resident = await signIn(app, { name: NAME });
  community = await signIn(app, { posts: [{ role: "COMMUNITY", path: "/S/C/" }] });
  const offered = await send(
    community,
    "offerService",
    { draft: draftInput(gridId) },
    "service { id }",
  );
  serviceId = offered.service.id;
});

async function book(startAt = "2026-11-23T02:00:00.000Z", isConfirmed = true): Promise<string> {
  const slot = { serviceId, startAt };
  const { booking } = await send(resident, "holdBooking", { slot }, "booking { id }");
  if (isConfirmed) await send(resident, "confirmBooking", { id: booking.id }, "booking { id }");
  return booking.id;
}

const make = (who: Asking, input: object = {}): Promise<Json> =>
  send(who, "makeCalendarFeed", input, "feed { id label isInForce } path");
const asPost = () => ({ ...community, actingAs: community.roleIds[0]! });

async function read(path: string, headers: Record<string, string> = {}, method = "GET") {
  const response = await app.app.fetch(
    new Request(`http://linge.test${path}`, { method, headers }),
  );
  return { status: response.status, headers: response.headers, text: await response.text() };
}
const linesOf = (text: string): string[] => text.replaceAll("\r\n ", "").split("\r\n");

describe("given somebody who made a feed of their bookings", () => {
  it("when it is read, then what was confirmed is in it, and what is only held is not", async () => {
    const id = await book();
    const held = await book("2026-11-24T02:00:00.000Z", false);
    const { path, feed } = await make(resident);
    expect(feed).toMatchObject({ label: "我的预约", isInForce: true });
    const { status, headers, text } = await read(path);
    expect([status, headers.get("content-type")]).toEqual([200, "text/calendar; charset=utf-8"]);
    expect(headers.get("cache-control")).toBe("private, max-age=900");
    expect(linesOf(text)).toEqual(
      expect.arrayContaining([`UID:${id}@linge`, "STATUS:CONFIRMED", "SUMMARY:社保代办"]),
    );
    expect(text).not.toContain(held);
  });

  it("when a booking is cancelled, then it stays as cancelled with a greater sequence", async () => {
    const id = await book();
    const { path } = await make(resident);
    const sequence = async () =>
      Number(/SEQUENCE:(\d+)/.exec((await read(path)).text)?.[1] ?? Number.NaN);
    const before = await sequence();
    await send(resident, "cancelBooking", { id }, "booking { id }");
    expect(await sequence()).toBeGreaterThan(before);
    expect(linesOf((await read(path)).text)).toEqual(
      expect.arrayContaining([`UID:${id}@linge`, "STATUS:CANCELLED"]),
    );
  });

  it("when nothing has changed, then a program that has it is told so, and only then", async () => {
    const id = await book();
    const { path } = await make(resident);
    const etag = (await read(path)).headers.get("etag") ?? "";
    const again = await read(path, { "if-none-match": `W/${etag}, "other"` });
    expect([again.status, again.text]).toEqual([304, ""]);
    await send(resident, "cancelBooking", { id }, "booking { id }");
    expect((await read(path, { "if-none-match": etag })).status).toBe(200);
  });

  it("when it is replaced, then only the new address works; when it is ended, none does", async () => {
    const { path, feed } = await make(resident);
    const replaced = await send(resident, "replaceCalendarFeed", { id: feed.id }, "path");
    expect([(await read(path)).status, (await read(replaced.path)).status]).toEqual([404, 200]);
    await send(resident, "revokeCalendarFeed", { id: feed.id }, "feed { id }");
    expect((await read(replaced.path)).status).toBe(404);
    const again = await send(resident, "replaceCalendarFeed", { id: feed.id }, "path");
    expect(again).toMatchObject({ path: null, refusal: { code: "feed.revoked" } });
  });

  it("when it is asked for in vain, then what is ended, unknown or misspelt look the same", async () => {
    const { path, feed } = await make(resident);
    await send(resident, "revokeCalendarFeed", { id: feed.id }, "feed { id }");
    const unknown = `/calendar/${"A".repeat(43)}.ics`;
    const answers = await Promise.all(
      [path, unknown, "/calendar", "/calendar/x.ics", `${path}x`].map((one) => read(one)),
    );
    const told = answers.map(({ status, headers, text }) =>
      JSON.stringify([status, [...headers], text]),
    );
    expect(new Set(told).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
    expect((await read(path, {}, "POST")).status).toBe(404);
  });

  it("when the whole table is searched, then the secret is nowhere, nor in the log", async () => {
    const { path } = await make(resident);
    await read(path);
    const secret = path.slice("/calendar/".length, -".ics".length);
    const { Items } = await app.deps.table.client.send(
      new ScanCommand({ TableName: app.deps.table.name }),
    );
    expect(JSON.stringify([Items, app.log])).not.toContain(secret);
  });

  it("when it is read too often, then it is to come back later", async () => {
    const { path } = await make(resident);
    for (let n = 0; n < READS_AN_HOUR; n += 1) await read(path);
    const { status, headers } = await read(path);
    expect([status, headers.get("retry-after")]).toEqual([429, "3600"]);
    app.clock.advance(HOUR);
    expect((await read(path)).status).toBe(200);
  });

  it("when they make more than five, then they are to end one first", async () => {
    for (let n = 0; n < 5; n += 1) await make(resident);
    expect(await make(resident)).toMatchObject({
      path: null,
      refusal: { code: "feed.too_many" },
    });
  });

  it("when a hundred are asked for at once, then five are made, and each that ends frees one", async () => {
    const made: Json[] = await Promise.all(Array.from({ length: 100 }, () => make(resident)));
    const ids = made.flatMap(({ feed }) => (feed ? [feed.id] : []));
    expect(ids).toHaveLength(5);
    const end = (id: string) => send(resident, "revokeCalendarFeed", { id }, "feed { id }");
    // The same one ended twice at once frees one place, not two.
    await Promise.all([end(ids[0]), end(ids[0]), end(ids[1])]);
    const again: Json[] = await Promise.all(Array.from({ length: 8 }, () => make(resident)));
    expect(again.filter(({ feed }) => feed)).toHaveLength(2);
  });

  it("when it is replaced, then it takes no further place", async () => {
    const { feed } = await make(resident);
    for (let n = 0; n < 5; n += 1)
      await send(resident, "replaceCalendarFeed", { id: feed.id }, "path");
    expect((await make(resident)).refusal).toBe(null);
  });

  it("when it is read, then so many requests are made, whatever was booked", async () => {
    await book();
    const { path } = await make(resident);
    app.requests.reset();
    await read(path);
    expect(app.requests.names().map((name) => name.replace("Command", ""))).toEqual([
      "GetItem",
      "GetItem",
      "UpdateItem",
      "GetItem",
      "Query",
      "Query",
      "Query",
      "Query",
    ]);
  });
});

describe("given staff who made a feed of the place of their post", () => {
  it("when it is read, then it tells of the bookings without any name", async () => {
    const id = await book();
    const { path, feed } = await make(asPost(), { roleId: community.roleIds[0] });
    expect(feed.label).toBe("服务安排（不含姓名）");
    const { text } = await read(path);
    expect(linesOf(text)).toEqual(
      expect.arrayContaining([`UID:${id}@linge`, "SUMMARY:社保代办 · 1人"]),
    );
    expect(text).not.toContain(NAME);
    expect(text).not.toContain("谷雨");
  });

  it("when the post has ended, then the address leads nowhere", async () => {
    const { path } = await make(asPost(), { roleId: community.roleIds[0] });
    const street = await signIn(app, { posts: [{ role: "STREET", path: "/S/" }] });
    const input = { personId: community.id, roleId: community.roleIds[0], reason: "换岗" };
    const { refusal } = await send(street, "dismiss", input, "__typename");
    expect(refusal).toBe(null);
    expect((await read(path)).status).toBe(404);
  });

  it("when the post is not theirs, or serves nobody, then there is no feed", async () => {
    const input = { roleId: community.roleIds[0] };
    expect(await make(resident, input)).toMatchObject({
      path: null,
      refusal: { code: "feed.post_unknown", field: "roleId" },
    });
  });
});
