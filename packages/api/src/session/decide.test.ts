import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, type Instant, MINUTE, plus, SECOND } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { isPhone, issueCode, redeemCode, refreshSession, startSession } from "./decide.ts";
import type { PhoneCodes, Session } from "./session.ts";

const NOW: Instant = "2026-11-20T02:00:00.000Z";
const after = (ms: number): Instant => plus(NOW, ms);

const untouched: PhoneCodes = { codes: [], sent: [] };

/** The state after codes were asked for at each of these moments, from one network. */
const asked = (...moments: readonly number[]): PhoneCodes => askedFrom("home", ...moments);

function askedFrom(network: string, ...moments: readonly number[]): PhoneCodes {
  return moments.reduce<PhoneCodes>(
    (state, ms) => issue(state, ms, network).next ?? state,
    untouched,
  );
}

const issue = (state: PhoneCodes, ms: number, network = "home") =>
  issueCode(state, { hash: `hash-${ms}`, verification: `id-${ms}`, network }, after(ms));

type From = { network?: string; verification?: string | null; result?: string };

/** Presents the digits of the code sent at that moment, or wrong ones. */
const guess = (state: PhoneCodes, code: number | "wrong", ms: number, from: From = {}) => {
  const { network = "home", verification = null, result = "session" } = from;
  const matches = (hash: string) => hash === `hash-${code}`;
  return redeemCode(state, { network, verification, matches, result }, after(ms));
};

/** The state after this many wrong codes, one a second. */
const afterWrong = (count: number, from: From = {}, start: PhoneCodes = asked(0)): PhoneCodes =>
  Array.from({ length: count }).reduce<PhoneCodes>(
    (state, _, i) => guess(state, "wrong", 1_000 * (i + 1), from).next ?? state,
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
  it("leaves one sent before good for its time: messages overtake each other", () => {
    expect(asked(0, MINUTE).codes.map(({ hash }) => hash)).toEqual(["hash-0", `hash-${MINUTE}`]);
    expect(asked(0, 5 * MINUTE).codes).toHaveLength(1);
  });

  it("refuses a resend within a minute and says how many seconds to wait", () => {
    expect(issue(asked(0), 17_500)).toEqual({
      next: null,
      refusal: {
        code: "session.resend_too_soon",
        field: "phone",
        params: { seconds: 43, minutes: 1 },
      },
    });
  });

  it("allows a resend after exactly a minute", () => {
    expect(issue(asked(0), 60_000).refusal).toBeNull();
  });

  it("refuses the sixth request of one network within 15 minutes, until the first is 15 minutes old", () => {
    const five = asked(0, 60_000, 120_000, 180_000, 240_000);
    expect(issue(five, 300_000).refusal).toMatchObject({
      code: "session.too_many_requests",
      params: { seconds: 600, minutes: 10 },
    });
    expect(issue(five, 15 * MINUTE - 1).refusal).not.toBeNull();
    expect(issue(five, 15 * MINUTE).refusal).toBeNull();
  });

  it("leaves the owner codes when a stranger has used up a share, in a quarter of an hour and in a day", () => {
    const quarter = askedFrom("stranger", 0, MINUTE, 2 * MINUTE, 3 * MINUTE, 4 * MINUTE);
    expect(issue(quarter, 5 * MINUTE, "stranger").refusal).not.toBeNull();
    expect(issue(quarter, 5 * MINUTE, "home").refusal).toBeNull();
    const day = askedFrom("stranger", ...Array.from({ length: 10 }, (_, i) => i * HOUR));
    expect(issue(day, 11 * HOUR, "stranger").refusal?.params?.["minutes"]).toBe(13 * 60);
    expect(issue(day, 11 * HOUR, "home").refusal).toBeNull();
  });

  it("has a cap for a phone, whoever asks", () => {
    const many = (count: number, every: number) =>
      Array.from({ length: count }).reduce<PhoneCodes>(
        (state, _, i) => issue(state, i * every, `network-${i}`).next ?? state,
        untouched,
      );
    expect(many(15, MINUTE).sent).toHaveLength(8);
    expect(many(24, HOUR).sent).toHaveLength(15);
  });

  it("leaves everything as it was when it refuses", () => {
    expect(issue(asked(0), 1_000).next).toBeNull();
  });

  it("never remembers more than a day needs", () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 3 * 24 * 60 }), { maxLength: 200 });
    fc.assert(
      fc.property(minutes, (times) => {
        const state = times
          .toSorted((a, b) => a - b)
          .reduce<PhoneCodes>(
            (one, minute, i) => issue(one, minute * MINUTE, `n${i % 3}`).next ?? one,
            untouched,
          );
        expect(state.sent.length).toBeLessThanOrEqual(15);
        expect(state.codes.length).toBeLessThanOrEqual(8);
      }),
    );
  });
});

