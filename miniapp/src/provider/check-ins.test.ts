import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import Taro, { taroSaw } from "../../test/taro";
import { useSession } from "../session/session";
import { dropCheckIn, isUsed, record, sendCheckIns, useCheckIns } from "./check-ins";

type Sent = { data: { variables: { input: Record<string, unknown> } }; header: object };
type Reply = object | "offline";

/** What the API answers, in order; what it was asked. */
let replies: Reply[] = [];
let asked: Record<string, unknown>[] = [];
const network = vi.spyOn(
  Taro as { request: unknown } as { request: (sent: Sent) => unknown },
  "request",
);

const done = { checkInBooking: { booking: { id: "bkg_1", statusLabel: "服务中" }, refusal: null } };
const refused = (code: string) => ({
  checkInBooking: {
    booking: null,
    refusal: { code, message: `不行：${code}`, field: null, retryInSeconds: null },
  },
});

const scanned = { bookingId: "bkg_1", sequence: 2, code: "a.b.c", verifiedAt: 1 };

beforeEach(() => {
  taroSaw.storage.clear();
  replies = [];
  asked = [];
  useCheckIns.setState({ waiting: [], used: [], sending: null, recorded: null });
  useSession.setState({ person: { id: "prs_1", displayName: "社区书记" }, actingAs: "rol_1" });
  network.mockImplementation(({ data }) => {
    asked.push(data.variables.input);
    const reply = replies.shift() ?? "offline";
    return reply === "offline"
      ? Promise.reject(new Error("request:fail"))
      : Promise.resolve({ statusCode: 200, data: { data: reply } });
  });
});
afterEach(() => network.mockReset());

const kept = () => JSON.parse(String(taroSaw.storage.get("linge.check-ins") ?? "null"));

describe("a verified check-in", () => {
  it("is recorded at once when there is a network", async () => {
    replies = [done];
    await record(scanned);
    expect(asked).toEqual([
      { id: "bkg_1", code: "a.b.c", idempotencyKey: expect.stringMatching(/./) },
    ]);
    expect(useCheckIns.getState()).toMatchObject({ waiting: [], recorded: "bkg_1" });
  });

  it("is kept on the device without one, and sent with the same key when it is back", async () => {
    await record(scanned);
    expect(kept().waiting).toHaveLength(1);
    replies = [done];
    await sendCheckIns();
    expect(asked[1]).toEqual(asked[0]);
    expect(kept().waiting).toEqual([]);
  });

  it("whose code ran out on the way is what staff say who saw it, under another key", async () => {
    await record(scanned);
    replies = [refused("booking.code_expired"), done];
    await sendCheckIns();
    expect(asked).toHaveLength(3);
    expect(asked[2]).toMatchObject({ id: "bkg_1" });
    expect(asked[2]).not.toHaveProperty("code");
    expect(asked[2]?.["idempotencyKey"]).not.toBe(asked[1]?.["idempotencyKey"]);
    expect(useCheckIns.getState().recorded).toBe("bkg_1");
  });

  it("that is refused stays in sight with the reason until somebody has read it", async () => {
    replies = [refused("booking.not_now")];
    await record(scanned);
    const [one] = useCheckIns.getState().waiting;
    expect(isUsed(scanned)).toBe(false);
    expect(one?.refused).toBe("不行：booking.not_now");
    await sendCheckIns();
    expect(asked).toHaveLength(1);
    dropCheckIn(one?.key ?? "");
    expect(useCheckIns.getState().waiting).toEqual([]);
  });

  it("goes out in no other identity than the one it was scanned in", async () => {
    await record(scanned);
    useSession.setState({ actingAs: "rol_2" });
    await sendCheckIns();
    expect(asked).toHaveLength(1);
    replies = [done];
    useSession.setState({ actingAs: "rol_1" });
    await sendCheckIns();
    expect(asked).toHaveLength(2);
  });

  it("is known when its code is shown a second time; another of the same booking after a change is not", async () => {
    replies = [done];
    await record(scanned);
    expect(isUsed(scanned)).toBe(true);
    expect(isUsed({ ...scanned, sequence: 3 })).toBe(false);
  });
});
