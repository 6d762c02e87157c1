import { mkdtemp, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DynamoDBStreamEvent, LambdaFunctionURLEvent } from "aws-lambda";
import { inject } from "vitest";
import { bundleFunction, type FunctionName } from "../../scripts/bundler.ts";
import type { Secrets } from "../../src/cloud/secrets.ts";
import type { Item } from "../../src/table/table.ts";
import { toImage } from "./table.ts";
import type { TestApp } from "./app.ts";
import { throughRouter } from "./router.ts";

/** What surrounds a function in the cloud: its bundle, its secrets, and events as AWS sends them. */

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

/** The secrets of a stage whose functions agree with a test application. */
export function secretsOf({ deps, keys }: TestApp): Secrets {
  const { current, keys: sealingKeys, lookup } = deps.keyring;
  const written = Object.entries(sealingKeys).map(([id, bytes]) => [id, text(bytes)]);
  return {
    signingKeys: keys,
    sealing: { current, keys: Object.fromEntries(written), lookup: text(lookup) },
    secret: text(deps.secret),
    wechat: {
      appId: "wx-test",
      secret: "wx-secret",
      templates: deps.wechat.templates,
      eventToken: "wx-events",
    },
    sms: {
      secretId: "sms-id",
      secretKey: "sms-key",
      appId: "1400000000",
      signName: "示例街道",
      codeTemplate: "100001",
      noticeTemplate: "100002",
    },
  };
}

/** The environment of a function as Lambda and the deployment make it. */
export const environment = (secretsUrl: string, table: string) => ({
  AWS_REGION: "cn-north-1",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
  AWS_ENDPOINT_URL_DYNAMODB: inject("endpoint"),
  AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsUrl,
  LINGE_TABLE: table,
  LINGE_MEDIA_BUCKET: "photos",
  LINGE_PUBLIC_URL: "https://linge.test",
  LINGE_SECRETS_ID: "linge",
});

/** Bundles a function as it is deployed; answers the folder. */
export async function makeBundle(name: FunctionName): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `linge-${name}-`));
  await bundleFunction(name, folder);
  // The decoder of photos is native: it is installed beside the bundle.
  await symlink(join(import.meta.dirname, "../../node_modules"), join(folder, "node_modules"));
  return folder;
}

/** Where clients of tests are, and where the router is that calls the function. */
const VIEWER = "198.51.100.7";
const ROUTER = "192.0.2.1";

/** A Function URL event, payload 2.0, as AWS documents it, of a request that came through our router. */
export function toUrlEvent(
  request: { method: string; path: string; query?: string; headers?: Record<string, string> },
  body?: { text: string } | { base64: string },
): LambdaFunctionURLEvent {
  const { method, query = "" } = request;
  const { path, headers } = throughRouter(request.path, request.headers ?? {}, VIEWER);
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: query,
    headers: {
      host: "abc.lambda-url.cn-north-1.on.aws",
      "x-forwarded-proto": "https",
      "x-forwarded-port": "443",
      ...headers,
      // CloudFront signs what it sends to the function.
      authorization: "AWS4-HMAC-SHA256 Credential=router",
    },
    requestContext: {
      accountId: "anonymous",
      apiId: "abc",
      domainName: "abc.lambda-url.cn-north-1.on.aws",
      domainPrefix: "abc",
      http: { method, path, protocol: "HTTP/1.1", sourceIp: ROUTER, userAgent: "test" },
      requestId: "e1506fd5-9e7b-434f-bd42-4f8fa224b599",
      routeKey: "$default",
      stage: "$default",
      time: "20/Nov/2026:02:00:00 +0000",
      timeEpoch: 1_795_140_000_000,
    },
    ...(body && ("text" in body ? { body: body.text } : { body: body.base64 })),
    isBase64Encoded: body !== undefined && "base64" in body,
  };
}

/** A batch of the table's stream that tells of these items, in this order. */
export const toStreamEvent = (items: readonly Item[]): DynamoDBStreamEvent => ({
  Records: items.map((item, i) => ({
    eventID: `event-${i}`,
    eventName: "INSERT",
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: "cn-north-1",
    eventSourceARN: "arn:aws-cn:dynamodb:cn-north-1:000000000000:table/linge/stream/1",
    dynamodb: {
      ApproximateCreationDateTime: 1_795_140_000,
      Keys: { pk: { S: item.pk }, sk: { S: item.sk } },
      NewImage: toImage(item),
      SequenceNumber: String(1_000 + i),
      SizeBytes: 100,
      StreamViewType: "NEW_IMAGE",
    },
  })) as DynamoDBStreamEvent["Records"],
});
