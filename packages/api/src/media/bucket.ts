import type { Instant } from "../kernel/clock.ts";
import type { AcceptedType } from "./media.ts";

/** What a client needs to send one photo: this request, with these headers, before the link expires. */
export type UploadLink = { url: string; method: "PUT"; headers: Readonly<Record<string, string>> };

/** A kept object; its type is what its bytes are. */
export type Stored = { bytes: Uint8Array; type: AcceptedType };

/**
 * Where photos are kept: a folder on the developer's machine, an S3 bucket in the cloud.
 * Keys are made by the server: segments of letters, digits, `-`, `_` and inner dots, separated by `/`.
 * Links are bearer rights: short-lived, for one key and one purpose, and never logged.
 */
export type Bucket = {
  /** A link to send at most `maxBytes` to `key`. */
  uploadUrl: (key: string, terms: { maxBytes: number; expiresAt: Instant }) => UploadLink;
  /** A link to read `key`. */
  downloadUrl: (key: string, terms: { expiresAt: Instant }) => string;
  /** The object, or null when there is none. */
  get: (key: string) => Promise<Stored | null>;
  /** Keeps the bytes under `key`, in the place of what was there. */
  put: (key: string, bytes: Uint8Array, type: AcceptedType) => Promise<void>;
  /** Removes the object; nothing happens when there is none. */
  remove: (key: string) => Promise<void>;
};
