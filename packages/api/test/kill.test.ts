import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { demoDivision, demoLocationCodes } from "../demo/division.ts";
import { seeded } from "../demo/random.ts";
import type { DemoSecrets } from "../demo/secrets.ts";
import type { Complaint } from "../src/complaint/complaint.ts";
import { toInstant } from "../src/kernel/clock.ts";
import { asId, type Id } from "../src/kernel/ids.ts";
import type { Notice } from "../src/notice/notice.ts";
import type { Person } from "../src/person/person.ts";
import { createTokens } from "../src/session/token.ts";
import type { Item } from "../src/table/table.ts";
import { hashEntry, GENESIS } from "../src/table/timeline.ts";
import {
  ask,
  copySeeded,
  demoTime,
  endAll,
  type Serving,
  start,
  SEEDED,
} from "./support/start-command.ts";
import { PATIENCE } from "./support/patience.ts";
import {
  hasUndelivered,
  problemsOf,
  readWholeTable,
  statesOf,
  type WholeTable,
} from "./support/whole-table.ts";

const REPORTS = 200;
const REPORTERS = 40;

/** One report that is sent, and sent again with the same key. */
type Report = { reporter: Id<"person">; input: { description: string; idempotencyKey: string } };
type Receipt = { id: string; number: string };

let residents: Id<"person">[] = [];
beforeAll(async () => {
  const { dir } = await copySeeded();
  const people = statesOf<Person>(await readWholeTable(dir), "prs");
  residents = [...people]
    .filter(([, { appointments }]) => appointments.length === 0)
    .flatMap(([id]) => asId("person", id) ?? [])
    .slice(0, REPORTERS);
});
afterAll(endAll);

const places = demoLocationCodes(demoDivision());

function makeReports(round: number): Report[] {
  return Array.from({ length: REPORTS }, (_, i) => ({
    reporter: residents[i % residents.length] as Id<"person">,
    input: {
      category: "appearance.exposed_rubbish",
      description: `楼下第 ${i} 处垃圾`,
      place: { locationCode: places[(round * 37 + i) % places.length]?.code },
      idempotencyKey: `round-${round}-${i}`,
    },
  }));
}

/** Access tokens of the reporters, signed as this Linge would: there is one code per minute and address. */
async function tokensFor(linge: Serving): Promise<Map<Id<"person">, string>> {
  const text = readFileSync(join(linge.dir, "secrets.json"), "utf8");
  const { signingKeys } = JSON.parse(text) as DemoSecrets;
  const tokens = await createTokens({ keys: signingKeys, issuer: linge.base, audience: "linge" });
  const now = toInstant(await demoTime(linge));
  const sessionId = `ses_${"0".repeat(26)}` as Id<"session">;
  const issued = residents.map(async (personId) => {
    const token = await tokens.issue({ personId, sessionId, epoch: 0 }, now);
    return [personId, token] as const;
  });
  return new Map(await Promise.all(issued));
}

const SUBMIT = `mutation Submit($input: SubmitComplaintInput!) {
  submitComplaint(input: $input) { complaint { id number } refusal { code } }
}`;

/** Sends all reports at once. Answers the receipt of each, null where none came. */
async function submitAll(
  linge: Serving,
  reports: readonly Report[],
  onReceipt: (count: number) => void = () => undefined,
): Promise<(Receipt | null)[]> {
  const tokens = await tokensFor(linge);
  let count = 0;
  const sent = reports.map(async ({ reporter, input }) => {
    const answer = await ask(linge.base, SUBMIT, { input }, tokens.get(reporter));
    const { submitComplaint } = answer.data as { submitComplaint: { complaint: Receipt } };
    onReceipt((count += 1));
    return submitComplaint.complaint;
  });
  const outcomes = await Promise.allSettled(sent);
  return outcomes.map((one) => (one.status === "fulfilled" ? one.value : null));
}

/** Kills a Linge with kill -9 once it has acknowledged so many reports, alone or with its engine. */
async function killAfter(
  linge: Serving,
  reports: readonly Report[],
  { acknowledged, engineToo }: { acknowledged: number; engineToo: boolean },
): Promise<(Receipt | null)[]> {
  const receipts = await submitAll(linge, reports, (count) => {
    if (count !== acknowledged) return;
    if (engineToo) linge.signalAll("SIGKILL");
    else process.kill(linge.pid, "SIGKILL");
  });
  expect((await linge.ended).signal).toBe("SIGKILL");
  return receipts;
}

type Findings = { total: number; perReport: number[]; heard: number[] };

