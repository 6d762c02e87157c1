import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MINUTE, plus } from "../kernel/clock.ts";
import { createDiskBucket, type DiskBucket, type MediaHandler, type Verdict } from "./disk.ts";

const BASE = "http://media.test";
const START = "2026-11-20T02:00:00.000Z";
const LATER = plus(START, 10 * MINUTE);
const KEY = "complaint/cmp_1/med_1";
/** The least a JPEG begins with: the disk looks at types, not at pictures. */
const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from("picture")]);

let base = "";
let folder = "";
let now = START;
let sent: { key: string; bytes: string }[] = [];
let verdict: Verdict;
let bucket: DiskBucket;
let handle: MediaHandler;

const makeBucket = (secret: number, dir = folder) =>
  createDiskBucket({
    folder: dir,
    publicBase: () => BASE,
    secret: new Uint8Array(32).fill(secret),
    clock: () => now,
  });

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "linge-disk-"));
  folder = join(base, "media");
  now = START;
  sent = [];
  verdict = { ok: true };
  bucket = makeBucket(1);
  handle = bucket.handler({
    languageOf: (header) => (header === "en" ? "en" : "zh"),
    onUploaded: (key, bytes) => {
      sent.push({ key, bytes: Buffer.from(bytes).toString("latin1") });
      return Promise.resolve(verdict);
    },
  });
});
afterEach(() => rm(base, { recursive: true }));

const uploadTerms = (maxBytes: number) => ({ sizeBytes: 1, maxBytes, expiresAt: LATER });
const uploadLink = async (maxBytes = 100) =>
  (await bucket.uploadUrl(KEY, uploadTerms(maxBytes))).url;
const downloadLink = () => bucket.downloadUrl(KEY, { expiresAt: LATER });

async function ask(url: string | Promise<string>, init: RequestInit = {}): Promise<Response> {
  const response = await handle(new Request(await url, init));
  if (!response) throw new Error("not answered");
  return response;
}
const putTo = (url: string | Promise<string>, body: BodyInit = photo) =>
  ask(url, { method: "PUT", body });

/** Status and code of a refusal. */
async function refusalOf(answer: Promise<Response>): Promise<[number, string]> {
  const response = await answer;
  return [response.status, ((await response.json()) as { code: string }).code];
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

describe("given an upload link", () => {
  test("when a photo is sent by it as the link says, then the application gets it and nothing else is stored", async () => {
    const link = await bucket.uploadUrl(KEY, uploadTerms(100));
    const response = await ask(link.url, {
      method: link.method,
      headers: link.headers,
      body: photo,
    });
    expect(response.status).toBe(204);
    expect(sent).toEqual([{ key: KEY, bytes: photo.toString("latin1") }]);
    expect(await exists(folder)).toBe(false);
  });

  test("when the application refuses, then its answer is passed on and nothing is stored", async () => {
    const message = { zh: "不行", en: "No" };
    verdict = { ok: false, code: "media.wrong_type", status: 415, message };
    const response = await ask(uploadLink(), {
      method: "PUT",
      body: "GIF89a",
      headers: { "accept-language": "en" },
    });
    expect(response.status).toBe(415);
    expect(await response.json()).toEqual({ code: "media.wrong_type", message: "No" });
    expect(await exists(folder)).toBe(false);
  });

  test("when a body of exactly the limit is sent, then it is taken", async () => {
    expect((await putTo(uploadLink(photo.length))).status).toBe(204);
  });

  test("when a body says it is longer than the limit, then it is refused unread", async () => {
    let read = false;
    const pull = () => {
      read = true;
    };
    const body = new ReadableStream({ pull }, { highWaterMark: 0 });
    const headers = { "content-length": "101" };
    const init = { method: "PUT", body, headers, duplex: "half" } as RequestInit;
    expect(await refusalOf(ask(uploadLink(100), init))).toEqual([413, "media.too_large"]);
    expect([read, sent]).toEqual([false, []]);
  });

  test("when a body without a length goes on and on, then reading stops at the limit", async () => {
    let pulled = 0;
    let stopped = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(40));
      },
      cancel: () => {
        stopped = true;
      },
    });
    const init = { method: "PUT", body: endless, duplex: "half" } as RequestInit;
    expect(await refusalOf(ask(uploadLink(100), init))).toEqual([413, "media.too_large"]);
    expect(stopped).toBe(true);
    // Three chunks pass the limit; the stream itself may have one more in hand.
    expect(pulled).toBeLessThanOrEqual(4);
  });

  test("when the sender goes away half-way, then what came is not passed on", async () => {
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(photo),
      pull: (controller) => controller.error(new Error("connection reset")),
    });
    const init = { method: "PUT", body: broken, duplex: "half" } as RequestInit;
    expect(await refusalOf(ask(uploadLink(100), init))).toEqual([400, "media.unreadable"]);
    expect(sent).toEqual([]);
  });

  test("when a body is longer than it says, then it is refused all the same", async () => {
    const init = { method: "PUT", body: Buffer.alloc(200), headers: { "content-length": "5" } };
    expect(await refusalOf(ask(uploadLink(100), init))).toEqual([413, "media.too_large"]);
  });
});

