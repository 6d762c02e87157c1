import { createHash } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { beforeEach, describe, expect, test } from "vitest";
import type { Asking, TestApp } from "../../test/support/app.ts";
import { signIn, type TestPerson } from "../../test/support/people.ts";
import { builder } from "../builder.ts";
import { idBound, list } from "../kernel/bound.ts";
import { HOUR, MINUTE, plus } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { get } from "../table/table.ts";
import { MAX_BYTES, MAX_UNATTACHED_PER_HOUR } from "./media.ts";
import { attachedMedia, MediaRef } from "./schema.ts";
import {
  filesOf,
  jpeg,
  MEDIA_FIELDS,
  type MediaAnswer,
  outcome,
  phonePhoto,
  picture,
  request,
  send,
  tellAttached,
  type UploadAnswer,
} from "./upload.fixture.ts";
import { keepMemory } from "../../test/support/memory.ts";

keepMemory();

// Two roads to photos, declared before the application builds its schema: something the viewer may see,
// with photos attached, and a resolver that gives photos away without having made sure of anything.
builder.queryFields((t) => ({
  attached: t.field({
    type: [MediaRef],
    args: { ids: t.arg.idList({ required: true, bound: list(10, idBound) }) },
    resolve: (_root, { ids }, context) => attachedMedia(ids as Id<"media">[], context),
  }),
  leaking: t.field({
    type: MediaRef,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const media = await context.media.load(id as Id<"media">);
      if (!media) throw new Error("there is no such photo");
      return { id: id as Id<"media">, media, isSeenThrough: false };
    },
  }),
}));
const { startApp } = await import("../../test/support/app.ts");

