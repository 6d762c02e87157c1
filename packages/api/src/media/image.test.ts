import { crc32 } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { type CleanImage, cleanImage } from "./image.ts";
import { MAX_BYTES, MAX_PIXELS, MAX_SIDE } from "./media.ts";
import { sniff } from "./sniff.ts";

const plain = (width: number, height: number, background = "#808080"): Sharp =>
  sharp({ create: { width, height, channels: 3, background } });

/** Left half red, right half blue, so that turning it shows. */
const halves = (width: number, height: number): Sharp =>
  plain(width, height, "#0000ff").composite([
    {
      input: {
        create: { width: width / 2, height, channels: 3, background: "#ff0000" },
      },
      left: 0,
      top: 0,
    },
  ]);

const gps = { GPSLatitudeRef: "N", GPSLatitude: "31/1 14/1 9/1", GPSLongitudeRef: "E" };
const exif = { IFD0: { Make: "PhoneMaker", Copyright: "Somebody" }, IFD3: gps };

/** A phone photo: EXIF with a place, XMP and a colour profile. */
const phonePhoto = (): Sharp =>
  halves(80, 40)
    .withExif(exif)
    .withIccProfile("p3")
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>secret-xmp</rdf></x:xmpmeta>`);

/** The same photo with segments sharp cannot write: IPTC (APP13) and a comment. */
function withSegments(jpeg: Buffer): Buffer {
  const segment = (marker: number, text: string) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(text.length + 2);
    return Buffer.concat([Buffer.from([0xff, marker]), length, Buffer.from(text, "latin1")]);
  };
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xed, "Photoshop 3.0\0secret-iptc"),
    segment(0xfe, "<script>secret-comment</script>"),
    jpeg.subarray(2),
  ]);
}

/** The markers of a JPEG's segments up to the picture data, such as `e1` for EXIF. */
function markersOf(jpeg: Uint8Array): string[] {
  const bytes = Buffer.from(jpeg);
  const markers: string[] = [];
  for (let at = 2; bytes[at + 1] !== 0xda; at += 2 + bytes.readUInt16BE(at + 2))
    markers.push((bytes[at + 1] ?? 0).toString(16));
  return markers;
}

async function clean(bytes: Uint8Array): Promise<CleanImage> {
  const outcome = await cleanImage(bytes);
  if (outcome.kind !== "image") throw new Error(outcome.code);
  return outcome;
}

const codeOf = async (bytes: Uint8Array): Promise<string> => {
  const outcome = await cleanImage(bytes);
  return outcome.kind === "refused" ? outcome.code : outcome.kind;
};

/** The colour at a place, as red, green, blue. */
async function colourAt(bytes: Uint8Array, left: number, top: number): Promise<number[]> {
  const pixel = sharp(bytes).extract({ left, top, width: 1, height: 1 });
  return [...(await pixel.raw().toBuffer())];
}

/** The head of an ISO media file with these brands. */
const isoFile = (...brands: string[]): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(8 + 4 * (brands.length + 1));
  const [major = "", ...compatible] = brands;
  return Buffer.concat([size, Buffer.from(`ftyp${major}\0\0\0\0${compatible.join("")}`), size]);
};

const gif = Buffer.from("GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\0;", "latin1");
const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`);

describe("given the first bytes of a file, when its type is told", () => {
  test("then JPEG, PNG and WebP are known by what sharp writes", async () => {
    const files = [plain(4, 4).jpeg(), plain(4, 4).png(), plain(4, 4).webp()];
    const types = await Promise.all(files.map(async (file) => sniff(await file.toBuffer())));
    expect(types).toEqual(["image/jpeg", "image/png", "image/webp"]);
  });

  test.each([
    ["HEIC of an iPhone", "image/heic", isoFile("heic", "mif1", "heic")],
    ["HEIC under a general brand", "image/heic", isoFile("mif1", "mif1", "heic")],
    ["AVIF", null, isoFile("avif", "mif1", "miaf")],
    [
      "AVIF that mentions HEIC later",
      null,
      Buffer.concat([isoFile("avif", "mif1"), Buffer.from("heic")]),
    ],
    ["a film", null, isoFile("isom", "mp42")],
    ["GIF", null, gif],
    ["SVG", null, svg],
    ["a web page", null, Buffer.from("<!doctype html><script></script>")],
    ["PDF", null, Buffer.from("%PDF-1.7")],
    ["RIFF sound", null, Buffer.from("RIFF\0\0\0\0WAVE")],
    ["a few bytes", null, Buffer.from([0xff, 0xd8])],
    ["nothing", null, Buffer.alloc(0)],
  ])("then %s is %s", (_, type, bytes) => {
    expect(sniff(bytes)).toBe(type);
  });

  test("then it is told from its own bytes, also as a view into a larger buffer", () => {
    const larger = Buffer.concat([Buffer.from("GIF89a"), Buffer.from([0xff, 0xd8, 0xff])]);
    expect(sniff(new Uint8Array(larger).subarray(6))).toBe("image/jpeg");
  });
});

