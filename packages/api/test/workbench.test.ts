import { beforeAll, describe, expect, it } from "vitest";
import {
  submit,
  buildVillage,
  read,
  type Village,
  type Who,
} from "../src/complaint/api.fixture.ts";
import { categories } from "../src/complaint/complaint.fixture.ts";
import { HOUR, plus } from "../src/kernel/clock.ts";
import type { AppointedRole } from "../src/kernel/actor.ts";
import { countsOf } from "../src/workbench/schema.ts";
import { signIn, type TestPerson } from "./support/people.ts";

/* What an identity can do, in numbers. */

// The shape depends on the query; tests read what they asked for.
// oxlint-disable-next-line typescript/no-explicit-any
type Json = any;

let village: Village;
beforeAll(async () => {
  village = await buildVillage();
});

const QUERY = "{ workbench { kind label counts { waiting overdue today } } }";
const linesOf = async (who: Who | TestPerson): Promise<Json[]> =>
  (await read(village, who, QUERY)).workbench;
const kindsOf = async (who: Who | TestPerson) => (await linesOf(who)).map(({ kind }) => kind);

/** Of the whole platform: they are appointed to no part of it. */
const ofAll: readonly AppointedRole[] = ["PLATFORM_ADMIN", "SECURITY_AUDITOR"];

/** Acting in a new post, and not as oneself. */
async function kindsIn(role: AppointedRole): Promise<string[]> {
  const post = ofAll.includes(role) ? { role } : { role, path: "/S/" };
  const person = await signIn(village.app, { posts: [post] });
  const [actingAs = ""] = person.roleIds;
  const answer: Json = await read(village, person, QUERY, {}, { actingAs });
  return answer.workbench.map(({ kind }: Json) => kind);
}

describe("given an identity, when it opens the workbench", () => {
  it.each([
    ["PLATFORM_ADMIN"],
    ["SECURITY_AUDITOR"],
    ["CONVENER"],
    ["COUNCIL_MEMBER"],
    ["SUPERVISOR"],
    ["MERCHANT"],
  ] as const)("as %s, then it is answered, and with no work that is not its own", async (role) => {
    const kinds = await kindsIn(role);
    expect(kinds).toContain("INBOX");
    for (const foreign of ["MEALS", "HOMES", "SERVICES", "BOOKINGS"])
      expect(kinds).not.toContain(foreign);
  });

  it("as head of a grid, then the complaints that wait are counted", async () => {
    await submit(village, "reporter", { category: categories.bench });
    const lines = await linesOf("head");
    expect(lines[0]).toMatchObject({ kind: "COMPLAINTS", label: "待办诉求" });
    expect(lines[0].counts.waiting).toBeGreaterThanOrEqual(1);
  });

  it("as a department, then homes and grids are not offered", async () => {
    const kinds = await kindsOf("lamps");
    expect(kinds).toContain("COMPLAINTS");
    expect(kinds).not.toContain("HOMES");
    expect(kinds).not.toContain("GRIDS");
  });

  it("as administrator of the platform, then grids and their teams are offered, and not to an auditor", async () => {
    expect(await kindsIn("PLATFORM_ADMIN")).toContain("GRIDS");
    expect(await kindsIn("SECURITY_AUDITOR")).not.toContain("GRIDS");
  });

  it("then it costs one request for each list that is counted, however much waits", async () => {
    await linesOf("head");
    village.app.requests.reset();
    await linesOf("head");
    const reads = village.app.requests.names().filter((name) => !name.startsWith("Get"));
    expect(reads.length).toBeLessThanOrEqual(5);
  });
});

describe("given what is due", () => {
  it("then late, due today and due later are told apart", () => {
    const now = "2026-11-20T02:00:00.000Z";
    const dues = [plus(now, -HOUR), plus(now, HOUR), plus(now, 48 * HOUR)];
    expect(countsOf(dues, now)).toEqual({ waiting: 3, overdue: 1, today: 1 });
  });
});
