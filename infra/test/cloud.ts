import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
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
  domainValidationOptions: [
    { resourceRecordType: "CNAME", resourceRecordName: "_a", resourceRecordValue: "_b" },
  ],
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

/** What SST's program is asked about a function. */
type Asked = { bundle?: string; handler?: string };

/** A bundle is carried as it is. One without would be made by SST's own bundler, which nobody tested. */
const carry = (root: string, { bundle, handler }: Asked) =>
  bundle
    ? { handler: `${bundle}/${handler}`, out: join(root, bundle), errors: [], sourcemaps: [] }
    : { errors: ["not a bundle of ours"] };

/** SST's program, as far as components ask it: where assets lie, and to build a function. */
async function startSst(root: string) {
  const answers: Record<string, (asked: Asked) => object> = {
    "Provider.Aws.Bootstrap": () => ({ asset: "assets", state: "state" }),
    "Runtime.Build": (asked) => carry(root, asked),
  };
  const server = createServer((request, response) => {
    const answer = async () => {
      const { method, params } = (await json(request)) as { method: string; params: [Asked] };
      const result = answers[method]?.(params[0]);
      response.end(JSON.stringify(result ? { result } : { error: `no ${method}` }));
    };
    void answer();
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, stop: () => void server.close() };
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

/** As data only: files to upload are promises in here. */
const plain = (inputs: object): Made["inputs"] => JSON.parse(JSON.stringify(inputs));

/** What SST knows of what is deployed. */
type App = { name: string; stage: string };

type Settings = Readonly<Record<string, string>>;

type Note = pulumi.ResourceTransformation;

/** The globals SST gives to a program. Components read some of them while they are being loaded. */
async function provideGlobals(app: App, root: string): Promise<void> {
  const platform = new URL("../../.sst/platform/", import.meta.url).pathname;
  const paths = { root, platform, work: join(root, ".sst"), home: root };
  Object.assign(globalThis, { $app: app, $dev: false, $cli: { command: "deploy", paths } });
  Object.assign(globalThis, await import("../../.sst/platform/src/shim/run.js"));
  Object.assign(globalThis, {
    aws: await import("../../.sst/platform/node_modules/@pulumi/aws"),
    sst: await import("../../.sst/platform/src/components"),
  });
}

/** Notes every resource that is asked for, with what becomes of it when it is no longer described. */
async function mockCloud({ name, stage }: App): Promise<{ made: Made[]; note: Note }> {
  const made: Made[] = [];
  const options = new Map<string, pulumi.CustomResourceOptions>();
  const note: Note = ({ type, name, opts }) => {
    options.set(`${type} ${name}`, opts);
    return undefined;
  };
  const newResource = ({ type, name, inputs }: pulumi.runtime.MockResourceArgs) => {
    const { retainOnDelete = false, protect = false } = options.get(`${type} ${name}`) ?? {};
    made.push({
      type,
      name,
      inputs: plain(inputs),
      isRetained: retainOnDelete,
      isProtected: protect,
    });
    return { id: `${name}-id`, state: answered(type, name, inputs) };
  };
  await pulumi.runtime.setMocks({ call: answerCall, newResource }, name, stage, false);
  return { made, note };
}

/** The configuration as SST reads it; its functions run later, with everything of SST around them. */
async function readConfig() {
  const { $config } = await import("../../.sst/platform/src/config");
  Object.assign(globalThis, { $config });
  return (await import("../../sst.config.ts")).default;
}

/** What is around SST when it deploys: a project, its program to ask, the settings of the stage. */
async function surround(settings: Settings) {
  const before = process.cwd();
  const root = makeRoot();
  const server = await startSst(root);
  Object.assign(process.env, settings, { SST_SERVER: server.url });
  const end = () => {
    server.stop();
    process.chdir(before);
    for (const name of Object.keys(settings)) delete process.env[name];
    rmSync(root, { recursive: true });
  };
  return { root, end };
}

/** Deploys a stage as SST's own runner does; answers every resource it asked for. */
export async function deployStage(stage: string, settings: Settings): Promise<Made[]> {
  const { root, end } = await surround(settings);
  const config = await readConfig();
  const app = { ...(await config.app({ stage })), stage };
  const { made, note } = await mockCloud(app);
  await provideGlobals(app, root);
  const { run } = await import("../../.sst/platform/src/auto/run");
  await pulumi.runtime.runInPulumiStack(() =>
    run(async () => {
      // After SST's own, which say what is kept.
      pulumi.runtime.registerStackTransformation(note);
      return (await config.run()) as Record<string, unknown>;
    }),
  );
  await pulumi.runtime.disconnect();
  end();
  return made;
}
