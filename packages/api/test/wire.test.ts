import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { API_TIMEOUT } from "../../../infra/handlers.ts";
import { BACK_OFF_MS, REQUEST_TIMEOUT_MS, STALE_AFTER_MS } from "../../../miniapp/src/gql/wire.ts";
import { DAY, MINUTE, SECOND } from "../src/kernel/clock.ts";
import {
  ABSOLUTE_LIFE,
  ACCESS_TOKEN_LIFE,
  ANSWER_WITHIN,
  IDLE_LIFE,
  KEEP_ALIVE,
  PARTNER_TRIES,
  PARTNER_TRY,
  TABLE_TRIES,
  TABLE_TRY,
} from "../src/kernel/wire.ts";
import { enter, refreshWith, whoIs } from "../src/session/sign-in.fixture.ts";
import { startApp, type TestApp } from "./support/app.ts";

/* Both ends of the wire: how long each waits, and the app's own client on a network that loses answers. */

describe("given the time limits of both sides, when they are compared, then", () => {
  test("whoever waits for somebody waits longer than that one does", () => {
    const fromInside = [
      TABLE_TRY,
      TABLE_TRY * TABLE_TRIES,
      ANSWER_WITHIN,
      REQUEST_TIMEOUT_MS,
      KEEP_ALIVE,
    ];
    expect(fromInside).toEqual([...new Set(fromInside)].toSorted((a, b) => a - b));
    expect(PARTNER_TRY * PARTNER_TRIES).toBeLessThan(ANSWER_WITHIN);
  });

  test("the cloud ends the API when the API says so", () => {
    expect(API_TIMEOUT).toBe(`${ANSWER_WITHIN / SECOND} seconds`);
  });

  test("a token that counts as fresh is still good when it arrives, though it was slow to come, too", () => {
    const onTheWay = 2 * REQUEST_TIMEOUT_MS;
    expect(STALE_AFTER_MS + onTheWay).toBeLessThan(ACCESS_TOKEN_LIFE);
  });

  test("a session outlives every attempt to renew it", () => {
    const attempts = BACK_OFF_MS.length + 1;
    const trying = attempts * REQUEST_TIMEOUT_MS + BACK_OFF_MS.reduce((sum, ms) => sum + ms, 0);
    expect(ACCESS_TOKEN_LIFE + trying).toBeLessThan(IDLE_LIFE);
    expect(IDLE_LIFE).toBeLessThan(ABSOLUTE_LIFE);
  });
});

type Held = { accessToken: string; refreshToken: string };
type Client = (operation: string, variables: object) => Promise<Record<string, unknown>>;
/** The app's client, as far as it is used here. The app is checked by rules of its own, so its types stay there. */
type MakeClient = (deps: {
  url: string;
  send: (sent: { header: Record<string, string>; data: object }) => Promise<object>;
  credentials: {
    read: () => Held | null;
    isStale: () => boolean;
    save: (held: Held) => void;
    end: () => void;
  };
  headers: () => Record<string, string>;
  timeoutMs: number;
  backOffMs: readonly number[];
}) => Client;

const REQUEST = join(import.meta.dirname, "../../../miniapp/src/gql/request.ts");

let world: TestApp;
let createRequest: MakeClient;
beforeAll(async () => {
  world = await startApp();
  ({ createRequest } = (await import(pathToFileURL(REQUEST).href)) as {
    createRequest: MakeClient;
  });
});

let phones = 0;
/** Somebody signed in, with the app's client on a network whose next answers can be lost. */
async function signedIn() {
  phones += 1;
  const session = await enter(world, `100${String(40_000_000 + phones)}`, {
    peer: `203.0.113.${phones}`,
  });
  const device = { held: session as Held | null, isStale: false, lost: 0 };
  const windowOn = (): Client =>
    createRequest({
      url: "http://linge.test/graphql",
      send: async ({ header, data }) => {
        const body = JSON.stringify(data);
        const asked = new Request("http://linge.test/graphql", {
          method: "POST",
          headers: header,
          body,
        });
        const response = await world.app.fetch(asked);
        const answer = { statusCode: response.status, data: await response.json(), header: {} };
        if (device.lost === 0 || !body.includes("RefreshSession")) return answer;
        device.lost -= 1;
        throw new Error("request:fail timeout");
      },
      credentials: {
        read: () => device.held,
        isStale: () => device.held !== null && device.isStale,
        save: ({ accessToken, refreshToken }) => {
          device.held = { accessToken, refreshToken };
          device.isStale = false;
        },
        end: () => {
          device.held = null;
        },
      },
      headers: () => ({ "accept-language": "zh-CN" }),
      timeoutMs: REQUEST_TIMEOUT_MS,
      backOffMs: [],
    });
  const me = (client: Client) => client("query Me { me { id } }", {});
  /** The token grows old, and the answer of this many renewals in a row is lost. */
  const lose = (count: number) => {
    device.lost = count;
    device.isStale = true;
  };
  return { session, device, windowOn, me, lose };
}

describe("given an app whose renewal was answered and the answer was lost", () => {
  test.each([
    ["when it tries again after its own time limit", REQUEST_TIMEOUT_MS + SECOND / 2],
    ["when it tries again the next morning", 10 * 60 * MINUTE],
    ["when it tries again after three weeks", 21 * DAY],
  ])("%s, then the person is still signed in", async (_, wait) => {
    const { session, device, windowOn, me, lose } = await signedIn();
    const client = windowOn();
    lose(1);
    await expect(me(client)).rejects.toMatchObject({ kind: "timeout" });
    world.clock.advance(wait);
    expect(await me(client)).toEqual({ me: { id: session.me.id } });
    expect(device.held?.refreshToken).not.toBe(session.refreshToken);
  });

  test("when answers are lost again and again, in several renewals, then the person is still signed in", async () => {
    const { session, windowOn, me, lose } = await signedIn();
    const client = windowOn();
    for (const lost of [2, 1, 3]) {
      lose(lost);
      for (let i = 0; i < lost; i += 1) {
        await expect(me(client)).rejects.toMatchObject({ kind: "timeout" });
        world.clock.advance(20 * MINUTE);
      }
      expect(await me(client)).toEqual({ me: { id: session.me.id } });
    }
  });

  test("when the app was killed meanwhile and starts from what the device kept, then the person is still signed in", async () => {
    const { session, windowOn, me, lose } = await signedIn();
    lose(1);
    await expect(me(windowOn())).rejects.toMatchObject({ kind: "timeout" });
    world.clock.advance(DAY);
    expect(await me(windowOn())).toEqual({ me: { id: session.me.id } });
  });

  test("when two windows renew the same token at once and one answer is lost, then both go on", async () => {
    const { session, windowOn, me, lose } = await signedIn();
    const windows = [windowOn(), windowOn()];
    lose(1);
    await Promise.allSettled(windows.map(me));
    world.clock.advance(MINUTE);
    for (const one of windows) expect(await me(one)).toEqual({ me: { id: session.me.id } });
  });

  test("when somebody else used the token that was lost, then the session is over for both", async () => {
    const { session, device, windowOn, me, lose } = await signedIn();
    const client = windowOn();
    lose(1);
    await expect(me(client)).rejects.toMatchObject({ kind: "timeout" });
    const taken = (await refreshWith(world, session.refreshToken)).session!;
    const thief = (await refreshWith(world, taken.refreshToken)).session!;
    await expect(me(client)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(device.held).toBeNull();
    expect(await whoIs(world, thief.accessToken)).toBe("UNAUTHENTICATED SESSION_ENDED");
    expect((await refreshWith(world, thief.refreshToken)).refusal.code).toBe("session.ended");
  });
});
