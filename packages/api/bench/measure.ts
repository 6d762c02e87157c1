import { isDeepStrictEqual } from "node:util";
import { pointAt } from "../src/grid/plan.fixture.ts";
import type { TestPerson } from "../test/support/people.ts";
import { createBaseline } from "./baseline.ts";
import {
  ACCEPT,
  ask,
  type Asked,
  type Body,
  DETAIL,
  LIST,
  ME,
  submission,
  SUBMIT,
} from "./operations.ts";
import { relearn } from "./relearn.ts";
import { REPORTS_EACH, type World } from "./world.ts";

const ROUNDS = 10;
const WARM_UP = 3;
/** Requests of one operation in a round, and how many of them are under way at once. */
const IN_ROUND = 24;
const AT_ONCE = 4;
/** No round begins later than this many milliseconds after the first. */
const ENOUGH = 15_000;
const MAX_RATIO = 1.5;

type Side = { name: string; fetch: Parameters<typeof ask>[0]["fetch"] };
type Operation = { name: string; next: () => Promise<Asked> };
type Sample = { cpuMs: number; wallMs: number };

/** Reporters take turns before they have reported too often for one day. */
function reporters({ newReporter }: World): () => Promise<TestPerson> {
  let current: Promise<TestPerson> | null = null;
  let left = 0;
  return () => {
    if (left === 0) {
      current = newReporter();
      left = REPORTS_EACH;
    }
    left -= 1;
    return current as Promise<TestPerson>;
  };
}

function operationsOf(world: World): Operation[] {
  const { officer, reporter, gridId, complaintId: id } = world;
  const reads = (name: string, query: string, by: TestPerson, variables = {}): Operation => {
    const asked = { token: by.token, query, variables };
    return { name, next: () => Promise.resolve(asked) };
  };
  const who = reporters(world);
  return [
    reads("me", ME, reporter),
    reads("complaint with timeline", DETAIL, officer, { id }),
    reads("complaintsIn, 20", LIST, officer, { gridId }),
    {
      name: "submitComplaint",
      next: async () => {
        const { token } = await who();
        return { token, query: SUBMIT, variables: { input: submission(pointAt(100, 100)) } };
      },
    },
    {
      name: "acceptComplaint",
      next: async () => {
        const input = { id: await world.report(await who()) };
        return { token: officer.token, query: ACCEPT, variables: { input } };
      },
    },
  ];
}

/** Sends what was prepared, a few at once, and measures this process meanwhile: the engine is another. */
async function run(side: Side, asked: readonly Asked[]): Promise<Sample> {
  const before = process.cpuUsage();
  const start = performance.now();
  const waiting = asked.values();
  const send = async () => {
    for (const one of waiting) await ask(side, one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  const { user, system } = process.cpuUsage(before);
  return {
    cpuMs: (user + system) / 1_000 / asked.length,
    wallMs: (performance.now() - start) / asked.length,
  };
}

async function prepare({ next }: Operation, count: number): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (let i = 0; i < count; i += 1) asked.push(await next());
  return asked;
}

/** Numbers and cursors are drawn or signed anew; everything else must be the same. */
const comparable = ({ data }: Body): unknown =>
  JSON.parse(
    JSON.stringify(data, (name, value: unknown) =>
      ["id", "number", "cursor", "endCursor"].includes(name) ? typeof value : value,
    ),
  );

/** A comparison with something that answers less or asks the table less often would say nothing. */
async function checkSame(world: World, sides: readonly Side[], operation: Operation) {
  const seen: unknown[] = [];
  let requests: string[] = [];
  world.deps.table.client.middlewareStack.add(
    (next, context) => (args) => {
      const { TransactItems } = args.input as { TransactItems?: unknown[] };
      const { commandName } = context as { commandName?: string };
      requests.push(`${commandName} ${TransactItems?.length ?? ""}`);
      return next(args);
    },
    { step: "initialize", name: "bench" },
  );
  await relearn(world.deps.table.client);
  for (const side of sides) {
    const asked = await operation.next();
    await ask(side, { token: asked.token, query: "{ me { id } }", variables: {} });
    requests = [];
    const data = comparable(await ask(side, asked));
    seen.push({ data, requests: [...requests] });
  }
  world.deps.table.client.middlewareStack.remove("bench");
  await relearn(world.deps.table.client);
  if (!isDeepStrictEqual(seen[0], seen[1]))
    throw new Error(`${operation.name} differs: ${JSON.stringify(seen, null, 1)}`);
}

const median = (list: readonly number[]): number =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;

const medianOf = (samples: readonly Sample[], of: keyof Sample): number =>
  median(samples.map((sample) => sample[of]));

function row(name: string, ours: readonly Sample[], byHand: readonly Sample[]) {
  const cpu = [medianOf(ours, "cpuMs"), medianOf(byHand, "cpuMs")] as const;
  const ratio = median(ours.map(({ cpuMs }, i) => cpuMs / (byHand[i]?.cpuMs ?? NaN)));
  return {
    operation: name,
    "req/s": Math.round(1_000 / medianOf(ours, "wallMs")),
    "req/s by hand": Math.round(1_000 / medianOf(byHand, "wallMs")),
    "CPU ms": Number(cpu[0].toFixed(2)),
    "CPU ms by hand": Number(cpu[1].toFixed(2)),
    ratio: Number(ratio.toFixed(2)),
    "": ratio <= MAX_RATIO ? "ok" : `above ${MAX_RATIO}`,
  };
}

/** Every operation on both sides in turn, round after round, so that what disturbs one disturbs the other. */
export async function measure(world: World): Promise<void> {
  const sides: [Side, Side] = [
    { name: "ours", fetch: world.app.fetch },
    { name: "by hand", fetch: createBaseline(world.deps).fetch },
  ];
  const operations = operationsOf(world);
  for (let i = 0; i < 25; i += 1) await world.report(world.reporter);
  for (const operation of operations) await checkSame(world, sides, operation);
  const samples = new Map(operations.map(({ name }) => [name, [[], []] as [Sample[], Sample[]]]));
  const begun = performance.now();
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    if (round > 0 && performance.now() - begun > ENOUGH) break;
    for (const operation of operations)
      for (const i of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        const asked = await prepare(operation, IN_ROUND);
        const sample = await run(sides[i], asked);
        if (round >= 0) samples.get(operation.name)?.[i].push(sample);
      }
  }
  console.log(`API CPU per request against a resolver by hand (target: ratio ≤ ${MAX_RATIO})`);
  console.table([...samples].map(([name, [ours, byHand]]) => row(name, ours, byHand)));
}