/** How many complaints there are of each report, and how often everybody who heard of one did. */
function findingsOf(table: WholeTable, reports: readonly Report[]): Findings {
  const complaints = statesOf<Complaint>(table, "cmp");
  const subjects = [...table]
    .filter(([pk]) => pk.startsWith("inbox#"))
    .map(([, items]) => items.map((item) => (item["notice"] as Notice).subjectId));
  const perReport = reports.map(({ input }) => {
    const made = [...complaints].filter(([, one]) => one.description === input.description);
    return made.map(([id]) => id);
  });
  const heard = perReport.flat().flatMap((id) => {
    const times = subjects.map((inbox) => inbox.filter((one) => one === id).length);
    return times.some((count) => count > 0) ? times.filter((count) => count > 0) : [0];
  });
  return { total: complaints.size, perReport: perReport.map((ids) => ids.length), heard };
}

/** The moments differ between rounds and are the same on every run. */
const random = seeded(200);
const rounds = [false, true, false].map((engineToo, i) => ({
  round: i + 1,
  engineToo,
  acknowledged: 1 + Math.floor(((i + random()) * (REPORTS - 40)) / 3),
}));

describe.each(rounds)(
  "given 200 reports sent at once, killed after $acknowledged were acknowledged (engine too: $engineToo)",
  ({ round, ...moment }) => {
    let reports: Report[] = [];
    let receipts: (Receipt | null)[] = [];
    let again: Serving;
    let resent: (Receipt | null)[] = [];
    let table: WholeTable;

    beforeAll(async () => {
      reports = makeReports(round);
      const { dir } = await copySeeded();
      receipts = await killAfter(await start({ dir }), reports, moment);
      again = await start({ dir });
    });

    test("when it starts again, then every acknowledged complaint is there with its first entry", async () => {
      const tokens = await tokensFor(again);
      const lost: string[] = [];
      for (const [i, receipt] of receipts.entries()) {
        if (!receipt) continue;
        const query = `query One($id: ID!) { complaint(id: $id) { number description isTimelineIntact timeline { seq title } } }`;
        const token = tokens.get((reports[i] as Report).reporter);
        const { data } = await ask(again.base, query, { id: receipt.id }, token);
        const expected = {
          number: receipt.number,
          description: reports[i]?.input.description,
          isTimelineIntact: true,
          timeline: [{ seq: 1, title: "已上报" }],
        };
        const { complaint } = data as { complaint: unknown };
        if (JSON.stringify(complaint) !== JSON.stringify(expected)) lost.push(receipt.id);
      }
      expect(receipts.filter(Boolean).length).toBeGreaterThanOrEqual(moment.acknowledged);
      expect(lost).toEqual([]);
    });

    test("when all are sent again with their keys, then each answers with its complaint", async () => {
      resent = await submitAll(again, reports);
      const other = resent.filter((one, i) => !one || (receipts[i] ?? one).id !== one.id);
      expect(other).toEqual([]);
    });

    test("when its outbox was carried out and it has ended, then nothing is half-written", async () => {
      await vi.waitUntil(async () => !(await hasUndelivered(again.enginePid)), PATIENCE);
      await again.end();
      table = await readWholeTable(again.dir);
      expect(problemsOf(table)).toEqual([]);
    });

    test("then there is one complaint per report, and whoever must act on it heard of it once", () => {
      const { total, perReport, heard } = findingsOf(table, reports);
      expect(total).toBe(SEEDED + REPORTS);
      expect(new Set(perReport)).toEqual(new Set([1]));
      expect(heard.length).toBeGreaterThanOrEqual(REPORTS);
      expect(new Set(heard)).toEqual(new Set([1]));
    });
  },
);

describe("given a table in which something is planted", () => {
  const entry = {
    seq: 1,
    at: "",
    by: { actorId: "", role: "SYSTEM", assignmentId: null, name: "" },
    fact: 1,
  } as const;
  const hash = hashEntry(GENESIS, entry);
  const pk = "cmp_1";
  const state = { pk, sk: "state", state: {}, version: 1, head: hash };
  const line = { pk, sk: "t#000001", entry: { ...entry, hash } };
  const tableOf = (...items: Item[]): WholeTable => Map.groupBy(items, (item) => item.pk);

  test("when nothing is wrong, then no problem is found", () => {
    const memo = { pk: "memo#a#b", sk: "memo", id: pk };
    const number = { pk: "no#1", sk: "unique", complaintId: pk };
    expect(problemsOf(tableOf(state, line, memo, number))).toEqual([]);
  });

  test.each<[string, Item[], RegExp]>([
    ["a state without its timeline", [state], /another version/],
    ["a timeline without its state", [line], /without a state/],
    [
      "an altered entry",
      [state, { ...line, entry: { ...line.entry, fact: 2 } }],
      /broken timeline at 1/,
    ],
    ["a memo of nothing", [{ pk: "memo#a#b", sk: "memo", id: pk }], /points to cmp_1/],
    ["a number of nothing", [{ pk: "no#1", sk: "unique", complaintId: pk }], /points to cmp_1/],
    ["a message that waits", [{ pk: "outbox#3", sk: "x" }], /outbox#3 holds 1/],
  ])("when it is %s, then it is found", (_, items, problem) => {
    expect(problemsOf(tableOf(...items))).toEqual([expect.stringMatching(problem)]);
  });
});
