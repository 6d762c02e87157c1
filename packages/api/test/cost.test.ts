import { beforeAll, expect, test } from "vitest";
import { buildVillage, type Village } from "../src/complaint/api.fixture.ts";
import { schema } from "../src/schema.ts";
import { faultCases, type Prepared } from "./support/fault-cases.ts";
import { keepMemory } from "./support/memory.ts";
import { post } from "./support/post.ts";
import { type Consumption, meter } from "./support/units.ts";

/*
 * What every command asks of the table. docs/cost.md is made from this:
 *
 *   vitest run packages/api/test/cost.test.ts --update
 */

keepMemory();

let village: Village;
const prepared: [name: string, Prepared][] = [];
beforeAll(async () => {
  village = await buildVillage();
  for (const [name, { prepare }] of Object.entries(faultCases))
    prepared.push([name, await prepare(village)]);
});

async function give(name: string, { who, input }: Prepared): Promise<void> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { fields } = schema.getType(type)!.toConfig() as { fields: object };
  const key = "idempotencyKey" in fields ? { idempotencyKey: `key of ${name}` } : {};
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename refusal { code } } }`;
  const { body } = await post(
    village.app.app,
    { query, variables: { input: { ...input(), ...key } } },
    {
      ...(who.token && { authorization: `Bearer ${who.token}` }),
      "x-linge-peer": who.peer ?? "198.51.100.20",
    },
  );
  const payload = body.data?.[name] as { refusal: unknown } | undefined;
  if (payload?.refusal !== null) throw new Error(`${name}: ${JSON.stringify(body)}`);
}

const COLUMNS = ["Command", "Reads", "Units read", "Items written", "Units written"];

function line(name: string, { reads, read, items, written }: Consumption): string[] {
  return [`\`${name}\``, ...[reads, read, items, written].map(String)];
}

function tableOf(rows: readonly string[][]): string {
  const widths = COLUMNS.map((column, i) =>
    Math.max(column.length, ...rows.map((row) => row[i]?.length ?? 0)),
  );
  const drawn = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(" | ")} |`;
  return [drawn(COLUMNS), drawn(widths.map((width) => "-".repeat(width))), ...rows.map(drawn)].join(
    "\n",
  );
}

const INTRODUCTION = `# What commands cost

What every command asks of the table, once, with its key, in the smallest case in which it works: requests that read,
the items of its transaction and single writes, and the units DynamoDB takes for them. A transaction costs twice the
units of its items; every index an item stands in is one more. What is remembered for seconds, the person and the
division, is left out. Who is told, is told afterwards from the outbox: a notice is one item for each reader.

Made by \`packages/api/test/cost.test.ts\`, which fails when a command costs something else.
`;

test("given every command, when it is given once, then it costs what docs/cost.md says", async () => {
  const metered = meter(village.app.deps.table.client);
  const rows: string[][] = [];
  for (const [name, one] of prepared) rows.push(line(name, await metered(() => give(name, one))));
  const sorted = rows.toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1));
  await expect(`${INTRODUCTION}\n${tableOf(sorted)}\n`).toMatchFileSnapshot(
    "../../../docs/cost.md",
  );
});
