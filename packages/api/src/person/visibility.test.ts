import { describe, expect, it } from "vitest";
import { type AppointedRole, roles } from "../kernel/actor.ts";
import { DAY, plus } from "../kernel/clock.ts";
import {
  actor,
  after,
  appointmentOf,
  assignment,
  claimOf,
  ME,
  me,
  NOW,
  official,
  platformPost,
  registered,
  system,
  unitPost,
} from "./person.fixture.ts";
import { isAppointmentVisible, isResidenceVisible, isVisible } from "./visibility.ts";

const implicit = ["GUEST", "RESIDENT", "SYSTEM"];
const appointed = roles.filter((role) => !implicit.includes(role)) as AppointedRole[];
const guest = { kind: "guest", network: "n" } as const;

const seenBy = (person: typeof registered, role: AppointedRole, path: string | null) =>
  isVisible(ME, person, official(role, path));

describe("a person without homes and posts", () => {
  it("is seen by themself under every identity, even one they no longer hold", () => {
    expect(isVisible(ME, registered, me)).toBe(true);
    for (const role of appointed)
      expect(isVisible(ME, registered, actor(ME, [assignment(role, "/S/")]))).toBe(true);
    expect(isVisible(ME, registered, actor(ME, [], false))).toBe(true);
  });

  it("is seen by nobody else, but by our own jobs", () => {
    for (const role of appointed) expect(seenBy(registered, role, "/S/")).toBe(false);
    expect(isVisible(ME, registered, guest)).toBe(false);
    expect(isVisible(ME, registered, system)).toBe(true);
  });
});

describe("a person who claims a home", () => {
  const claimed = after(registered, claimOf(1, "/S/C/A/A1/"));

  it.each(["GRID_WORKER", "GRID_HEAD", "COMMUNITY", "PROPERTY"] as const)(
    "is seen by a %s of the place and not by one of another",
    (role) => {
      expect(seenBy(claimed, role, "/S/C/A/")).toBe(true);
      expect(seenBy(claimed, role, "/S/C/B/")).toBe(false);
    },
  );

  it("is not seen by others of the place", () => {
    for (const role of ["MICRO_HEAD", "STREET", "VOLUNTEER", "PLATFORM_ADMIN"] as const)
      expect(seenBy(claimed, role, "/S/")).toBe(false);
  });

  it("is no longer seen when the claim has come to nothing", () => {
    const ended = after(claimed, { type: "endResidence", residenceId: claimOf(1).residenceId });
    expect(seenBy(ended, "GRID_WORKER", "/S/C/A/")).toBe(false);
  });

  it("shows each home to those who decide it only", () => {
    const two = after(claimed, claimOf(2, "/S/C/B/B1/"));
    const worker = official("GRID_WORKER", "/S/C/A/");
    expect(two.residences.map((one) => isResidenceVisible(ME, one, worker))).toEqual([true, false]);
  });
});

describe("a person who holds a post", () => {
  const holding = (appointment: ReturnType<typeof appointmentOf>) =>
    after(registered, { type: "appoint", appointment }, { actor: system });

  it("is seen by the street they serve and not by another one", () => {
    for (const post of [appointmentOf("GRID_WORKER"), unitPost("DEPT_LEAD", "/S/")]) {
      expect(seenBy(holding(post), "STREET", "/S/")).toBe(true);
      expect(seenBy(holding(post), "STREET", "/T/")).toBe(false);
    }
  });

  it("is no longer seen when they were dismissed", () => {
    const post = appointmentOf("GRID_WORKER");
    const dismissal = { type: "dismiss", roleId: post.id, reason: "轮岗" } as const;
    const dismissed = after(holding(post), dismissal, { actor: official("STREET", "/S/") });
    expect(seenBy(dismissed, "STREET", "/S/")).toBe(false);
  });

  it("is seen by the platform, which appoints everywhere", () => {
    expect(seenBy(holding(platformPost("SECURITY_AUDITOR")), "PLATFORM_ADMIN", null)).toBe(true);
  });

  it("is not seen by colleagues who appoint nobody", () => {
    expect(seenBy(holding(appointmentOf("GRID_WORKER")), "COMMUNITY", "/S/C/")).toBe(false);
  });

  it("shows a post that is over to the person and to those who appoint there", () => {
    const past = appointmentOf("GRID_WORKER", { from: plus(NOW, -2 * DAY), to: plus(NOW, -DAY) });
    const seen = (asking: Parameters<typeof isVisible>[2]) =>
      isAppointmentVisible(ME, past, asking, NOW);
    expect([seen(me), seen(official("STREET", "/S/"))]).toEqual([true, true]);
    expect([seen(official("STREET", "/T/")), seen(official("COMMUNITY", "/S/C/"))]).toEqual([
      false,
      false,
    ]);
  });
});