describe("given a phone photo with EXIF, place, XMP, IPTC, profile and comment", () => {
  const photo = async () => withSegments(await phonePhoto().jpeg().toBuffer());

  test("when it is looked at as sent, then all of that is there (the planted data)", async () => {
    const sent = await photo();
    const { exif: hasExif, xmp, iptc, icc } = await sharp(sent).metadata();
    expect([hasExif, xmp, iptc, icc].every(Boolean)).toBe(true);
    expect(sent.toString("latin1")).toMatch(/secret-iptc.*secret-comment.*PhoneMaker/s);
  });

  test("when it is cleaned, then only picture segments are left", async () => {
    const { bytes } = await clean(await photo());
    // Quantisation, frame, Huffman and at most a bare JFIF header: nothing that can say who or where.
    expect(markersOf(bytes).filter((marker) => !/^(e0|db|c2|c4)$/.test(marker))).toEqual([]);
  });

  test("when it is cleaned, then no word of the metadata is left anywhere in the file", async () => {
    const text = Buffer.from((await clean(await photo())).bytes).toString("latin1");
    expect(text).not.toMatch(/Exif|PhoneMaker|Somebody|secret|Photoshop|xmpmeta|ICC_PROFILE/);
  });

  test("when it comes as PNG or WebP, then nothing is left either", async () => {
    const sent = [await phonePhoto().png().toBuffer(), await phonePhoto().webp().toBuffer()];
    const cleaned = await Promise.all(sent.map(async (bytes) => (await clean(bytes)).bytes));
    const left = await Promise.all(cleaned.map((bytes) => sharp(bytes).metadata()));
    expect(left.flatMap(({ exif, xmp, icc }) => [exif, xmp, icc]).filter(Boolean)).toEqual([]);
  });

  test("when it is cleaned twice, then the second time changes nothing about it but the coding", async () => {
    const once = await clean(await photo());
    expect(await clean(once.bytes)).toMatchObject({ width: once.width, height: once.height });
  });
});

