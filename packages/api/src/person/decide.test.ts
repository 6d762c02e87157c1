import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AppointedRole, roles } from "../kernel/actor.ts";
import { DAY, type Instant, MINUTE, plus } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { isInForce, isSessionOver, type Person, type PersonCommand } from "./person.ts";
import {
  actor,
  after,
  appointmentOf,
  assignment,
  claimOf,
  decideAs,
  ME,
  me,
  NOW,
  official,
  outcome,
  platformPost,
  registered,
  system,
  unitPost,
} from "./person.fixture.ts";

const implicit = ["GUEST", "RESIDENT", "SYSTEM"];
const appointed = roles.filter((role) => !implicit.includes(role)) as AppointedRole[];
const session = (n: number) => `ses_${n}` as Id<"session">;

describe("nobody yet", () => {
  it("is made by registering and by nothing else", () => {
    expect(registered).toMatchObject({ createdAt: NOW, sessionEpoch: 0, residences: [] });
    expect(outcome(null, { type: "signOutEverywhere" })).toBe("NOT_FOUND");
  });

  it("is registered once", () => {
    const register: PersonCommand = {
      type: "register",
      displayName: "居民0138",
      phone: null,
      phoneHash: null,
      wechatHash: null,
      language: "zh",
    };
    expect(outcome(registered, register)).toBe("FORBIDDEN");
  });
});

describe("one's own account", () => {
  const own: PersonCommand[] = [
    { type: "updateProfile", displayName: "谷雨" },
    { type: "signOutEverywhere" },
    { type: "endSession", sessionId: session(1), tokensUntil: plus(NOW, 15 * MINUTE) },
  ];

  it.each(appointed)("can be changed when acting as %s", (role) => {
    const acting = actor(ME, [assignment(role, "/S/")]);
    for (const command of own) expect(outcome(registered, command, { actor: acting })).toBe("done");
  });

  it.each(appointed)("cannot be changed by somebody else acting as %s", (role) => {
    for (const command of own)
      expect(outcome(registered, command, { actor: official(role, "/") })).toBe("FORBIDDEN");
  });

  it("cannot be changed under an identity the person does not hold", () => {
    for (const command of own)
      expect(outcome(registered, command, { actor: actor(ME, [], false) })).toBe("FORBIDDEN");
  });
});

describe("the profile", () => {
  const rename = (displayName: string) => ({ type: "updateProfile", displayName }) as const;

  it.each([
    ["one character", "林", "done"],
    ["33 rare characters, one each", "𠮷".repeat(33), "done"],
    ["34 characters", "林".repeat(34), "person.display_name_length"],
    ["spaces only", "  ", "person.display_name_length"],
    ["a line break", "林\n街道办", "person.display_name_characters"],
    ["another kind of line break", "林\u2028街道办", "person.display_name_characters"],
    ["a mark that turns the text around", "林\u202E办道街", "person.display_name_characters"],
    ["nothing that can be seen", "\u200B\u2060\u3164", "person.display_name_length"],
    ["a post", "街道值守·立春01", "person.name_claims_post"],
    ["a post in pieces", "网 · 格\u200B员小王", "person.name_claims_post"],
    ["a post in other characters", "社區主任", "person.name_claims_post"],
    ["an office in wide letters", "Ａｄｍｉｎ", "person.name_claims_post"],
    ["an office in look-alike letters", "аdmіn", "person.name_claims_post"],
    ["a number everybody calls", "１２３４５", "person.name_claims_post"],
    ["a street in nobody's name", "大道至简", "done"],
    ["a family in one sign, held together by joiners", "👩‍👩‍👧", "done"],
  ])("with %s as the name", (_, name, expected) => {
    expect(outcome(registered, rename(name))).toBe(expected);
  });

  it("keeps the name without the spaces around it", () => {
    expect(after(registered, rename("  谷雨 ")).displayName).toBe("谷雨");
  });

  it("changes what is given and nothing else", () => {
    expect(after(registered, { type: "updateProfile", elderMode: true })).toEqual({
      ...registered,
      elderMode: true,
    });
  });

  it("writes nothing when nothing is given", () => {
    expect(decideAs(registered, { type: "updateProfile" })).toMatchObject({ facts: [] });
  });
});

