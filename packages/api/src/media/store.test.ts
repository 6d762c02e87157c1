import { beforeEach, describe, expect, test } from "vitest";
import { startApp, type TestApp } from "../../test/support/app.ts";
import { DAY, HOUR, plus, SECOND, toMs } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { drainOutbox } from "../table/outbox.ts";
import { get } from "../table/table.ts";
import { arrive, type Media, request } from "./media.ts";
import {
  addMedia,
  attachConsumer,
  describeMedia,
  loadMedia,
  mediaOfUpload,
  photoKey,
  removeMedia,
  replaceMedia,
  uploadKey,
} from "./store.ts";
import { filesOf, tellAttached } from "./upload.fixture.ts";
import { sweepUploads } from "./upload.ts";

const owner = "prs_1" as Id<"person">;
const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from("picture")]);
const photo = {
  contentType: "image/jpeg",
  width: 4,
  height: 3,
  sizeBytes: picture.length,
  sha256: "00",
} as const;

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});

const add = async (media: Media): Promise<Id<"media">> => {
  const id = app.deps.ids.next("media");
  await addMedia(app.deps.table, id, media);
  return id;
};
const addRequested = (ownerId = owner) =>
  add(request(ownerId, { fileName: null, declaredBytes: 9 }, app.clock.now));
const addReady = async () => {
  const { now } = app.clock;
  const id = await add(
    arrive(request(owner, { fileName: null, declaredBytes: 9 }, now), photo, now),
  );
  await app.deps.bucket.put(photoKey(id, photo.sha256), picture, "image/jpeg");
  return id;
};

const load = async (id: Id<"media">) => {
  const stored = await loadMedia(app.deps.table, id);
  if (!stored) throw new Error("there is no such photo");
  return stored;
};
const itemOf = (id: Id<"media">) => get(app.deps.table, { pk: id, sk: "state" });
/** The photos whose bytes lie in the folder. */
const kept = async () => (await filesOf(app)).map((name) => name.split(".")[0]);

/** Lets something happen just before this photo is written next, as somebody quicker would. */
function beforeNextWrite(id: string, happen: () => Promise<unknown>): void {
  let isWaiting = true;
  app.deps.table.client.middlewareStack.add(
    (next) => async (args) => {
      type Put = { Item?: { pk?: { S?: string } } };
      const { TransactItems = [], ...one } = args.input as Put & {
        TransactItems?: { Put?: Put }[];
      };
      if (
        isWaiting &&
        [one, ...TransactItems.map(({ Put }) => Put)].some((put) => put?.Item?.pk?.S === id)
      ) {
        isWaiting = false;
        await happen();
      }
      return next(args);
    },
    { step: "initialize" },
  );
}

describe("given a photo that was just asked for", () => {
  test("when its item is looked at, then the table may drop it after 24 hours", async () => {
    const item = await itemOf(await addRequested());
    expect(item?.["expiresAt"]).toBe((toMs(app.clock.now) + DAY) / SECOND);
  });

  test("when it is changed twice from the same reading, then only the first counts", async () => {
    const before = await load(await addRequested());
    const change = () =>
      replaceMedia(app.deps.table, before, arrive(before.media, photo, app.clock.now));
    expect([await change(), await change()]).toEqual([true, false]);
  });

  test("when its id is used again, then that is a fault", async () => {
    const id = await addRequested();
    const another = request(owner, { fileName: null, declaredBytes: 9 }, plus(app.clock.now, 1));
    await expect(addMedia(app.deps.table, id, another)).rejects.toThrow("exists already");
  });

  test("when its upload key is read, then it leads back to it, and no other key does", async () => {
    const id = await addRequested();
    expect(mediaOfUpload(uploadKey(id))).toBe(id);
    expect(
      [photoKey(id, photo.sha256), `upload/${owner}`, `x/upload/${id}`].map(mediaOfUpload),
    ).toEqual([null, null, null]);
  });
});

