import type { Instant } from "../kernel/clock.ts";
import type { AcceptedType } from "./media.ts";

/** What a client needs to send one photo: this request, with these headers, before the link expires. */
export type UploadLink = { url: string; method: "PUT"; headers: Readonly<Record<string, string>> };

export type UploadTerms = { sizeBytes: number; maxBytes: number; expiresAt: Instant };

/** A kept object; its type is what its bytes are. */
export type Stored = { bytes: Uint8Array; type: AcceptedType };

/** No segment may begin with a dot: there is no way up, and drafts cannot be named. */
const KEY = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

export const isBucketKey = (key: string): boolean => KEY.test(key);

/** Keys are ours: one of another form is a fault. */
export function demandKey(key: string): void {
  if (!isBucketKey(key)) throw new Error("a bucket key has a character that is not allowed");
}

/**
 * Where photos are kept: a folder on the developer's machine, an S3 bucket in the cloud.
 * Keys are made by the server: segments of letters, digits, `-`, `_` and inner dots, separated by `/`.
 * Links are bearer rights: short-lived, for one key and one purpose, and never logged.
 */
export type Bucket = {
  /** A link to send the `sizeBytes` that were declared to `key`; never more than `maxBytes`. */
  uploadUrl: (key: string, terms: UploadTerms) => Promise<UploadLink>;
  /** A link to read `key`. */
  downloadUrl: (key: string, terms: { expiresAt: Instant }) => Promise<string>;
  /** The photo, or null when there is none. */
  get: (key: string) => Promise<Stored | null>;
  /** The bytes as they lie there, whatever they are; null when there are none. */
  readRaw: (key: string) => Promise<Uint8Array | null>;
  /** Keeps the bytes under `key`, in the place of what was there. */
  put: (key: string, bytes: Uint8Array, type: AcceptedType) => Promise<void>;
  /** Removes the object; nothing happens when there is none. */
  remove: (key: string) => Promise<void>;
};
