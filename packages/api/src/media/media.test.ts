import { describe, expect, test } from "vitest";
import type { Actor } from "../kernel/actor.ts";
import { DAY, HOUR, plus } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import {
  arrive,
  attach,
  checkDeclared,
  checkPhotos,
  isGone,
  MAX_BYTES,
  type Media,
  request,
  shownState,
  tidyFileName,
} from "./media.ts";

const NOW = "2026-11-20T02:00:00.000Z";
const owner = "prs_1" as Id<"person">;
const id = "med_1" as Id<"media">;
const photo = {
  contentType: "image/jpeg",
  width: 4,
  height: 3,
  sizeBytes: 9,
  sha256: "00",
} as const;

const person = (personId: string): Actor => ({
  kind: "person",
  personId: personId as Id<"person">,
  displayName: "",
  homes: [],
  assignments: [],
  isResident: true,
});
const [me, neighbour] = [person(owner), person("prs_2")];

const requested = request(owner, { fileName: null, declaredBytes: 9 }, NOW);
const ready = arrive(requested, photo, NOW);

describe("given what a person says they will send", () => {
  test.each(["image/jpeg", "image/png", "image/webp", " IMAGE/JPEG "])(
    "when it is %j of the largest size, then it may come",
    (type) => {
      expect(checkDeclared(type, MAX_BYTES)).toBe(null);
    },
  );

  test.each([
    ["a GIF", "image/gif", 1, "media.wrong_type", "contentType"],
    ["an SVG", "image/svg+xml", 1, "media.wrong_type", "contentType"],
    ["a name inherited by every object", "toString", 1, "media.wrong_type", "contentType"],
    ["a HEIC photo", "image/heic", 1, "media.heic", "contentType"],
    ["a HEIF photo", "image/heif", 1, "media.heic", "contentType"],
    ["one byte too much", "image/png", MAX_BYTES + 1, "media.too_large", "sizeBytes"],
    ["nothing", "image/png", 0, "media.empty", "sizeBytes"],
    ["less than nothing", "image/png", -5, "media.empty", "sizeBytes"],
  ])("when it is %s, then it is refused by field", (_, type, size, code, field) => {
    expect(checkDeclared(type, size)).toEqual({ code, field });
  });
});

describe("given the name of a file", () => {
  test.each([
    ["IMG_0001.jpg", "IMG_0001.jpg"],
    ["C:\\photos\\me.jpg", "me.jpg"],
    ["../../etc/passwd", "passwd"],
    ["  楼道 .jpg ", "楼道 .jpg"],
    ["", ""],
    ["/", ""],
  ])("when it is %j, then %j is remembered", (name, tidy) => {
    expect(tidyFileName(name)).toBe(tidy);
  });

  test("when it is very long, then it is cut between characters", () => {
    expect(tidyFileName("𠮷".repeat(200))).toBe("𠮷".repeat(100));
  });
});

describe("given a photo that was asked for", () => {
  test.each<[string, Media]>([
    ["asked for", requested],
    ["ready", ready],
  ])("when it was %s a day ago and belongs to nothing, then it is gone", (_, media) => {
    expect([isGone(media, plus(NOW, DAY - 1)), isGone(media, plus(NOW, DAY))]).toEqual([
      false,
      true,
    ]);
  });

  test("when it belongs to something, then it is never gone", () => {
    expect(isGone(attach(ready), plus(NOW, 9_999 * DAY))).toBe(false);
  });

  test.each<[string, Media, string, string]>([
    ["not sent", requested, "REQUESTED", "PROCESSING"],
    ["ready", ready, "READY", "READY"],
  ])("when it is %s, then its owner sees %s and others %s", (_, media, own, others) => {
    expect([shownState(media, me), shownState(media, neighbour)]).toEqual([own, others]);
  });
});

describe("given photos to attach", () => {
  const check = (media: Media | null, actor: Actor, at = NOW) =>
    checkPhotos([id], new Map(media ? [[id, media]] : []), actor, at);
  const unknown = { code: "media.not_found", field: "photos" };

  test("when there are none, then nothing is wrong with them, for a guest too", () => {
    expect(checkPhotos([], new Map(), { kind: "guest", network: "" }, NOW)).toBe(null);
  });

  test("when they are the actor's own and ready, then they may be", () => {
    expect(check(ready, me)).toBe(null);
  });

  test.each<[string, Media | null, Actor]>([
    ["somebody else's", ready, neighbour],
    ["somebody's, for a guest,", ready, { kind: "guest", network: "" }],
    ["not there", null, me],
  ])("when one is %s, then it does not exist", (_, media, actor) => {
    expect(check(media, actor)).toEqual(unknown);
  });

  test("when one has not arrived, then they must wait", () => {
    expect(check(requested, me)).toEqual({ code: "media.not_ready", field: "photos" });
  });

  test("when one has more than an hour left, then it may be", () => {
    expect(check(ready, me, plus(NOW, DAY - HOUR - 1))).toBe(null);
  });

  test("when one has an hour left, then it must be sent again", () => {
    const refusal = { code: "media.gone_soon", field: "photos" };
    expect(check(ready, me, plus(NOW, DAY - HOUR))).toEqual(refusal);
  });

  test("when one is gone, then it does not exist", () => {
    expect(check(ready, me, plus(NOW, DAY))).toEqual(unknown);
  });

  test("when one belongs to something of the actor's already, then it may be, at any time", () => {
    expect(check(attach(ready), me, plus(NOW, 99 * DAY))).toBe(null);
  });
});