describe("given a photo taken with the phone turned", () => {
  test("when it is cleaned, then it stands upright without saying so", async () => {
    const sent = await halves(80, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { bytes, width, height } = await clean(sent);
    const top = await colourAt(bytes, 20, 10);
    const bottom = await colourAt(bytes, 20, 70);
    expect([width, height]).toEqual([40, 80]);
    expect([top[0], bottom[2]].every((strength) => (strength ?? 0) > 200)).toBe(true);
    expect((await sharp(bytes).metadata()).orientation).toBeUndefined();
  });
});

describe("given a photo of any size", () => {
  test("when it is larger than needed, then its longest side is brought down", async () => {
    const { width, height } = await clean(await plain(4000, 1000).jpeg().toBuffer());
    expect([width, height]).toEqual([MAX_SIDE, 640]);
  });

  test("when it is small, then it is not blown up", async () => {
    const { width, height } = await clean(await plain(30, 20).jpeg().toBuffer());
    expect([width, height]).toEqual([30, 20]);
  });

  test("when it has transparent parts, then they are white", async () => {
    const background = { r: 0, g: 0, b: 0, alpha: 0 };
    const glass = sharp({ create: { width: 8, height: 8, channels: 4, background } });
    const { bytes, type } = await clean(await glass.png().toBuffer());
    expect([type, await colourAt(bytes, 4, 4)]).toEqual(["image/jpeg", [255, 255, 255]]);
  });
});

describe("given a file that is more than a photo", () => {
  test("when a PNG calls itself .jpg, then it is read as what it is", async () => {
    expect(await codeOf(await plain(8, 8).png().toBuffer())).toBe("image");
  });

  test("when an archive and a script are appended to a JPEG, then the kept photo has neither", async () => {
    const tail = Buffer.from("PK\x03\x04archive<script>alert(1)</script>");
    const sent = Buffer.concat([await plain(8, 8).jpeg().toBuffer(), tail]);
    const text = Buffer.from((await clean(sent)).bytes).toString("latin1");
    expect(text).not.toMatch(/archive|script/);
  });

  test("when a web page begins like a JPEG, then it is refused", async () => {
    const page = Buffer.from("\xff\xd8\xff<html><script>alert(1)</script></html>", "latin1");
    expect(await codeOf(page)).toBe("media.unreadable");
  });

  test.each([
    ["a picture as SVG", svg],
    ["a web page", Buffer.from("<html></html>")],
    ["a GIF", gif],
    ["a GIF that is a script too", Buffer.from("GIF89a/*\0*/=1;alert(1)")],
    ["nothing", Buffer.alloc(0)],
  ])("when it is %s, then it is refused as the wrong type", async (_, bytes) => {
    expect(await codeOf(bytes)).toBe("media.wrong_type");
  });

  test("when it is HEIC, then it is refused with its own advice", async () => {
    expect(await codeOf(isoFile("heic", "mif1", "heic"))).toBe("media.heic");
  });

  test("when other formats are given to the decoder itself, then they do not reach theirs", async () => {
    await expect(sharp(svg).metadata()).rejects.toThrow("unsupported image format");
  });
});

describe("given a file that cannot be a photo of ours", () => {
  const noise = (width: number, height: number): Sharp =>
    sharp({
      create: {
        width,
        height,
        channels: 3,
        background: "#808080",
        noise: { type: "gaussian", mean: 128, sigma: 40 },
      },
    });

  test.each([
    ["JPEG", () => noise(200, 200).jpeg()],
    ["PNG", () => noise(200, 200).png()],
    ["WebP", () => noise(200, 200).webp()],
  ])("when a %s was cut off, then it is refused as unreadable", async (_, make) => {
    const whole = await make().toBuffer();
    expect(await codeOf(whole.subarray(0, Math.floor(whole.length * 0.6)))).toBe(
      "media.unreadable",
    );
  });

  test("when its head is damaged, then it is refused as unreadable", async () => {
    const whole = await noise(200, 200).jpeg().toBuffer();
    expect(await codeOf(Buffer.from(whole).fill(0, 20, 300))).toBe("media.unreadable");
  });

  test("when its picture data does not match its checksum, then it is refused as unreadable", async () => {
    const whole = await noise(200, 200).png().toBuffer();
    expect(await codeOf(Buffer.from(whole).fill(0xab, 5_000, 5_010))).toBe("media.unreadable");
  });

  test("when it has more bytes than allowed, then it is refused before it is decoded", async () => {
    const large = Buffer.alloc(MAX_BYTES + 1);
    large.set([0xff, 0xd8, 0xff]);
    expect(await codeOf(large)).toBe("media.too_large");
  });

  test("when a few kilobytes claim more pixels than allowed, then they are not unpacked", async () => {
    const small = await plain(4, 4).png().toBuffer();
    const bomb = Buffer.from(small);
    const side = Math.ceil(Math.sqrt(MAX_PIXELS)) + 1;
    bomb.writeUInt32BE(side, 16);
    bomb.writeUInt32BE(side, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    expect(await codeOf(bomb)).toBe("media.too_many_pixels");
  });

  test("when stray bytes stand between the segments of a JPEG, as some phones write them, then it is taken", async () => {
    const whole = await noise(200, 200).jpeg().toBuffer();
    const frame = whole.indexOf(Buffer.from([0xff, 0xc0]));
    const stray = Buffer.concat([
      whole.subarray(0, frame),
      Buffer.alloc(18, 7),
      whole.subarray(frame),
    ]);
    expect(await codeOf(stray)).toBe("image");
  });
});
