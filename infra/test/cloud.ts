import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "../../.sst/platform/node_modules/@pulumi/pulumi";

/*
 * A cloud that only writes down what it is asked to make. SST's real components run against it: what they
 * answer is what they would ask AWS for.
 */

/** A resource as it was asked for. */
export type Made = {
  type: string;
  name: string;
  inputs: Record<string, unknown>;
  isRetained: boolean;
  isProtected: boolean;
};

const ACCOUNT = "123456789012";

/** What AWS would add to what was asked for, as far as somebody reads it. */
const answered = (type: string, name: string, inputs: Record<string, unknown>) => ({
  ...inputs,
  name: inputs["name"] ?? name,
  arn: `arn:aws:${type.split(":")[1]?.split("/")[0]}:region:${ACCOUNT}:${name}`,
  streamArn: `arn:aws:dynamodb:region:${ACCOUNT}:table/${name}/stream/now`,
  functionUrl: `https://${name.toLowerCase()}.lambda-url.test`,
  domainName: `${name.toLowerCase()}.cloudfront.test`,
  bucketRegionalDomainName: `${name.toLowerCase()}.s3.test`,
  bucket: inputs["bucket"] ?? name.toLowerCase(),
  base64: "a2V5",
  zoneId: "zone",
  domainValidationOptions: [{ resourceRecordType: "CNAME", resourceRecordName: "_a", resourceRecordValue: "_b" }],
});

const functionAnswers: Record<string, object> = {
  "aws:index/getPartition:getPartition": { partition: "aws" },
  "aws:index/getRegion:getRegion": { region: "ap-east-1", name: "ap-east-1" },
  "aws:index/getCallerIdentity:getCallerIdentity": { accountId: ACCOUNT },
};

/** AWS would turn statements into JSON; ours stay readable. */
const answerCall = ({ token, inputs }: pulumi.runtime.MockCallArgs): object =>
  token === "aws:iam/getPolicyDocument:getPolicyDocument"
    ? { ...inputs, json: JSON.stringify(inputs) }
    : (functionAnswers[token] ?? inputs);

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** SST's program, as far as components ask it: where assets lie, and to build a function. */
async function startSst(root: string): Promise<string> {
  const built = join(root, "built");
  mkdirSync(built, { recursive: true });
  writeFileSync(join(built, "index.mjs"), "");
  const results: Record<string, object> = {
    "Provider.Aws.Bootstrap": { asset: "assets", state: "state" },
    "Runtime.Build": { handler: "index.handler", out: built, errors: [], sourcemaps: [] },
  };
  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      const { method } = JSON.parse(body) as { method: string };
      const answer = results[method] ? { result: results[method] } : { error: `no ${method}` };
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A project as SST meets it when it deploys: functions bundled, the site built. */
function makeRoot(): string {
  const root = mkdtempSync(join(tmpdir(), "linge-infra-"));
  const dist = "packages/api/dist";
  for (const file of [
    "miniapp/dist/h5/index.html",
    `${dist}/api/lambda.mjs`,
    `${dist}/jobs/jobs.mjs`,
    `${dist}/images/node_modules/sharp/package.json`,
  ]) {
    mkdirSync(join(root, file, ".."), { recursive: true });
    writeFileSync(join(root, file), "");
  }
  return root;
}

type Program = () => unknown;

/** The globals SST gives to a program. Components read some of them while they are being loaded. */
async function provideGlobals(app: object, root: string): Promise<void> {
  const platform = new URL("../../.sst/platform/", import.meta.url).pathname;
  const paths = { root, platform, work: join(root, ".sst"), home: root };
  Object.assign(globalThis, { $app: app, $dev: false, $cli: { command: "deploy", paths } });
  Object.assign(globalThis, await import("../../.sst/platform/src/shim/run.js"));
  Object.assign(globalThis, {
    aws: await import("../../.sst/platform/node_modules/@pulumi/aws"),
    sst: await import("../../.sst/platform/src/components"),
  });
}

/** Runs a program as SST's own runner does; answers every resource it asked for. */
export async function deployInto(app: { name: string; stage: string }, program: Program) {
  const root = makeRoot();
  process.env["SST_SERVER"] = await startSst(root);
  const made: Made[] = [];
  const options = new Map<string, pulumi.ResourceOptions>();
  await pulumi.runtime.setMocks(
    {
      call: answerCall,
      newResource: ({ type, name, inputs }) => {
        const opts = options.get(`${type} ${name}`) as pulumi.CustomResourceOptions | undefined;
        const isRetained = opts?.retainOnDelete ?? false;
        made.push({ type, name, inputs, isRetained, isProtected: opts?.protect ?? false });
        return { id: `${name}-id`, state: answered(type, name, inputs) };
      },
    },
    app.name,
    app.stage,
    false,
  );
  await provideGlobals(app, root);
  const { run } = await import("../../.sst/platform/src/auto/run");
  await pulumi.runtime.runInPulumiStack(() =>
    run(async () => {
      pulumi.runtime.registerStackTransformation(({ type, name, opts }) => {
        options.set(`${type} ${name}`, opts);
        return undefined;
      });
      return program() as Promise<Record<string, unknown>>;
    }),
  );
  await pulumi.runtime.disconnect();
  return made;
}