describe("given a download link", () => {
  test("when it is opened, then the photo comes with its type and is kept by no cache", async () => {
    await bucket.put(KEY, photo, "image/jpeg");
    const response = await ask(downloadLink());
    expect(Buffer.from(await response.arrayBuffer())).toEqual(photo);
    expect([response.status, Object.fromEntries(response.headers)]).toEqual([
      200,
      {
        "content-type": "image/jpeg",
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    ]);
  });

  test("when the photo was removed, then there is none, also when it is removed again", async () => {
    await bucket.put(KEY, photo, "image/jpeg");
    await bucket.remove(KEY);
    await bucket.remove(KEY);
    expect(await refusalOf(ask(downloadLink()))).toEqual([404, "media.not_found"]);
  });
});

describe("given a link that was tampered with", () => {
  beforeEach(() => bucket.put(KEY, photo, "image/jpeg"));

  test.each([
    ["another photo", (url: string) => url.replace("med_1", "med_2")],
    ["a later end", (url: string) => url.replace(/e=(\d+)/, (_, e) => `e=${Number(e) + 1}`)],
    ["no end", (url: string) => url.replace(/e=\d+&/, "")],
    ["an end that is no number", (url: string) => url.replace(/e=\d+/, "e=Infinity")],
    ["a shorter signature", (url: string) => url.slice(0, -4)],
    ["no signature", (url: string) => url.replace(/&s=.*/, "")],
    ["an empty signature", (url: string) => url.replace(/&s=.*/, "&s=")],
    ["the other purpose", (url: string) => url.replace("/down/", "/up/")],
    ["the other purpose in full", (url: string) => `${url.replace("/down/", "/up/")}&m=0`],
  ])("when it asks for %s, then it is invalid", async (_, change) => {
    const url = change(await downloadLink());
    const method = url.includes("/up/") ? "PUT" : "GET";
    expect(await refusalOf(ask(url, { method }))).toEqual([403, "media.link_invalid"]);
  });

  test("when an upload link asks for more bytes, then it is invalid", async () => {
    const url = (await uploadLink(100)).replace("m=100", "m=1000");
    expect(await refusalOf(putTo(url))).toEqual([403, "media.link_invalid"]);
  });

  test("when an upload link is used to read, then it is invalid", async () => {
    const url = (await uploadLink()).replace("/up/", "/down/");
    expect(await refusalOf(ask(url))).toEqual([403, "media.link_invalid"]);
  });

  test("when any one character of the signature differs, then it is invalid", async () => {
    const url = await downloadLink();
    const start = url.indexOf("&s=") + 3;
    const place = fc.integer({ min: start, max: url.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.constantFrom("A", "b", "3", "-"), async (at, character) => {
        fc.pre(url[at] !== character);
        const changed = url.slice(0, at) + character + url.slice(at + 1);
        expect((await ask(changed)).status).toBe(403);
      }),
      { numRuns: 60 },
    );
  });

  test("when it was signed with another secret, then it is invalid", async () => {
    const url = await makeBucket(2).downloadUrl(KEY, { expiresAt: LATER });
    expect(await refusalOf(ask(url))).toEqual([403, "media.link_invalid"]);
  });
});

describe("given a link with an end", () => {
  test("when the end is a moment away, then it is still good", async () => {
    now = plus(LATER, -1);
    expect((await putTo(uploadLink())).status).toBe(204);
  });

  test("when the end has come, then it has expired", async () => {
    const [up, down] = [uploadLink(), downloadLink()];
    now = LATER;
    expect(await refusalOf(putTo(up))).toEqual([403, "media.link_expired"]);
    expect(await refusalOf(ask(down))).toEqual([403, "media.link_expired"]);
  });
});

describe("given a key", () => {
  const wayOut = ["../secrets.json", "a/../../secrets.json", "/etc/passwd", "a//b", ".draft-1", ""];
  const strange = ["a/.hidden", "a\\..\\b", "a\0b", "%2e%2e/a", "a b", "照片", "a/", "a\n"];

  test.each([...wayOut, ...strange])("when it is %j, then no operation takes it", async (key) => {
    await expect(bucket.uploadUrl(key, uploadTerms(1))).rejects.toThrow("not allowed");
    await expect(bucket.downloadUrl(key, { expiresAt: LATER })).rejects.toThrow("not allowed");
    await expect(async () => bucket.get(key)).rejects.toThrow("not allowed");
    await expect(async () => bucket.put(key, photo, "image/jpeg")).rejects.toThrow("not allowed");
    await expect(async () => bucket.remove(key)).rejects.toThrow("not allowed");
  });

  test.each(["..%2f..%2fsecrets.json", "%2e%2e/secrets.json", "a%00b"])(
    "when a request names %s, then the link is invalid",
    async (key) => {
      const url = (await downloadLink()).replace(KEY, key);
      expect((await ask(url)).status).toBeGreaterThanOrEqual(403);
    },
  );

  test("when it is any text, then it is refused or stays inside the folder", async () => {
    await writeFile(join(base, "outside"), "untouched");
    const piece = fc.constantFrom("..", ".", "/", "a", "outside", "\\", "\0", "-");
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (pieces) => {
        const dir = await mkdtemp(join(base, "inside-"));
        const inside = makeBucket(1, join(dir, "media"));
        await Promise.resolve()
          .then(() => inside.put(pieces.join(""), photo, "image/jpeg"))
          .catch(() => undefined);
        expect((await readdir(dir)).filter((name) => name !== "media")).toEqual([]);
      }),
      { numRuns: 100 },
    );
    expect(await readFile(join(base, "outside"), "utf8")).toBe("untouched");
  });
});