describe("signing out", () => {
  const end = (n: number, at: Instant = NOW): PersonCommand => ({
    type: "endSession",
    sessionId: session(n),
    tokensUntil: plus(at, 15 * MINUTE),
  });
  const isOver = (person: Person, n: number, epoch: number): boolean =>
    isSessionOver(person, { id: session(n), epoch });

  it("everywhere ends every session begun before, whatever the clock says, and none begun after", () => {
    const person = after(registered, { type: "signOutEverywhere" });
    expect(isOver(registered, 1, 0)).toBe(false);
    expect(isOver(person, 1, 0)).toBe(true);
    expect(isOver(person, 2, person.sessionEpoch)).toBe(false);
  });

  it("trusts a session begun later than what is remembered of the person", () => {
    expect(isOver(registered, 1, registered.sessionEpoch + 1)).toBe(false);
  });

  it("of one session ends that one only", () => {
    const person = after(registered, end(1));
    expect([isOver(person, 1, 0), isOver(person, 2, 0)]).toEqual([true, false]);
  });

  it("twice of the same session writes once", () => {
    expect(decideAs(after(registered, end(1)), end(1))).toMatchObject({ facts: [] });
  });

  it("forgets ended sessions when their last access token has expired", () => {
    const now = plus(NOW, 15 * MINUTE);
    const person = after(after(registered, end(1)), end(2, now), { now });
    expect(person.endedSessions.map(({ sessionId }) => sessionId)).toEqual([session(2)]);
  });

  it("of more sessions than anybody has ends all, so that the list stays short", () => {
    const many = Array.from({ length: 20 }, (_, n) => n);
    const full = many.reduce((person, n) => after(person, end(n)), registered);
    expect([full.endedSessions.length, full.sessionEpoch]).toEqual([20, 0]);
    const person = after(full, end(20));
    expect([person.endedSessions.length, person.sessionEpoch]).toEqual([0, 1]);
    const later = plus(NOW, 15 * MINUTE);
    expect(after(full, end(20, later), { now: later }).sessionEpoch).toBe(0);
  });

  it("of a session is also done by our own guard, in the name of the system", () => {
    expect(decideAs(registered, end(1), { actor: system })).toMatchObject({
      as: { role: "SYSTEM" },
    });
  });
});

describe("claiming a home", () => {
  it("makes a claim that waits", () => {
    expect(after(registered, claimOf(1)).residences).toMatchObject([
      { addressId: "adr_1", status: "CLAIMED", decidedAt: null },
    ]);
  });

  it("is for residents, not for somebody acting in office", () => {
    const acting = actor(ME, [assignment("GRID_WORKER", "/S/C/A/")]);
    expect(outcome(registered, claimOf(1), { actor: acting })).toBe("FORBIDDEN");
  });

  it("is refused twice for the same home, until the first has ended", () => {
    const claimed = after(registered, claimOf(1));
    expect(outcome(claimed, claimOf(1))).toBe("person.already_claimed");
    const ended = after(claimed, { type: "endResidence", residenceId: claimOf(1).residenceId });
    expect(outcome(ended, claimOf(1))).toBe("done");
  });

  it("is refused while three wait", () => {
    const three = [1, 2, 3].reduce((person, n) => after(person, claimOf(n)), registered);
    expect(outcome(three, claimOf(4))).toBe("person.too_many_claims");
  });

  it("keeps the last ten that came to nothing, so that a person stays small", () => {
    const end = (n: number) =>
      ({ type: "endResidence", residenceId: claimOf(n).residenceId }) as const;
    const person = Array.from({ length: 14 }, (_, n) => n).reduce(
      (state, n) => after(after(state, claimOf(n)), end(n), { now: plus(NOW, n) }),
      registered,
    );
    expect(person.residences.map(({ id }) => id)).toEqual(
      Array.from({ length: 10 }, (_, n) => `res_${n + 4}`),
    );
  });

  it("keeps the one that ended last, also when it was claimed first", () => {
    const end = (n: number) =>
      ({ type: "endResidence", residenceId: claimOf(n).residenceId }) as const;
    const first = after(registered, claimOf(0));
    const many = Array.from({ length: 12 }, (_, n) => n + 1).reduce(
      (state, n) => after(after(state, claimOf(n)), end(n), { now: plus(NOW, n) }),
      first,
    );
    const { residences } = after(many, end(0), { now: plus(NOW, DAY) });
    expect(residences.map(({ id }) => id)).toContain("res_0");
    expect(residences).toHaveLength(10);
  });
});

