import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, type Instant, MINUTE, plus, SECOND } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { isPhone, issueCode, redeemCode, refreshSession, startSession } from "./decide.ts";
import type { Attempts, PhoneSignIn, Session } from "./session.ts";

const NOW: Instant = "2026-11-20T02:00:00.000Z";
const after = (ms: number): Instant => plus(NOW, ms);

const nobody: Attempts = { requests: [], failures: [] };
const untouched: PhoneSignIn = { code: null, phone: nobody, network: nobody };

/** The state after asking for a code at each of these moments. */
function asked(...moments: readonly number[]): PhoneSignIn {
  return moments.reduce<PhoneSignIn>(
    (state, ms) => issueCode(state, `hash-${ms}`, after(ms)).next ?? state,
    untouched,
  );
}

const guess = (state: PhoneSignIn, code: "right" | "wrong", ms: number, phoneHash = "phone") =>
  redeemCode(state, { phoneHash, matches: () => code === "right" }, after(ms));

/** The state after this many wrong codes, one a second. */
const afterFailures = (count: number, start: PhoneSignIn = asked(0)): PhoneSignIn =>
  Array.from({ length: count }).reduce<PhoneSignIn>(
    (state, _, i) => guess(state, "wrong", 1_000 * (i + 1)).next ?? state,
    start,
  );

describe("phone numbers", () => {
  it.each([
    ["13812345678", false, true],
    ["19912345678", true, true],
    ["10012345678", true, true],
    ["10012345678", false, false],
    ["12812345678", true, false],
    ["1381234567", true, false],
    ["138123456789", true, false],
    ["+8613812345678", true, false],
    ["１３８１２３４５６７８", true, false],
    ["", true, false],
  ])("%s, demo mode %s: accepted is %s", (phone, demoMode, accepted) => {
    expect(isPhone(phone, demoMode)).toBe(accepted);
  });
});