describe("given several photos", () => {
  test("when they are described, then it takes one request and what is missing is missing", async () => {
    const [one, two] = [await addRequested(), await addReady()];
    const missing = app.deps.ids.next("media");
    app.requests.reset();
    const found = await describeMedia(app.deps.table, [one, missing, two, one]);
    expect(app.requests.names()).toEqual(["BatchGetItemCommand"]);
    expect(Object.fromEntries([...found].map(([id, { state }]) => [id, state]))).toEqual({
      [one]: "REQUESTED",
      [two]: "READY",
    });
  });

  test("when none are described, then nothing is asked", async () => {
    app.requests.reset();
    expect(await describeMedia(app.deps.table, [])).toEqual(new Map());
    expect(app.requests.names()).toEqual([]);
  });
});

describe("given a photo that was attached", () => {
  test("when the word of it arrives, then the photo stays and is in no list of waiting ones", async () => {
    const id = await addReady();
    const { media } = await load(id);
    expect(await tellAttached(app, id)).toBe(1);
    const item = await itemOf(id);
    expect(Object.keys(item ?? {}).sort()).toEqual(["card", "pk", "sk", "version"]);
    expect(item?.["card"]).toEqual({ ...media, expiresAt: null });
  });

  test("when the word of it arrives again, then nothing is written", async () => {
    const id = await addReady();
    await tellAttached(app, id);
    await tellAttached(app, id);
    expect((await load(id)).version).toBe(2);
  });

  test("when it is gone before the word arrives, then that is logged and the others are kept", async () => {
    const [lost, there] = [app.deps.ids.next("media"), await addReady()];
    expect(await tellAttached(app, lost, there)).toBe(1);
    expect((await load(there)).media.expiresAt).toBe(null);
    expect(app.log).toEqual([
      { level: "error", message: "attached photo is gone", media: lost, subjectId: "cmp_1" },
    ]);
  });

  test("when it changes between reading and keeping it, then the word comes once more", async () => {
    const id = await addRequested();
    beforeNextWrite(id, async () => {
      const stored = await load(id);
      return replaceMedia(app.deps.table, stored, arrive(stored.media, photo, app.clock.now));
    });
    expect(await tellAttached(app, id)).toBe(0);
    app.clock.advance(HOUR);
    expect(await drainOutbox(app.deps.table, [attachConsumer(app.deps)], app.clock.now)).toBe(1);
    expect((await load(id)).media).toMatchObject({ state: "READY", expiresAt: null });
  });
});

describe("given photos nobody attached", () => {
  test("when their time is over, then the sweep removes them with their bytes", async () => {
    const ids = [await addRequested(), await addReady()];
    app.clock.advance(DAY);
    expect(await sweepUploads(app.deps)).toBe(2);
    expect([await describeMedia(app.deps.table, ids), await kept()]).toEqual([new Map(), []]);
  });

  test("when their time is not over, then the sweep leaves them", async () => {
    const id = await addReady();
    app.clock.advance(DAY - 1);
    expect([await sweepUploads(app.deps), await kept()]).toEqual([0, [id]]);
  });

  test("when others were attached, then the sweep leaves those", async () => {
    const [stays, left] = [await addReady(), await addReady()];
    await tellAttached(app, stays);
    app.clock.advance(DAY);
    expect([await sweepUploads(app.deps), await kept()]).toEqual([1, [stays]]);
    expect(await itemOf(left)).toBe(null);
  });

  test("when one is attached after it was found, then it cannot be removed any more", async () => {
    const found = await load(await addReady());
    await tellAttached(app, found.id);
    expect(await removeMedia(app.deps.table, found)).toBe(false);
  });

  test("when there are many, then one sweep takes the oldest of them in one query", async () => {
    const oldest = await addRequested();
    app.clock.advance(SECOND);
    await addRequested();
    app.clock.advance(DAY);
    app.requests.reset();
    expect(await sweepUploads(app.deps, 1)).toBe(1);
    expect(app.requests.reads()).toBe(1);
    expect(await itemOf(oldest)).toBe(null);
  });
});