const NODE = `query ($id: ID!) { node(id: $id) { __typename ... on Media { ${MEDIA_FIELDS} } } }`;
const NODES = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Media { ${MEDIA_FIELDS} } } }`;
const ATTACHED = `query ($ids: [ID!]!) { attached(ids: $ids) { ${MEDIA_FIELDS} } }`;

let app: TestApp;
let owner: TestPerson;
let neighbour: TestPerson;
beforeEach(async () => {
  app = await startApp();
  owner = await signIn(app, { name: "示例居民·谷雨0137" });
  neighbour = await signIn(app, { name: "示例居民·霜降0244" });
});

const ask = (input: object = {}, asking: Asking = owner) => request(app, input, asking);
async function requested(input: object = {}, asking: Asking = owner): Promise<UploadAnswer> {
  const { data } = await ask(input, asking);
  if (!data?.requestUpload.upload) throw new Error("no upload was opened");
  return data.requestUpload.upload;
}
const refusalOf = async (input: object, language?: string) =>
  (await ask(input, { ...owner, language })).data?.requestUpload.refusal;

const nodeOf = async (id: string, asking: Asking = owner) => {
  const { data } = await app.ask(NODE, { id }, asking);
  return (data as { node: MediaAnswer | null } | null)?.node ?? null;
};
/** What a viewer sees of the photos of something they may see. */
async function attachedOf(id: string, asking: Asking): Promise<MediaAnswer | undefined> {
  const { data } = await app.ask(ATTACHED, { ids: [id] }, asking);
  return (data as { attached: MediaAnswer[] } | null)?.attached[0];
}
const read = (url: string | null | undefined) => app.app.fetch(new Request(url ?? ""));

describe("given somebody who wants to send a photo", () => {
  test("when they ask to, then they get a link for fifteen minutes and a photo that waits", async () => {
    const { media, url, method, headers, expiresAt } = await requested({ fileName: "楼道.jpg" });
    expect([method, headers]).toEqual([
      "PUT",
      [{ name: "content-type", value: "application/octet-stream" }],
    ]);
    expect(url).toContain(`/media/up/upload/${media.id}?`);
    expect(expiresAt).toBe(plus(app.clock.now, 15 * MINUTE));
    expect(media).toEqual({
      id: expect.stringMatching(/^med_/),
      state: "REQUESTED",
      stateLabel: "等待上传",
      contentType: null,
      width: null,
      height: null,
      sizeBytes: null,
      url: null,
      fileName: "楼道.jpg",
      expiresAt: plus(app.clock.now, 24 * HOUR),
    });
  });

  test("when they ask to, then it costs one read and one write besides the actor", async () => {
    app.requests.reset();
    await requested();
    expect(app.requests.names()).toEqual([
      "GetItemCommand",
      "QueryCommand",
      "TransactWriteItemsCommand",
    ]);
  });

  test("when the name of the file is written down, then it cannot be read in the table", async () => {
    const { media } = await requested({ fileName: "secret-name.jpg" });
    const item = await get(app.deps.table, { pk: media.id, sk: "state" });
    expect(JSON.stringify(item)).not.toContain("secret-name");
  });

  test("when links are made, then none is in the log", async () => {
    await send(app, await requested(), await jpeg());
    expect(JSON.stringify(app.log)).not.toMatch(/media\/(up|down)/);
  });

  test.each([
    [{ contentType: "image/gif" }, "media.wrong_type", "contentType"],
    [{ contentType: "image/svg+xml" }, "media.wrong_type", "contentType"],
    [{ contentType: "image/heic" }, "media.heic", "contentType"],
    [{ sizeBytes: MAX_BYTES + 1 }, "media.too_large", "sizeBytes"],
    [{ sizeBytes: 0 }, "media.empty", "sizeBytes"],
  ])("when they declare %j, then it is refused with the field", async (input, code, field) => {
    expect(await refusalOf(input)).toMatchObject({ code, field });
  });

  test("when it is refused, then the reason is in their language", async () => {
    const input = { sizeBytes: MAX_BYTES + 1 };
    expect((await refusalOf(input, "zh"))?.message).toBe("每张照片不能超过 10 MB，请压缩后再上传");
    expect((await refusalOf(input, "en"))?.message).toBe(
      "A photo may have at most 10 MB; please send a smaller one",
    );
  });

  test("when a guest asks, then they must sign in first", async () => {
    const { data, errors } = await ask({}, {});
    expect([data, errors[0]?.extensions["code"]]).toEqual([null, "UNAUTHENTICATED"]);
  });

  test("when somebody asks in a role that sends no photos, then they may not", async () => {
    const { token, roleIds } = await signIn(app, { posts: [{ role: "PLATFORM_ADMIN" }] });
    const { errors } = await ask({}, { token, actingAs: roleIds[0] });
    expect(errors[0]?.extensions["code"]).toBe("FORBIDDEN");
  });
});

describe("given somebody who asked for as many photos as may wait", () => {
  let first: UploadAnswer;
  beforeEach(async () => {
    first = await requested();
    for (let i = 1; i < MAX_UNATTACHED_PER_HOUR; i += 1) await requested();
  });
  const code = async () => (await refusalOf({}))?.code ?? null;

  test("when they ask for one more, then it is refused, and a neighbour's is not", async () => {
    expect(await code()).toBe("media.too_many_unattached");
    expect((await ask({}, neighbour)).data?.requestUpload.refusal).toBe(null);
  });

  test("when one of them was attached, then they may ask for another", async () => {
    await send(app, first, await jpeg());
    await tellAttached(app, first.media.id);
    expect(await code()).toBe(null);
  });

  test("when more than an hour went by, then they may ask again", async () => {
    app.clock.advance(HOUR + 1);
    const claims = { personId: owner.id, sessionId: app.deps.ids.next("session"), epoch: 0 };
    owner.token = await app.deps.tokens.issue(claims, app.clock.now);
    expect(await code()).toBe(null);
  });
});

describe("given somebody who asks for a hundred photos at once", () => {
  const askedAtOnce = async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask()));
    return answers.flatMap(({ data }) => data?.requestUpload.upload ?? []);
  };

  test("when they are counted, then as many wait as may, and each attached makes room for one", async () => {
    const uploads = await askedAtOnce();
    expect(uploads).toHaveLength(MAX_UNATTACHED_PER_HOUR);
    const ids = uploads.slice(0, 2).map(({ media }) => media.id);
    await tellAttached(app, ...ids);
    await tellAttached(app, ...ids);
    expect(await askedAtOnce()).toHaveLength(2);
  });
});

describe("given a photo with place, device and turned upright by its metadata only", () => {
  test("when it is looked at as sent, then all of that is there (the planted data)", async () => {
    const { exif, orientation } = await sharp(await phonePhoto()).metadata();
    expect([exif?.includes("PhoneMaker"), orientation]).toEqual([true, 6]);
  });

  test("when it was sent, then it is ready and described as it is kept", async () => {
    const upload = await requested({ sizeBytes: (await phonePhoto()).byteLength });
    expect(await outcome(send(app, upload, await phonePhoto()))).toEqual([204, null]);
    const media = await nodeOf(upload.media.id);
    expect(media).toMatchObject({
      state: "READY",
      stateLabel: "可查看",
      contentType: "image/jpeg",
      width: 40,
      height: 80,
    });
    const kept = await read(media?.url);
    expect((await kept.arrayBuffer()).byteLength).toBe(media?.sizeBytes);
  });

  test("when it is read by its link, then it is a photo without any metadata", async () => {
    const upload = await requested({ sizeBytes: (await phonePhoto()).byteLength });
    await send(app, upload, await phonePhoto());
    const url = (await nodeOf(upload.media.id))?.url;
    const response = await read(url);
    const bytes = Buffer.from(await response.arrayBuffer());
    const { exif, xmp, iptc, icc, orientation, width } = await sharp(bytes).metadata();
    expect([response.status, response.headers.get("content-type"), width]).toEqual([
      200,
      "image/jpeg",
      40,
    ]);
    expect([exif, xmp, iptc, icc, orientation].filter(Boolean)).toEqual([]);
    expect(bytes.toString("latin1")).not.toMatch(/Exif|PhoneMaker/);
  });

  test("when it was sent, then nothing else lies on the disk", async () => {
    const upload = await requested({ sizeBytes: (await phonePhoto()).byteLength });
    await send(app, upload, await phonePhoto());
    expect((await filesOf(app)).map((name) => name.split(".")[0])).toEqual([upload.media.id]);
  });
});

describe("given bytes that are not what was declared", () => {
  test("when a PNG comes as a declared JPEG, then it is taken as what it is", async () => {
    const png = await picture().png().toBuffer();
    const upload = await requested({ contentType: "image/jpeg", sizeBytes: png.byteLength });
    expect(await outcome(send(app, upload, png))).toEqual([204, null]);
    expect(await nodeOf(upload.media.id)).toMatchObject({
      state: "READY",
      contentType: "image/jpeg",
    });
  });

  test.each<[string, Uint8Array, number, string]>([
    ["an SVG", Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"/>`), 415, "media.wrong_type"],
    ["a web page", Buffer.from("<!doctype html><script>1</script>"), 415, "media.wrong_type"],
    ["a GIF", Buffer.from("GIF89a\x01\0\x01\0", "latin1"), 415, "media.wrong_type"],
    ["HEIC", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"), 415, "media.heic"],
    ["a head without a body", Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 422, "media.unreadable"],
    ["more than 10 MB", Buffer.alloc(MAX_BYTES + 1, 0xff), 413, "media.too_large"],
  ])("when it is %s, then it is refused and leaves nothing", async (_, bytes, status, code) => {
    const upload = await requested({ sizeBytes: Math.min(bytes.byteLength, MAX_BYTES) });
    expect(await outcome(send(app, upload, bytes))).toEqual([status, code]);
    expect(await filesOf(app)).toEqual([]);
    expect(await nodeOf(upload.media.id)).toMatchObject({ state: "REQUESTED", url: null });
  });

  test("when they were refused, then the reason is in the sender's language", async () => {
    const upload = await requested({ sizeBytes: 6 });
    const messages = ["zh", "en"].map(async (language) => {
      const response = await send(app, upload, Buffer.from("GIF89a"), language);
      return ((await response.json()) as { message: string }).message;
    });
    expect(await Promise.all(messages)).toEqual([
      "只能上传照片，格式为 JPEG、PNG 或 WebP",
      "Only photos can be sent, as JPEG, PNG or WebP",
    ]);
  });

  test("when they were refused, then the same link takes a good photo", async () => {
    const upload = await requested();
    await send(app, upload, Buffer.from("GIF89a"));
    expect(await outcome(send(app, upload, await jpeg()))).toEqual([204, null]);
  });

  test.each([
    ["one byte fewer", -1],
    ["one byte more", 1],
    ["far more", 100_000],
  ])("when %s was declared, then it is refused, says why and leaves nothing", async (_, more) => {
    const bytes = await jpeg();
    const upload = await requested({ sizeBytes: bytes.byteLength + more });
    expect(await outcome(send(app, upload, bytes))).toEqual([422, "media.size_differs"]);
    expect(await filesOf(app)).toEqual([]);
    expect(await nodeOf(upload.media.id)).toMatchObject({ state: "REQUESTED", url: null });
  });

  test("when nothing comes, then it is refused", async () => {
    const sent = send(app, await requested(), Buffer.alloc(0));
    expect(await outcome(sent)).toEqual([422, "media.size_differs"]);
  });

  test("when the sender goes away half-way, then the photo still waits and nothing was kept", async () => {
    const upload = await requested();
    const half = (await jpeg()).subarray(0, 200);
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(half),
      pull: (controller) => controller.error(new Error("connection reset")),
    });
    expect(await outcome(send(app, upload, broken))).toEqual([400, "media.unreadable"]);
    expect(await nodeOf(upload.media.id)).toMatchObject({ state: "REQUESTED", url: null });
    expect(await filesOf(app)).toEqual([]);
  });
});

