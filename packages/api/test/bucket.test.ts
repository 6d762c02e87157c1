import { rm } from "node:fs/promises";
import type { S3Event } from "aws-lambda";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, type Instant, MINUTE, plus, toInstant } from "../src/kernel/clock.ts";
import type { Bucket } from "../src/media/bucket.ts";
import { MAX_BYTES } from "../src/media/media.ts";
import { createS3Bucket } from "../src/media/s3.ts";
import {
  jpeg,
  phonePhoto,
  request,
  tellAttached,
  type UploadAnswer,
} from "../src/media/upload.fixture.ts";
import { uploadKey } from "../src/media/store.ts";
import { sweepUploads } from "../src/media/upload.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { environment, makeBundle, secretsOf } from "./support/cloud.ts";
import { startSecrets } from "./support/secrets.ts";
import { signIn, type TestPerson } from "./support/people.ts";
import { type RunningFunction, startFunction } from "./support/runtime.ts";
import { BUCKET, s3Credentials, startS3 } from "./support/s3.ts";

/*
 * What a bucket must do, told once for the folder of the developer's machine and for S3, where photos are
 * cleaned by the bundled job, woken as S3 wakes it.
 */

const REGION = "us-east-1";

type Place = {
  app: TestApp;
  owner: TestPerson;
  bucketAt: (now: Instant) => Bucket;
  fetch: (request: Request) => Promise<Response>;
  /** Everything that happens by itself once bytes have arrived under a key. */
  settle: (key: string) => Promise<void>;
  stop: () => Promise<void>;
};

