import { readFile, rm, mkdtemp, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleFunction } from "../scripts/bundler.ts";
import type { Secrets } from "../src/cloud/secrets.ts";
import { toInstant } from "../src/kernel/clock.ts";
import { type RunningFunction, startFunction } from "../test/support/runtime.ts";
import { startSecrets } from "../test/support/secrets.ts";
import { environment, eventOf } from "./invocation.ts";
import { DETAIL } from "./operations.ts";
import { median } from "./processes.ts";
import type { World } from "./world.ts";

/* What the deployed bundle does behind a local runtime API once it is warm: one event after the other. */

const WARM_UP = 200;
const MEASURED = 1_000;

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

function secretsOf({ deps, signingKeys }: World): Secrets {
  const { current, keys, lookup } = deps.keyring;
  const written = Object.entries(keys).map(([id, bytes]) => [id, text(bytes)]);
  const none = { secretId: "", secretKey: "", appId: "", signName: "" };
  return {
    signingKeys,
    sealing: { current, keys: Object.fromEntries(written), lookup: text(lookup) },
    secret: text(deps.secret),
    wechat: { appId: "", secret: "", templates: { WORK: "", INFO: "" }, eventToken: "" },
    sms: { ...none, codeTemplate: "", noticeTemplate: "" },
  };
}

/** Less than the function is given: memory that is not needed any more must be given back. */
const NODE_OPTIONS = "--max-semi-space-size=25 --max-old-space-size=160";

/** An officer reads a complaint with its timeline. */
async function readingOf({ deps, officer, complaintId }: World) {
  const claims = { personId: officer.id, sessionId: deps.ids.next("session"), epoch: 0 };
  const token = await deps.tokens.issue(claims, toInstant(Date.now()));
  return eventOf({ query: DETAIL, variables: { id: complaintId } }, token);
}

async function invoke(lambda: RunningFunction, event: object): Promise<number> {
  const before = performance.now();
  const invoked = await lambda.invoke(event);
  const took = performance.now() - before;
  const body = "result" in invoked ? (invoked.result as { body: string }).body : "";
  if (!body.includes(`"timeline"`)) throw new Error(JSON.stringify([invoked, lambda.log]));
  return took;
}

/** Resident memory of a process in megabytes, where the system tells. */
async function memoryOf(pid: number): Promise<string> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kb = /VmRSS:\s+(\d+)/.exec(status)?.[1];
  return kb ? (Number(kb) / 1_000).toFixed(0) : "?";
}

/** Invocations a second, how long one takes, and how much memory the function has come to. */
export async function warm(world: World): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "linge-warm-"));
  await bundleFunction("api", folder);
  await symlink(join(import.meta.dirname, "../node_modules"), join(folder, "node_modules"));
  const secrets = await startSecrets(secretsOf(world));
  const told = {
    endpoint: world.endpoint,
    table: world.deps.table.name,
    secretsUrl: secrets.url,
  };
  const env = { ...environment(told), NODE_OPTIONS };
  const lambda = await startFunction(folder, "lambda.handler", env);
  try {
    const event = await readingOf(world);
    const first = await invoke(lambda, event);
    const cold = await memoryOf(lambda.pid);
    for (let i = 0; i < WARM_UP; i += 1) await invoke(lambda, event);
    const times: number[] = [];
    const before = performance.now();
    for (let i = 0; i < MEASURED; i += 1) times.push(await invoke(lambda, event));
    const seconds = (performance.now() - before) / 1_000;
    const p99 = times.toSorted((a, b) => a - b)[Math.floor(MEASURED * 0.99)] ?? NaN;
    console.log(
      `Warm function (complaint with timeline, one after the other): ${(MEASURED / seconds).toFixed(0)} invocations/s, median ${median(times).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; first answer after ${first.toFixed(0)} ms; memory ${cold} MB after the first, ${await memoryOf(lambda.pid)} MB after ${MEASURED}`,
    );
  } finally {
    await lambda.stop();
    await secrets.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