describe("deciding a claim", () => {
  const claimed = after(registered, claimOf(1, "/S/C/A/A1/"));
  const decideClaim = (confirmed: boolean, reason: string | null = null) =>
    ({ type: "decideResidence", residenceId: claimOf(1).residenceId, confirmed, reason }) as const;
  const worker = { actor: official("GRID_WORKER", "/S/C/A/") };

  it.each([
    ["GRID_WORKER", "/S/C/A/", "done"],
    ["GRID_HEAD", "/S/C/A/", "done"],
    ["COMMUNITY", "/S/C/", "done"],
    ["PROPERTY", "/S/C/A/", "done"],
    ["GRID_WORKER", "/S/C/B/", "FORBIDDEN"],
    ["COMMUNITY", "/S/D/", "FORBIDDEN"],
    ["PROPERTY", null, "FORBIDDEN"],
    ["MICRO_HEAD", "/S/C/A/A1/", "FORBIDDEN"],
    ["STREET", "/S/", "FORBIDDEN"],
    ["PLATFORM_ADMIN", null, "FORBIDDEN"],
  ] as const)("by %s at %s: %s", (role, path, expected) => {
    const asking = { actor: official(role, path) };
    expect(outcome(claimed, decideClaim(true), asking)).toBe(expected);
  });

  it("is never done for one's own home", () => {
    const self = { actor: actor(ME, [assignment("GRID_WORKER", "/S/C/A/")]) };
    expect(outcome(claimed, decideClaim(true), self)).toBe("person.own_residence");
  });

  it("needs a reason of at most 200 characters to say no", () => {
    expect(outcome(claimed, decideClaim(false), worker)).toBe("person.reason_missing");
    expect(outcome(claimed, decideClaim(false, " "), worker)).toBe("person.reason_missing");
    expect(outcome(claimed, decideClaim(false, "长".repeat(201)), worker)).toBe(
      "person.reason_length",
    );
    expect(after(claimed, decideClaim(false, " 不住这里 "), worker).residences).toMatchObject([
      { status: "REFUSED", reason: "不住这里", decidedAt: NOW },
    ]);
  });

  it("happens once", () => {
    const confirmed = after(claimed, decideClaim(true), worker);
    expect(outcome(confirmed, decideClaim(true), worker)).toBe("person.residence_decided");
  });

  it("needs a claim", () => {
    expect(outcome(registered, decideClaim(true), worker)).toBe("person.residence_unknown");
  });
});

describe("ending a residence", () => {
  const end = { type: "endResidence", residenceId: claimOf(1).residenceId } as const;
  const claimed = after(registered, claimOf(1));

  it("is done by oneself, once", () => {
    expect(after(claimed, end).residences).toMatchObject([{ status: "ENDED" }]);
    expect(outcome(after(claimed, end), end)).toBe("person.residence_unknown");
  });

  it("is not done by others", () => {
    expect(outcome(claimed, end, { actor: official("COMMUNITY", "/S/C/") })).toBe("FORBIDDEN");
  });
});

