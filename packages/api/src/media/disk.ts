import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Clock, toInstant, toMs } from "../kernel/clock.ts";
import type { Bilingual, Language } from "../kernel/decision.ts";
import { type Bucket, demandKey, isBucketKey } from "./bucket.ts";
import type { AcceptedType } from "./media.ts";
import { type MediaRefusal, mediaRefusals } from "./refusal.ts";
import { sniff, toStored } from "./sniff.ts";

/** What the application says of bytes that came in: it kept what it wants of them, or refuses. */
export type Verdict =
  | { ok: true }
  | { ok: false; code: string; status: number; message: Bilingual };

export type DiskSettings = {
  /** Where the photos lie; made when needed. */
  folder: string;
  /** Where the client that is answered reaches the handler, such as `http://127.0.0.1:4000`, without a slash at the end. */
  publicBase: () => string;
  /** 32 bytes that sign the links. */
  secret: Uint8Array;
  clock: Clock;
};

export type HandlerSettings = {
  /** Handed what was sent, which is never stored here: the application keeps a cleaned photo, or nothing. */
  onUploaded: (key: string, bytes: Uint8Array) => Promise<Verdict>;
  /** The language of an Accept-Language header. */
  languageOf: (header: string | null) => Language;
};

/** Answers PUT and GET under /media/; null for every other path. */
export type MediaHandler = (request: Request) => Promise<Response | null>;

/** A bucket in a folder. Its links lead to its own handler, which is made once the application exists. */
export type DiskBucket = Bucket & { handler: (settings: HandlerSettings) => MediaHandler };

const ROUTE = /^\/media\/(up|down)\/(.+)$/;
const DIGITS = /^\d{1,15}$/;

type Purpose = "up" | "down";
/** What a signature covers. `maxBytes` is 0 for reading. */
type Grant = { purpose: Purpose; key: string; expiresMs: number; maxBytes: number };

/** A bucket on the local disk behind signed links of the same shape as a cloud bucket's. */
export function createDiskBucket(settings: DiskSettings): DiskBucket {
  const { folder, publicBase, secret } = settings;
  const bucket: Bucket = {
    uploadUrl: async (key, { maxBytes, expiresAt }) => ({
      url: linkOf(publicBase(), secret, {
        purpose: "up",
        key,
        expiresMs: toMs(expiresAt),
        maxBytes,
      }),
      method: "PUT",
      headers: { "content-type": "application/octet-stream" },
    }),
    downloadUrl: async (key, { expiresAt }) =>
      linkOf(publicBase(), secret, {
        purpose: "down",
        key,
        expiresMs: toMs(expiresAt),
        maxBytes: 0,
      }),
    get: async (key) => toStored(await readRaw(pathOf(folder, key))),
    readRaw: (key) => readRaw(pathOf(folder, key)),
    put: (key, bytes, type) => write(folder, pathOf(folder, key), bytes, type),
    remove: (key) => rm(pathOf(folder, key), { force: true }),
  };
  return {
    ...bucket,
    handler: (asked) => (request) => handle({ ...settings, ...asked, bucket }, request),
  };
}

function pathOf(folder: string, key: string): string {
  demandKey(key);
  return join(folder, key);
}

const readRaw = (path: string): Promise<Uint8Array | null> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "EISDIR") return null;
    throw error;
  });

/** Written beside and renamed into place: a reader sees a whole photo or none. */
async function write(folder: string, path: string, bytes: Uint8Array, type: AcceptedType) {
  if (sniff(bytes) !== type) throw new Error(`the bytes to keep are not ${type}`);
  const draft = join(folder, `.draft-${randomUUID()}`);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await writeFile(draft, bytes, { mode: 0o600, flush: true });
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

function linkOf(publicBase: string, secret: Uint8Array, grant: Grant): string {
  demandKey(grant.key);
  const query = new URLSearchParams({
    e: String(grant.expiresMs),
    ...(grant.purpose === "up" && { m: String(grant.maxBytes) }),
    s: sign(secret, grant),
  });
  return `${publicBase}/media/${grant.purpose}/${grant.key}?${query}`;
}

const sign = (secret: Uint8Array, { purpose, key, expiresMs, maxBytes }: Grant): string =>
  createHmac("sha256", secret)
    .update(`${purpose}\n${key}\n${expiresMs}\n${maxBytes}`)
    .digest("base64url");

type Door = DiskSettings & HandlerSettings & { bucket: Bucket };

async function handle(door: Door, request: Request): Promise<Response | null> {
  const url = new URL(request.url);
  if (!url.pathname.startsWith("/media/")) return null;
  const language = door.languageOf(request.headers.get("accept-language"));
  const route = ROUTE.exec(url.pathname);
  if (!route) return refusal("media.not_found", 404, language);
  const [, purpose, key] = route as unknown as [string, Purpose, string];
  const method = purpose === "up" ? "PUT" : "GET";
  if (request.method !== method)
    return refusal("media.wrong_method", 405, language, { allow: method });
  const grant = grantOf(purpose, key, url.searchParams);
  if (!grant || !isSigned(door.secret, grant, url.searchParams.get("s") ?? ""))
    return refusal("media.link_invalid", 403, language);
  if (toInstant(grant.expiresMs) <= door.clock())
    return refusal("media.link_expired", 403, language);
  return purpose === "up"
    ? receive(door, grant, request, language)
    : send(door.bucket, key, language);
}

/** What a link claims to allow; null when it is not of our form. */
function grantOf(purpose: Purpose, key: string, query: URLSearchParams): Grant | null {
  const expires = query.get("e") ?? "";
  const maxBytes = purpose === "up" ? (query.get("m") ?? "") : "0";
  if (!isBucketKey(key) || !DIGITS.test(expires) || !DIGITS.test(maxBytes)) return null;
  return { purpose, key, expiresMs: Number(expires), maxBytes: Number(maxBytes) };
}

function isSigned(secret: Uint8Array, grant: Grant, signature: string): boolean {
  const expected = Buffer.from(sign(secret, grant));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

async function receive(
  { onUploaded }: Door,
  { key, maxBytes }: Grant,
  request: Request,
  language: Language,
): Promise<Response> {
  const bytes = await readAtMost(request, maxBytes).catch(() => "cut off" as const);
  if (bytes === "cut off") return refusal("media.unreadable", 400, language);
  if (!bytes) return refusal("media.too_large", 413, language);
  const verdict = await onUploaded(key, bytes);
  if (!verdict.ok) return problem(verdict.code, verdict.status, verdict.message[language]);
  return new Response(null, { status: 204, headers: guarded });
}

/** The body, or null as soon as it is known to be longer; never holds more than one chunk above the limit. */
async function readAtMost(request: Request, maxBytes: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

async function send(bucket: Bucket, key: string, language: Language): Promise<Response> {
  const stored = await bucket.get(key);
  if (!stored) return refusal("media.not_found", 404, language);
  const headers = { ...guarded, "content-type": stored.type };
  return new Response(Buffer.from(stored.bytes), { headers });
}

/** Personal pictures: kept by no cache on the way, and shown as nothing but the type we name. */
const guarded = { "cache-control": "private, no-store", "x-content-type-options": "nosniff" };

const refusal = (
  code: MediaRefusal,
  status: number,
  language: Language,
  headers: Record<string, string> = {},
): Response => problem(code, status, mediaRefusals[code][language], headers);

const problem = (
  code: string,
  status: number,
  message: string,
  headers: Record<string, string> = {},
): Response => Response.json({ code, message }, { status, headers: { ...guarded, ...headers } });