describe("presenting a code", () => {
  it.each([
    ["none was asked for", untouched, 0, 0, "session.code_none"],
    ["it is another one", asked(0), "wrong", 1_000, "session.code_wrong"],
    ["it is 5 minutes old", asked(0), 0, 5 * MINUTE, "session.code_expired"],
    ["it was used", guess(asked(0), 0, 1).next!, 0, 31_000, "session.code_used"],
    ["another was used", guess(asked(0), 0, 1).next!, "wrong", 2, "session.code_used"],
  ] as const)("is refused when %s", (_, state, code, ms, refusal) => {
    expect(guess(state, code, ms).refusal).toEqual({ code: refusal, field: "code" });
  });

  it("uses the right code up", () => {
    const { next, refusal, result } = guess(asked(0), 0, 5 * MINUTE - 1, { result: "mine" });
    expect([refusal, result]).toEqual([null, "mine"]);
    expect(next?.codes[0]?.used?.at).toBe(after(5 * MINUTE - 1));
  });

  it("takes an earlier code too while it lives", () => {
    expect(guess(asked(0, MINUTE), 0, 2 * MINUTE).refusal).toBeNull();
  });

  it("accepts the right code after four wrong ones and refuses it after five; a new one helps", () => {
    expect(guess(afterWrong(4), 0, 10_000).refusal).toBeNull();
    const locked = afterWrong(5);
    expect(guess(locked, 0, 10_000)).toEqual({
      next: null,
      result: null,
      refusal: {
        code: "session.too_many_attempts",
        field: "code",
        params: { seconds: 50, minutes: 1 },
      },
    });
    const again = issue(locked, MINUTE).next!;
    expect(guess(again, MINUTE, MINUTE + 1).refusal).toBeNull();
  });

  it("counts nothing while there is no code that could be used", () => {
    for (const state of [untouched, asked(0), guess(asked(0), 0, 1).next!])
      expect(guess(state, "wrong", 6 * MINUTE).next).toBeNull();
  });

  it.each([
    ["from elsewhere", { network: "elsewhere" }],
    ["from the same network", { network: "home" }],
    ["with another id", { network: "home", verification: "id-made-up" }],
  ])("takes nothing from who asked for it, when others guess %s", (_, from) => {
    const guessed = afterWrong(100, from);
    expect(guess(guessed, 0, 200_000, from).refusal?.code).toBe("session.too_many_attempts");
    expect(guess(guessed, 0, 200_000, { verification: "id-0" }).refusal).toBeNull();
  });

  it("takes nothing from the network that asked, when others guess from elsewhere and no id is known", () => {
    const guessed = afterWrong(100, { network: "elsewhere" });
    expect(guess(guessed, 0, 200_000, { network: "home" }).refusal).toBeNull();
  });

  it("works for the owner when a stranger asked for it and guesses", () => {
    const theirs = afterWrong(
      100,
      { network: "stranger", verification: "id-0" },
      askedFrom("stranger", 0),
    );
    expect(guess(theirs, 0, 200_000, { network: "home" }).refusal).toBeNull();
  });

  it("has the same result when the same press comes twice: by the id as long as it lives, without one at once", () => {
    const withId = { verification: "id-0", result: "first" };
    const used = guess(asked(0), 0, 1_000, withId).next!;
    expect(guess(used, 0, 4 * MINUTE, { ...withId, result: "second" })).toEqual({
      next: null,
      refusal: null,
      result: "first",
    });
    expect(guess(used, 0, 1_001, { result: "second" }).refusal?.code).toBe("session.code_used");
    const plain = guess(asked(0), 0, 1_000, { result: "first" }).next!;
    expect(guess(plain, 0, 2_000, { result: "second" }).result).toBe("first");
    expect(guess(plain, 0, 2_000, { network: "elsewhere" }).refusal?.code).toBe(
      "session.code_used",
    );
    expect(guess(plain, 0, 31_000).refusal?.code).toBe("session.code_used");
  });

  it("never lets one code be guessed at more than fifteen times, from wherever", () => {
    const froms = fc.array(
      fc.record({
        network: fc.constantFrom("home", "a", "b", "c"),
        verification: fc.constantFrom(null, "id-0", "id-x"),
      }),
      { maxLength: 100 },
    );
    fc.assert(
      fc.property(froms, (some) => {
        let state = asked(0);
        let tried = 0;
        some.forEach((from, i) => {
          const { next, refusal } = guess(state, "wrong", i + 1, from);
          if (refusal?.code === "session.code_wrong") tried += 1;
          state = next ?? state;
        });
        expect(tried).toBeLessThanOrEqual(15);
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