describe("appointing", () => {
  const street = { actor: official("STREET", "/S/") };
  const admin = { actor: official("PLATFORM_ADMIN") };
  const appoint = (appointment: ReturnType<typeof appointmentOf>, unitPath?: string) =>
    ({ type: "appoint", appointment, ...(unitPath !== undefined && { unitPath }) }) as const;

  it.each([
    ["a grid of its own", "done", appoint(appointmentOf("GRID_WORKER"))],
    ["a grid elsewhere", "FORBIDDEN", appoint(appointmentOf("GRID_WORKER", { path: "/T/C/" }))],
    [
      "a street whose code begins alike",
      "FORBIDDEN",
      appoint(appointmentOf("STREET", { path: "/S1/" })),
    ],
    ["a unit of its own", "done", appoint(unitPost("DEPT_LEAD", "/S/"), "/S/")],
    ["a unit elsewhere", "FORBIDDEN", appoint(unitPost("DEPT_LEAD", "/T/"), "/T/")],
    ["a unit of the county", "FORBIDDEN", appoint(unitPost("DEPT_LEAD", "/"), "/")],
    [
      "a unit elsewhere over its own grid",
      "FORBIDDEN",
      appoint(unitPost("PROPERTY", "/S/C/A/"), "/T/"),
    ],
    ["a unit nobody looked up", "FORBIDDEN", appoint(unitPost("DEPT_LEAD", "/S/"))],
    ["the platform", "FORBIDDEN", appoint(platformPost("PLATFORM_ADMIN"))],
    [
      "the platform by way of its own grid",
      "person.appointment_no_scope",
      appoint(appointmentOf("PLATFORM_ADMIN")),
    ],
  ])("by a street to %s: %s", (_, expected, command) => {
    expect(outcome(registered, command, street)).toBe(expected);
  });

  it("by the platform is possible anywhere", () => {
    for (const post of [appointmentOf("STREET", { path: "/T/" }), platformPost("SECURITY_AUDITOR")])
      expect(outcome(registered, appoint(post), admin)).toBe("done");
    expect(outcome(registered, appoint(unitPost("DEPT_LEAD", "/")), admin)).toBe("done");
  });

  it.each(appointed.filter((role) => role !== "STREET" && role !== "PLATFORM_ADMIN"))(
    "is not for %s",
    (role) => {
      const asking = { actor: official(role, "/S/") };
      expect(outcome(registered, appoint(appointmentOf("VOLUNTEER")), asking)).toBe("FORBIDDEN");
    },
  );

  it("is not for the person themself, nor for residents", () => {
    const self = { actor: actor(ME, [assignment("STREET", "/S/")]) };
    expect(outcome(registered, appoint(appointmentOf("GRID_HEAD")), self)).toBe(
      "person.appointment_self",
    );
    expect(outcome(registered, appoint(appointmentOf("GRID_HEAD")))).toBe("FORBIDDEN");
  });

  it.each(appointed)("to %s needs the place such a role has", (role) => {
    const withoutPlace = platformPost(role);
    const isPlatform = role === "PLATFORM_ADMIN" || role === "SECURITY_AUDITOR";
    expect(outcome(registered, appoint(withoutPlace), { actor: system })).toBe(
      isPlatform ? "done" : "person.appointment_scope",
    );
  });

  it.each([
    ["no title", { title: " " }, "person.title_length"],
    ["a long title", { title: "长".repeat(41) }, "person.title_length"],
    ["an office phone", { officePhone: "0999-1234567" }, "done"],
    ["words for a phone", { officePhone: "打我电话" }, "person.office_phone_invalid"],
    ["an end before its beginning", { to: plus(NOW, -1) }, "person.appointment_validity"],
    ["an end at its beginning", { to: NOW }, "person.appointment_validity"],
  ])("with %s", (_, changes, expected) => {
    const command = appoint(appointmentOf("GRID_WORKER", changes));
    expect(outcome(registered, command, street)).toBe(expected);
  });

  it("twice to the same role there is refused, elsewhere or afterwards it is not", () => {
    const term = { to: plus(NOW, DAY) };
    const holder = after(registered, appoint(appointmentOf("GRID_WORKER", term)), street);
    const again = (changes: object) =>
      outcome(holder, appoint(appointmentOf("GRID_WORKER", changes)), street);
    expect(again({})).toBe("person.appointment_double");
    expect(again({ path: "/S/C/B/" })).toBe("done");
    expect(again({ from: plus(NOW, DAY) })).toBe("done");
  });

  it("keeps the powers over the platform apart from all others, also in the future", () => {
    const later = { from: plus(NOW, DAY) };
    const worker = after(registered, appoint(appointmentOf("GRID_WORKER")), street);
    const auditor = after(registered, appoint(platformPost("SECURITY_AUDITOR", later)), admin);
    expect(outcome(worker, appoint(platformPost("PLATFORM_ADMIN", later)), admin)).toBe(
      "person.powers_must_stay_apart",
    );
    expect(outcome(auditor, appoint(appointmentOf("GRID_WORKER")), street)).toBe(
      "person.powers_must_stay_apart",
    );
    expect(outcome(auditor, appoint(platformPost("PLATFORM_ADMIN")), admin)).toBe(
      "person.powers_must_stay_apart",
    );
  });

  it("never lets powers over the platform and others be in force together, whatever is tried", () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 12 }), (attempts) => {
        const person = attempts.reduce(tryOut, registered);
        const everyDay = Array.from({ length: 32 }, (_, day) => rolesHeldOn(person, day));
        const mixed = everyDay.filter(
          (held) => held.size > 1 && platform.some((one) => held.has(one)),
        );
        expect(mixed).toEqual([]);
      }),
    );
  });

  const platform: readonly AppointedRole[] = ["PLATFORM_ADMIN", "SECURITY_AUDITOR"];
  const onDay = (day: number): Instant => plus(NOW, day * DAY);
  const aDay = fc.integer({ min: 0, max: 20 });
  const attempt = fc.record({
    role: fc.constantFrom<AppointedRole>("GRID_WORKER", "STREET", ...platform),
    from: aDay,
    days: fc.option(fc.integer({ min: 1, max: 10 })),
    dismissFirst: fc.boolean(),
    tried: aDay,
  });

  type Attempt = typeof attempt extends fc.Arbitrary<infer One> ? One : never;

  /** The person after somebody tried to appoint them, or to end their first appointment. */
  function tryOut(person: Person, { role, from, days, dismissFirst, tried }: Attempt): Person {
    const [first] = person.appointments;
    const to = days === null ? null : onDay(from + days);
    const place = platform.includes(role) ? { gridId: null, path: null } : {};
    const command: PersonCommand =
      dismissFirst && first
        ? { type: "dismiss", roleId: first.id, reason: "换人" }
        : appoint(appointmentOf(role, { from: onDay(from), to, ...place }));
    const when = { ...admin, now: onDay(tried) };
    return outcome(person, command, when) === "done" ? after(person, command, when) : person;
  }

  const rolesHeldOn = (person: Person, day: number) =>
    new Set(
      person.appointments.filter((one) => isInForce(one, onDay(day))).map(({ role }) => role),
    );
});