async function startFolder(): Promise<Place> {
  const app = await startApp();
  const { bucket } = app.deps;
  return {
    app,
    owner: await signIn(app),
    bucketAt: (now) => {
      app.clock.now = now;
      return bucket;
    },
    fetch: (one) => app.app.fetch(one),
    settle: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}

const toS3Event = (key: string) =>
  ({
    Records: [
      {
        eventVersion: "2.1",
        eventSource: "aws:s3",
        eventName: "ObjectCreated:Put",
        s3: { bucket: { name: BUCKET }, object: { key: encodeURIComponent(key), size: 1 } },
      },
    ],
  }) as S3Event;

async function startCloud(): Promise<Place> {
  const app = await startApp();
  app.clock.now = toInstant(Date.now());
  const s3 = await startS3();
  const settings = { url: `${s3.endpoint}/${BUCKET}`, region: REGION, credentials: s3Credentials };
  app.deps.bucket = createS3Bucket({ ...settings, clock: app.deps.clock });
  const secrets = await startSecrets(secretsOf(app));
  const folder = await makeBundle("jobs");
  const job: RunningFunction = await startFunction(folder, "jobs.media", {
    ...environment(secrets.url, app.deps.table.name),
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: s3Credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: s3Credentials.secretAccessKey,
    AWS_ENDPOINT_URL_S3: s3.endpoint,
  });
  return {
    app,
    owner: await signIn(app),
    bucketAt: (now) => createS3Bucket({ ...settings, clock: () => now }),
    fetch: (one) => fetch(one),
    settle: async (key) => {
      const invoked = await job.invoke(toS3Event(key));
      if ("error" in invoked) throw new Error(JSON.stringify([invoked, job.log]));
    },
    stop: async () => {
      await job.stop();
      await secrets.stop();
      await s3.stop();
      await rm(folder, { recursive: true });
    },
  };
}

describe.each([
  ["a folder", startFolder],
  ["S3", startCloud],
])("given photos are kept in %s", (_where, start) => {
  let place: Place;
  beforeAll(async () => {
    place = await start();
  });
  afterAll(() => place.stop());

  const bucket = (): Bucket => place.app.deps.bucket;
  const soon = (): Instant => plus(place.app.clock.now, MINUTE);
  const ask = (url: string, init: RequestInit = {}) => place.fetch(new Request(url, init));

  describe("when something is kept", () => {
    test("then it is read as it is, and replaced, and removed", async () => {
      const [first, second] = [
        await jpeg(),
        await sharp(await jpeg())
          .png()
          .toBuffer(),
      ];
      await bucket().put("photo/one", first, "image/jpeg");
      expect(await bucket().get("photo/one")).toMatchObject({ type: "image/jpeg" });
      await bucket().put("photo/one", second, "image/png");
      const found = await bucket().get("photo/one");
      expect([found?.type, Buffer.from(found?.bytes ?? []).equals(second)]).toEqual([
        "image/png",
        true,
      ]);
      await bucket().remove("photo/one");
      await bucket().remove("photo/one");
      expect([await bucket().get("photo/one"), await bucket().readRaw("photo/one")]).toEqual([
        null,
        null,
      ]);
    });

    test("then bytes that are not of the type that is said are not kept", async () => {
      await expect(bucket().put("photo/two", await jpeg(), "image/png")).rejects.toThrow(
        "are not image/png",
      );
    });

    test.each(["../a", "a//b", "a/.b", "a b", "照片", ""])("then %j is no key", async (key) => {
      const terms = { sizeBytes: 1, maxBytes: 1, expiresAt: soon() };
      await expect(bucket().uploadUrl(key, terms)).rejects.toThrow("not allowed");
      await expect(bucket().downloadUrl(key, terms)).rejects.toThrow("not allowed");
      await expect(async () => bucket().get(key)).rejects.toThrow("not allowed");
      await expect(async () => bucket().remove(key)).rejects.toThrow("not allowed");
    });
  });

  describe("when a photo is read by a link", () => {
    beforeAll(async () => bucket().put("photo/three", await jpeg(), "image/jpeg"));
    const link = () => bucket().downloadUrl("photo/three", { expiresAt: soon() });

    test("then it comes as what it is and is kept by no cache", async () => {
      const response = await ask(await link());
      expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
      expect(response.headers.get("cache-control")).toBe("private, no-store");
      expect(Buffer.from(await response.arrayBuffer()).equals(await jpeg())).toBe(true);
    });

    test("then the link is good for nothing else", async () => {
      const url = await link();
      const last = url.at(-1) === "0" ? "1" : "0";
      const answers = await Promise.all([
        ask(url.replace("photo/three", "photo/four")),
        ask(`${url.slice(0, -1)}${last}`),
        ask(url, { method: "PUT", body: new Uint8Array(await jpeg()) }),
        ask(url, { method: "DELETE" }),
      ]);
      expect(answers.filter(({ status }) => status < 400)).toEqual([]);
    });

    test("then it has an end", async () => {
      const now = place.app.clock.now;
      const past = place.bucketAt(plus(now, -10 * MINUTE));
      const url = await past.downloadUrl("photo/three", { expiresAt: plus(now, -MINUTE) });
      place.app.clock.now = now;
      expect((await ask(url)).status).toBe(403);
    });
  });

  type Shown = { state: string; problem: string | null; url: string | null; width: number | null };
  const look = async (id: string): Promise<Shown> => {
    const query = `query ($id: ID!) { node(id: $id) { ... on Media { state problem url width } } }`;
    const { data } = await place.app.ask(query, { id }, place.owner);
    return data?.["node"] as unknown as Shown;
  };

  const open = async (sizeBytes: number): Promise<UploadAnswer> => {
    const { data } = await request(place.app, { sizeBytes }, place.owner);
    return data!.requestUpload.upload!;
  };
  const sendBy = ({ url, method, headers }: UploadAnswer, bytes: Uint8Array) =>
    ask(url, {
      method,
      headers: headers.map(({ name, value }): [string, string] => [name, value]),
      body: new Uint8Array(bytes),
    });
  const sent = async (bytes: Uint8Array): Promise<UploadAnswer> => {
    const upload = await open(bytes.byteLength);
    expect((await sendBy(upload, bytes)).status).toBeLessThan(300);
    await place.settle(keyOf(upload));
    return upload;
  };
  const keyOf = ({ media }: UploadAnswer) => uploadKey(media.id as Parameters<typeof uploadKey>[0]);

  describe("when a photo of a phone is sent by a link", () => {
    test("then it is ready, upright, and says nothing of where it was taken", async () => {
      const { media } = await sent(await phonePhoto());
      const { state, width, url } = await look(media.id);
      expect([state, width]).toEqual(["READY", 40]);
      const bytes = Buffer.from(await (await ask(url ?? "")).arrayBuffer());
      const { exif, orientation } = await sharp(bytes).metadata();
      expect([exif, orientation, bytes.includes("PhoneMaker")]).toEqual([
        undefined,
        undefined,
        false,
      ]);
    });

    test("then what was sent is nowhere any more", async () => {
      expect(await bucket().readRaw(keyOf(await sent(await phonePhoto())))).toBe(null);
    });

    test("then the link takes nothing larger than allowed", async () => {
      const upload = await open(MAX_BYTES);
      const tooMuch = Buffer.concat([await jpeg(), Buffer.alloc(MAX_BYTES)]);
      expect((await sendBy(upload, tooMuch)).status).toBeGreaterThanOrEqual(400);
      await place.settle(keyOf(upload));
      expect((await look(upload.media.id)).state).toBe("REQUESTED");
    });

    test.each([-1, 1])(
      "then %i bytes from what was declared is not taken, and stays nowhere",
      async (more) => {
        const bytes = await jpeg();
        const upload = await open(bytes.byteLength + more);
        expect((await sendBy(upload, bytes)).status).toBeGreaterThanOrEqual(400);
        await place.settle(keyOf(upload));
        expect((await look(upload.media.id)).state).toBe("REQUESTED");
        expect(await bucket().readRaw(keyOf(upload))).toBe(null);
      },
    );

    test("then the link does not say what else lies there", async () => {
      const { url } = await open(100);
      expect((await ask(url)).status).toBeGreaterThanOrEqual(400);
    });

    test("then being told of it twice changes nothing", async () => {
      const upload = await sent(await phonePhoto());
      const before = await look(upload.media.id);
      await place.settle(keyOf(upload));
      const { url: _, ...after } = await look(upload.media.id);
      expect(before).toMatchObject(after);
    });

    test("then another photo by the same link does not take its place", async () => {
      const upload = await sent(await jpeg());
      const other = await sharp(await jpeg())
        .resize(20)
        .jpeg()
        .toBuffer();
      await sendBy(upload, other);
      await place.settle(keyOf(upload));
      expect((await look(upload.media.id)).width).toBe(80);
    });

    test("then it goes away when nobody attaches it, with its bytes, and stays when somebody does", async () => {
      const [left, kept] = [await sent(await jpeg()), await sent(await jpeg())];
      await tellAttached(place.app, kept.media.id);
      const urls = [(await look(left.media.id)).url ?? "", (await look(kept.media.id)).url ?? ""];
      const { now } = place.app.clock;
      place.app.clock.now = plus(now, DAY);
      expect(await sweepUploads(place.app.deps, 100)).toBeGreaterThan(0);
      place.app.clock.now = now;
      const statuses = await Promise.all(urls.map(async (url) => (await ask(url)).status));
      expect(statuses).toEqual([404, 200]);
    });
  });

  describe("when something that is no photo is sent by a link", () => {
    const text = Buffer.from("<script>alert(1)</script>");

    test("then nothing of it is kept, and its owner can ask why", async () => {
      const upload = await open(text.byteLength);
      const { status } = await sendBy(upload, text);
      await place.settle(keyOf(upload));
      const { state, problem } = await look(upload.media.id);
      // Over HTTP of our own whoever sends it is told at once; S3 takes it first.
      const told = status === 415 ? ["REQUESTED", false] : ["REFUSED", true];
      expect([state, problem?.includes("JPEG") ?? false]).toEqual(told);
      expect(await bucket().readRaw(keyOf(upload))).toBe(null);
    });

    test("then a photo can still be sent by the same link", async () => {
      const bytes = await jpeg();
      const upload = await open(bytes.byteLength);
      await sendBy(upload, Buffer.alloc(bytes.byteLength, "x"));
      await place.settle(keyOf(upload));
      await sendBy(upload, bytes);
      await place.settle(keyOf(upload));
      expect((await look(upload.media.id)).state).toBe("READY");
    });
  });
});