describe("asking for a code", () => {
  it("makes the new code the only one", () => {
    expect(asked(0, 60_000).code).toEqual({
      hash: "hash-60000",
      sentAt: after(60_000),
      usedAt: null,
    });
  });

  it("refuses a resend within a minute and says how many seconds to wait", () => {
    expect(issueCode(asked(0), "hash", after(17_500))).toEqual({
      next: null,
      refusal: {
        code: "session.resend_too_soon",
        field: "phone",
        params: { seconds: 43, minutes: 1 },
      },
    });
  });

  it("allows a resend after exactly a minute", () => {
    expect(issueCode(asked(0), "hash", after(60_000)).refusal).toBeNull();
  });

  it("refuses the sixth request of a phone within 15 minutes, until the first is 15 minutes old", () => {
    const five = asked(0, 60_000, 120_000, 180_000, 240_000);
    const elsewhere = { ...five, network: nobody };
    expect(issueCode(elsewhere, "hash", after(300_000)).refusal).toMatchObject({
      code: "session.too_many_requests",
      params: { seconds: 600, minutes: 10 },
    });
    expect(issueCode(elsewhere, "hash", after(15 * MINUTE - 1)).refusal).not.toBeNull();
    expect(issueCode(elsewhere, "hash", after(15 * MINUTE)).refusal).toBeNull();
  });

  it("refuses the sixth request of a network address, whatever the phones", () => {
    const { network } = asked(0, 60_000, 120_000, 180_000, 240_000);
    expect(issueCode({ ...untouched, network }, "hash", after(300_000)).refusal?.code).toBe(
      "session.too_many_requests",
    );
  });

  it("says the longer wait when phone and address both have to wait", () => {
    const phone = asked(0, 60_000, 120_000, 180_000, 240_000);
    const network = asked(30_000, 90_000, 150_000, 210_000, 270_000);
    const wait = (state: PhoneSignIn) =>
      issueCode(state, "hash", after(300_000)).refusal?.params?.["seconds"];
    expect(wait({ ...phone, network: network.network })).toBe(630);
    expect(wait({ ...phone, phone: network.phone })).toBe(630);
  });

  it("leaves everything as it was when it refuses", () => {
    expect(issueCode(asked(0), "hash", after(1_000)).next).toBeNull();
  });

  it("never remembers more than the window needs", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 * 60 }), { maxLength: 60 }), (seconds) => {
        const times = seconds.sort((a, b) => a - b).map((second) => second * 20_000);
        const state = asked(...times);
        expect(state.phone.requests.length).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe("presenting a code", () => {
  it.each([
    ["none was asked for", untouched, "right", 0, "session.code_none"],
    ["it is another one", asked(0), "wrong", 1_000, "session.code_wrong"],
    ["it is 5 minutes old", asked(0), "right", 5 * MINUTE, "session.code_expired"],
    ["it was used", guess(asked(0), "right", 1).next!, "right", 2, "session.code_used"],
  ] as const)("is refused when %s", (_, state, code, ms, refusal) => {
    expect(guess(state, code, ms).refusal).toEqual({ code: refusal, field: "code" });
  });

  it("uses the right code up", () => {
    const { next, refusal } = guess(asked(0), "right", 5 * MINUTE - 1);
    expect(refusal).toBeNull();
    expect(next?.code?.usedAt).toBe(after(5 * MINUTE - 1));
  });

  it("accepts the right code after four failures and refuses it after five", () => {
    expect(guess(afterFailures(4), "right", 10_000).refusal).toBeNull();
    expect(guess(afterFailures(5), "right", 10_000)).toEqual({
      next: null,
      refusal: {
        code: "session.too_many_attempts",
        field: "code",
        params: { seconds: 891, minutes: 15 },
      },
    });
  });

  it("counts the failures of a phone from all addresses, and of an address at all phones", () => {
    const failed = afterFailures(5);
    const fromElsewhere = guess({ ...failed, network: nobody }, "right", 10_000);
    const atAnotherPhone = guess({ ...failed, phone: nobody }, "right", 10_000, "other");
    expect(fromElsewhere.refusal?.code).toBe("session.too_many_attempts");
    expect(atAnotherPhone.refusal?.code).toBe("session.too_many_attempts");
  });

  it("forgets a failure after 15 minutes", () => {
    const later = asked(0, 15 * MINUTE);
    const failed = { ...later, phone: afterFailures(5).phone };
    expect(guess(failed, "right", 15 * MINUTE + 999).refusal).not.toBeNull();
    expect(guess(failed, "right", 15 * MINUTE + 1_000).refusal).toBeNull();
  });

  it("gives the attempts back on success", () => {
    const { next } = guess(afterFailures(4), "right", 10_000);
    expect([next?.phone.failures, next?.network.failures]).toEqual([[], []]);
  });

  it("does not give back failures at other phones: one's own phone buys no guesses", () => {
    const elsewhere = { at: after(0), phoneHash: "somebody else's" };
    const state = afterFailures(2, { ...asked(0), network: { ...nobody, failures: [elsewhere] } });
    expect(guess(state, "right", 10_000).next?.network.failures).toEqual([elsewhere]);
  });

  it("never lets more than five wrong codes be tried in any 15 minutes", () => {
    const wait = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(fc.array(wait, { maxLength: 40 }), (waits) => {
        let state: PhoneSignIn = asked(0);
        let at = 0;
        const tried: number[] = [];
        for (const seconds of waits) {
          at += seconds * SECOND;
          const { next, refusal } = guess(state, "wrong", at);
          if (refusal?.code !== "session.too_many_attempts") tried.push(at);
          state = next ?? state;
        }
        for (const start of tried) {
          const inWindow = tried.filter((one) => one >= start && one < start + 15 * MINUTE);
          expect(inWindow.length).toBeLessThanOrEqual(5);
        }
      }),
    );
  });
});