describe("dismissing", () => {
  const street = { actor: official("STREET", "/S/") };
  const holding = (appointment: ReturnType<typeof appointmentOf>) =>
    after(registered, { type: "appoint", appointment }, { actor: system });
  const post = appointmentOf("GRID_WORKER");
  const holder = holding(post);
  const dismiss = (roleId = post.id, reason = "轮岗") =>
    ({ type: "dismiss", roleId, reason }) as const;

  it("ends the appointment at once", () => {
    const [ended] = after(holder, dismiss(), street).appointments;
    expect(ended).toMatchObject({ to: NOW, dismissedAt: NOW });
    expect(isInForce(ended!, NOW)).toBe(false);
  });

  it("of one that has not begun leaves it never held", () => {
    const future = appointmentOf("GRID_WORKER", { from: plus(NOW, DAY) });
    const [ended] = after(holding(future), dismiss(future.id), street).appointments;
    expect(isInForce(ended!, plus(NOW, 2 * DAY))).toBe(false);
    const again = { type: "appoint", appointment: appointmentOf("GRID_WORKER") } as const;
    expect(outcome(after(holding(future), dismiss(future.id), street), again, street)).toBe("done");
  });

  it("is done where one appoints, and there only", () => {
    const elsewhere = { actor: official("STREET", "/T/") };
    expect(outcome(holder, dismiss(), elsewhere)).toBe("FORBIDDEN");
    expect(outcome(holder, dismiss(), { actor: me })).toBe("FORBIDDEN");
    const auditor = platformPost("SECURITY_AUDITOR");
    expect(outcome(holding(auditor), dismiss(auditor.id), street)).toBe("FORBIDDEN");
    expect(
      outcome(holding(auditor), dismiss(auditor.id), { actor: official("PLATFORM_ADMIN") }),
    ).toBe("done");
  });

  it("needs an appointment that lasts, and a reason", () => {
    expect(outcome(after(holder, dismiss(), street), dismiss(), street)).toBe(
      "person.appointment_unknown",
    );
    expect(outcome(holder, dismiss(post.id, ""), street)).toBe("person.reason_missing");
  });
});