describe("given the folder on disk", () => {
  test("when a photo was kept, then only the photo lies there, for its owner alone", async () => {
    await bucket.put("med_1", photo, "image/jpeg");
    expect(await readdir(folder)).toEqual(["med_1"]);
    expect((await stat(join(folder, "med_1"))).mode & 0o777).toBe(0o600);
  });

  test("when another photo is kept under the same key, then it takes the place of the first", async () => {
    const second = Buffer.concat([photo, Buffer.from("2")]);
    await bucket.put(KEY, photo, "image/jpeg");
    await bucket.put(KEY, second, "image/jpeg");
    expect((await bucket.get(KEY))?.bytes).toEqual(second);
  });

  test("when the bytes are not of the type named, then they are not kept", async () => {
    await expect(bucket.put(KEY, photo, "image/png")).rejects.toThrow("not image/png");
    expect(await bucket.get(KEY)).toBe(null);
  });

  test("when writing fails half-way, then no draft is left", async () => {
    await bucket.put("a/b", photo, "image/jpeg");
    await expect(bucket.put("a", photo, "image/jpeg")).rejects.toThrow(/EISDIR|ENOTEMPTY/);
    expect(await readdir(folder)).toEqual(["a"]);
  });

  test("when a key names a folder or goes through a file, then there is no photo", async () => {
    await bucket.put("a/b", photo, "image/jpeg");
    expect([await bucket.get("a"), await bucket.get("a/b/c")]).toEqual([null, null]);
  });
});

describe("given any other request", () => {
  test.each(["/", "/graphql", "/mediax/up/a", "/media"])(
    "when it goes to %s, then it is left to others",
    async (path) => {
      expect(await handle(new Request(BASE + path))).toBe(null);
    },
  );

  test("when it goes nowhere under /media/, then there is nothing", async () => {
    expect(await refusalOf(ask(`${BASE}/media/list/a`))).toEqual([404, "media.not_found"]);
  });

  test.each([
    ["POST", "up", "PUT"],
    ["GET", "up", "PUT"],
    ["PUT", "down", "GET"],
    ["DELETE", "down", "GET"],
  ])("when it is a %s of /media/%s, then %s is named", async (method, purpose, allowed) => {
    const response = await ask(`${BASE}/media/${purpose}/a`, { method });
    expect([response.status, response.headers.get("allow")]).toEqual([405, allowed]);
  });

  test("when it is refused, then the answer is in the reader's language and kept by no cache", async () => {
    const url = (await downloadLink()).replace("med_1", "med_2");
    const zh = await ask(url);
    const en = await ask(url, { headers: { "accept-language": "en" } });
    expect(await zh.json()).toEqual({ code: "media.link_invalid", message: "照片链接无效" });
    expect(await en.json()).toMatchObject({ message: "This photo link is not valid" });
    expect(zh.headers.get("cache-control")).toBe("private, no-store");
  });
});