describe("refreshing", () => {
  const person = { id: "prs_1" as Id<"person">, epoch: 3 };
  const begun = startSession(person, NOW);

  /** The session after refreshing with its present token at each of these moments. */
  const refreshed = (...moments: readonly number[]): Session =>
    moments.reduce<Session>(
      (session, ms) => refreshSession(session, session.counter, after(ms)).next ?? session,
      begun,
    );

  it("begins a session of 30 days under the person's count", () => {
    expect(begun).toMatchObject({ epoch: 3, counter: 0, expiresAt: after(30 * DAY) });
  });

  it("moves on with the present token and slides the end by 30 days", () => {
    expect(refreshed(10 * DAY)).toMatchObject({ counter: 1, expiresAt: after(40 * DAY) });
  });

  it("ends 180 days after it began, however often it is refreshed", () => {
    const session = refreshed(29 * DAY, 58 * DAY, 87 * DAY, 116 * DAY, 145 * DAY, 174 * DAY);
    expect(session.expiresAt).toBe(after(180 * DAY));
    expect(refreshSession(session, 6, after(180 * DAY - 1)).refusal).toBeNull();
    expect(refreshSession(session, 6, after(180 * DAY)).refusal?.code).toBe(
      "session.refresh_expired",
    );
  });

  it("expires after 30 days without use", () => {
    expect(refreshSession(begun, 0, after(30 * DAY - 1)).refusal).toBeNull();
    expect(refreshSession(begun, 0, after(30 * DAY)).refusal?.code).toBe("session.refresh_expired");
  });

  it.each([1, 16 * SECOND, 29 * DAY])(
    "gives the present token again for the previous one %d ms later: its answer may have been lost",
    (ms) => {
      const session = refreshed(1_000);
      expect(refreshSession(session, 0, plus(session.rotatedAt, ms))).toEqual({
        next: null,
        refusal: null,
      });
    },
  );

  it("gives the present token again for the previous one with the key that came with it", () => {
    const { next } = refreshSession(begun, 0, after(1_000), "phone");
    expect(refreshSession(next!, 0, after(20 * DAY), "phone")).toEqual({
      next: null,
      refusal: null,
    });
  });

  it.each(["thief", null])(
    "ends the session when the previous token comes with another key (%s)",
    (key) => {
      const { next } = refreshSession(begun, 0, after(1_000), "phone");
      const { refusal } = refreshSession(next!, 0, after(2_000), key);
      expect(refusal?.code).toBe("session.refresh_reused");
    },
  );

  it("ends the session at once for a token whose successor was used", () => {
    const { next, refusal } = refreshSession(refreshed(1_000, 2_000), 0, after(2_001));
    expect(refusal?.code).toBe("session.refresh_reused");
    expect(next?.endedAt).toBe(after(2_001));
  });

  it("refuses every token of a session that has ended, and does not end it again", () => {
    const ended = { ...refreshed(1_000), endedAt: after(2_000) };
    for (const counter of [0, 1])
      expect(refreshSession(ended, counter, after(3_000))).toEqual({
        next: null,
        refusal: { code: "session.ended" },
      });
  });

  it("refuses a token ahead of the session, which a restored table would meet", () => {
    expect(refreshSession(begun, 1, NOW).refusal?.code).toBe("session.refresh_invalid");
  });

  it("ends when two hold the same token and one of them has gone on from its successor, whoever comes first", () => {
    const refreshes = fc.integer({ min: 0, max: 20 });
    const gap = fc.integer({ min: 0, max: 29 * DAY });
    fc.assert(
      fc.property(refreshes, gap, (count, ms) => {
        const stolen = refreshed(...Array.from({ length: count }, (_, i) => i * DAY));
        const firstUse = plus(stolen.rotatedAt, DAY);
        const next = refreshSession(stolen, stolen.counter, firstUse).next!;
        const first = refreshSession(next, next.counter, firstUse).next!;
        const second = refreshSession(first, stolen.counter, plus(firstUse, ms));
        expect(second.refusal?.code).toBe("session.refresh_reused");
        expect(refreshSession(second.next!, first.counter, firstUse).refusal).not.toBeNull();
      }),
    );
  });
});