describe("given a photo that was taken", () => {
  test("when another is sent by the same link, then it is refused and the first stays", async () => {
    const upload = await requested();
    await send(app, upload, await jpeg());
    const before = await filesOf(app);
    expect(await outcome(send(app, upload, await picture(9, 9).jpeg().toBuffer()))).toEqual([
      409,
      "media.already_sent",
    ]);
    expect(await filesOf(app)).toEqual(before);
  });

  test("when two are sent at the same moment, then one is taken and it is the one described", async () => {
    const sizes = [20, 30];
    const photos = await Promise.all(sizes.map((width) => picture(width, 10).jpeg().toBuffer()));
    const longest = Math.max(...photos.map(({ byteLength }) => byteLength));
    const upload = await requested({ sizeBytes: longest });
    // What follows the end of a JPEG is not part of the picture.
    const sent = photos.map(async (bytes) => {
      const filled = Buffer.concat([bytes], longest);
      return (await send(app, upload, filled)).status;
    });
    const statuses = await Promise.all(sent);
    const media = await nodeOf(upload.media.id);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([204, 409]);
    expect(media?.width).toBe(sizes[statuses.indexOf(204)]);
    const kept = await read(media?.url);
    const sha256 = createHash("sha256")
      .update(Buffer.from(await kept.arrayBuffer()))
      .digest("hex");
    expect(await filesOf(app)).toEqual([`${upload.media.id}.${sha256}`]);
  });

  test("when the same one is sent twice at the same moment, then it is kept", async () => {
    const upload = await requested();
    const bytes = await jpeg();
    const sent = await Promise.all([send(app, upload, bytes), send(app, upload, bytes)]);
    expect(sent.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
    const url = (await nodeOf(upload.media.id))?.url;
    expect((await read(url)).status).toBe(200);
  });

  test("when it could not be kept, then it still waits and can be sent again", async () => {
    const upload = await requested();
    const bytes = await jpeg();
    // A file stands where the folder of photos should be.
    const obstacle = join(app.mediaFolder, "photo");
    await app.deps.bucket.put("photo", bytes, "image/jpeg");
    const fault = await send(app, upload, bytes);
    expect(fault.status).toBe(500);
    expect(await fault.text()).not.toMatch(/EEXIST|ENOTDIR|photo/);
    expect((await nodeOf(upload.media.id))?.state).toBe("REQUESTED");
    await rm(obstacle);
    await mkdir(obstacle);
    expect(await outcome(send(app, upload, bytes))).toEqual([204, null]);
  });
});

describe("given a link", () => {
  test("when it is older than fifteen minutes, then nothing can be sent by it", async () => {
    const upload = await requested();
    app.clock.advance(15 * MINUTE);
    expect(await outcome(send(app, upload, await jpeg()))).toEqual([403, "media.link_expired"]);
  });

  test("when it leads to another photo than it was made for, then it is invalid", async () => {
    const [mine, other] = [await requested(), await requested({}, neighbour)];
    const url = mine.url.replace(mine.media.id, other.media.id);
    expect(await outcome(send(app, { ...mine, url }, await jpeg()))).toEqual([
      403,
      "media.link_invalid",
    ]);
  });

  test("when its signature was changed, then it is invalid", async () => {
    const upload = await requested();
    const url = upload.url.replace(/s=./, (found) => (found === "s=A" ? "s=B" : "s=A"));
    expect(await outcome(send(app, { ...upload, url }, await jpeg()))).toEqual([
      403,
      "media.link_invalid",
    ]);
  });

  test("when its photo is no longer there, then nothing can be sent by it", async () => {
    const id = app.deps.ids.next("media");
    const terms = { sizeBytes: 1, maxBytes: MAX_BYTES, expiresAt: plus(app.clock.now, MINUTE) };
    const { url, method } = await app.deps.bucket.uploadUrl(`upload/${id}`, terms);
    const sent = app.app.fetch(new Request(url, { method, body: new Uint8Array(await jpeg()) }));
    expect(await outcome(sent)).toEqual([404, "media.not_found"]);
  });

  test("when it is for reading and older than ten minutes, then the photo cannot be read by it", async () => {
    const upload = await requested();
    await send(app, upload, await jpeg());
    const url = (await nodeOf(upload.media.id))?.url;
    app.clock.advance(10 * MINUTE - 1);
    expect((await read(url)).status).toBe(200);
    app.clock.advance(1);
    expect(await outcome(read(url))).toEqual([403, "media.link_expired"]);
  });
});

describe("given a photo of somebody", () => {
  let upload: UploadAnswer;
  beforeEach(async () => {
    upload = await requested({ fileName: "楼道.jpg" });
  });

  test("when somebody else asks for it by id, then it looks like one that never was, ready or not", async () => {
    const never = await app.ask(NODE, { id: app.deps.ids.next("media") }, neighbour);
    const waiting = await app.ask(NODE, { id: upload.media.id }, neighbour);
    await send(app, upload, await jpeg());
    const ready = await app.ask(NODE, { id: upload.media.id }, neighbour);
    expect(never).toMatchObject({ data: { node: null }, errors: [] });
    expect([waiting, ready]).toEqual([never, never]);
  });

  test("when staff of everything ask for it by id, then it is not there either", async () => {
    const street = await signIn(app, { posts: [{ role: "STREET", path: "/99/" }] });
    expect(await nodeOf(upload.media.id, street)).toBe(null);
  });

  test("when a guest asks for it by id, then they must sign in first", async () => {
    const { errors } = await app.ask(NODE, { id: upload.media.id });
    expect(errors[0]?.extensions["code"]).toBe("UNAUTHENTICATED");
  });

  test("when its owner asks for several, then it takes one request and the strangers' are missing", async () => {
    const other = await requested({}, neighbour);
    const ids = [upload.media.id, other.media.id, app.deps.ids.next("media")];
    app.requests.reset();
    const { data } = await app.ask(NODES, { ids }, owner);
    const nodes = (data as { nodes: (MediaAnswer | null)[] } | null)?.nodes;
    expect(nodes?.map((node) => node?.id ?? null)).toEqual([upload.media.id, null, null]);
    expect(app.requests.names()).toEqual(["BatchGetItemCommand"]);
  });

  test("when it was attached to nothing for a day, then it is gone for its owner too", async () => {
    app.clock.advance(24 * HOUR);
    const claims = { personId: owner.id, sessionId: app.deps.ids.next("session"), epoch: 0 };
    const token = await app.deps.tokens.issue(claims, app.clock.now);
    expect(await nodeOf(upload.media.id, { token })).toBe(null);
  });

  test("when it is attached, then it does not expire", async () => {
    await send(app, upload, await jpeg());
    await tellAttached(app, upload.media.id);
    expect((await nodeOf(upload.media.id))?.expiresAt).toBe(null);
  });

  test("when others see what it is attached to, then they see it, but not the name of the file", async () => {
    await send(app, upload, await jpeg());
    const seen = await attachedOf(upload.media.id, neighbour);
    expect(seen).toMatchObject({ state: "READY", width: 80, fileName: null });
    expect((await read(seen?.url)).status).toBe(200);
  });

  test("when it has not arrived, then others are told no more than that", async () => {
    const seen = await attachedOf(upload.media.id, { ...neighbour, language: "en" });
    const own = await attachedOf(upload.media.id, owner);
    expect(seen).toMatchObject({
      state: "PROCESSING",
      stateLabel: "Being processed",
      url: null,
      fileName: null,
    });
    expect(own).toMatchObject({ state: "REQUESTED", fileName: "楼道.jpg" });
  });

  test("when a resolver gives it away without having made sure, then the type itself refuses", async () => {
    const query = `query ($id: ID!) { leaking(id: $id) { id url } }`;
    const { data, errors } = await app.ask(query, { id: upload.media.id }, neighbour);
    expect([data, errors[0]?.extensions["code"]]).toEqual([null, "FORBIDDEN"]);
  });
});
