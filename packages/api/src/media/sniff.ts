import type { Stored } from "./bucket.ts";
import type { AcceptedType } from "./media.ts";

/** The type of an image by its first bytes; names and declared types are not believed. Null for anything else. */
export function sniff(bytes: Uint8Array): AcceptedType | "image/heic" | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64));
  const at = (start: number, end: number) => head.toString("latin1", start, end);
  if (at(0, 3) === "\xff\xd8\xff") return "image/jpeg";
  if (at(0, 8) === "\x89PNG\r\n\x1a\n") return "image/png";
  if (at(0, 4) === "RIFF" && at(8, 12) === "WEBP") return "image/webp";
  return isHeic(head) ? "image/heic" : null;
}

/** ISO base media file of an HEVC picture: one of its brands (ISO/IEC 23008-12, annex B) says so; AVIF has others. */
function isHeic(head: Buffer): boolean {
  if (head.toString("latin1", 4, 8) !== "ftyp") return false;
  const brands = head.toString("latin1", 8, Math.min(head.readUInt32BE(0), head.length));
  return /^(?:.{4})*?(?:heic|heix|heim|heis|hevc|hevx|hevm|hevs)/s.test(brands);
}

/** Bytes as the photo they are; null when there are none or they are none that is kept. */
export function toStored(bytes: Uint8Array | null): Stored | null {
  const type = bytes && sniff(bytes);
  return bytes && type && type !== "image/heic" ? { bytes, type } : null;
}
