import { AwsClient, AwsV4Signer } from "aws4fetch";
import { type Clock, type Instant, SECOND, toMs } from "../kernel/clock.ts";
import { type Bucket, demandKey } from "./bucket.ts";
import type { AcceptedType } from "./media.ts";
import { sniff, toStored } from "./sniff.ts";

export type S3Settings = {
  /** Address of the bucket, such as `https://<bucket>.s3.<region>.amazonaws.com`, without a slash at the end. */
  url: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  clock: Clock;
};

const TIMEOUT = 20 * SECOND;

/** Of the form in which signatures tell the time. */
const basic = (at: Instant): string => at.replace(/[:-]|\.\d+/g, "");

const urlOf = ({ url }: S3Settings, key: string): string => {
  demandKey(key);
  return `${url}/${key}`;
};

/** A link is good from the second it was made in, and for at least one. */
const secondsUntil = (now: Instant, end: Instant): number =>
  Math.max(1, Math.floor((toMs(end) - toMs(now)) / SECOND));

/** An address that carries the right to one request, with exactly these headers. */
async function signedLink(
  settings: S3Settings,
  key: string,
  {
    method,
    headers,
    expiresAt,
  }: { method: string; headers: Record<string, string>; expiresAt: Instant },
): Promise<string> {
  const now = settings.clock();
  const url = `${urlOf(settings, key)}?X-Amz-Expires=${secondsUntil(now, expiresAt)}`;
  const signer = new AwsV4Signer({
    ...settings.credentials,
    region: settings.region,
    service: "s3",
    url,
    method,
    headers,
    datetime: basic(now),
    signQuery: true,
    allHeaders: true,
  });
  return (await signer.sign()).url.href;
}

async function bytesOf(response: Response): Promise<Uint8Array | null> {
  if (response.status === 404) return null;
  if (!response.ok) throw failed("read", response);
  return new Uint8Array(await response.arrayBuffer());
}

/** S3's answers quote keys and signatures, so they go no further. */
const failed = (what: string, { status }: Response): Error =>
  new Error(`a photo cannot be ${what}: HTTP ${status}`);

/** A bucket in S3, or where S3's protocol is spoken. */
export function createS3Bucket(settings: S3Settings): Bucket {
  const { credentials, region } = settings;
  const client = new AwsClient({ ...credentials, region, service: "s3", retries: 3 });
  const send = (method: string, key: string, init: RequestInit = {}): Promise<Response> =>
    client.fetch(urlOf(settings, key), { method, signal: AbortSignal.timeout(TIMEOUT), ...init });
  const readRaw = async (key: string) => bytesOf(await send("GET", key));
  return {
    uploadUrl: async (key, { sizeBytes, expiresAt }) => {
      const headers = { "content-type": "application/octet-stream" };
      // The size is signed as well: nothing longer than what was declared is ever taken.
      const signed = { ...headers, "content-length": String(sizeBytes) };
      const url = await signedLink(settings, key, { method: "PUT", headers: signed, expiresAt });
      return { url, method: "PUT", headers };
    },
    downloadUrl: (key, { expiresAt }) =>
      signedLink(settings, key, { method: "GET", headers: {}, expiresAt }),
    get: async (key) => toStored(await readRaw(key)),
    readRaw,
    put: (key, bytes, type) => put(send, key, bytes, type),
    remove: async (key) => {
      const response = await send("DELETE", key);
      if (!response.ok && response.status !== 404) throw failed("removed", response);
    },
  };
}

async function put(
  send: (method: string, key: string, init: RequestInit) => Promise<Response>,
  key: string,
  bytes: Uint8Array,
  type: AcceptedType,
): Promise<void> {
  if (sniff(bytes) !== type) throw new Error(`the bytes to keep are not ${type}`);
  // Personal pictures: kept by no cache on the way.
  const headers = { "content-type": type, "cache-control": "private, no-store" };
  const response = await send("PUT", key, { headers, body: new Uint8Array(bytes) });
  if (!response.ok) throw failed("kept", response);
}
