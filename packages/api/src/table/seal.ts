import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import type { Sealed } from "../kernel/sealed.ts";

/**
 * Personal data at rest: every field is sealed by itself with AES-256-GCM. A sealed value names the
 * key it was made with, so keys can be rotated: new values use `current`, old ones still open.
 */
export type Keyring = {
  current: string;
  /** Key id → 32 bytes. */
  keys: Readonly<Record<string, Uint8Array>>;
  /** 32 bytes for look-up hashes; changing it loses every look-up. */
  lookup: Uint8Array;
};

/** A keyring as it is kept among the secrets: bytes as base64url. */
export type WrittenKeyring = { current: string; keys: Record<string, string>; lookup: string };

export const readBytes = (text: string): Uint8Array =>
  new Uint8Array(Buffer.from(text, "base64url"));

export const readKeyring = ({ current, keys, lookup }: WrittenKeyring): Keyring => ({
  current,
  keys: Object.fromEntries(Object.entries(keys).map(([id, text]) => [id, readBytes(text)])),
  lookup: readBytes(lookup),
});

const NONCE = 12;
const TAG = 16;
const SEALED = /^v1\.(?<keyId>.+)\.(?<nonce>[\w-]+)\.(?<body>[\w-]+)$/;
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

function keyOf(ring: Keyring, id: string): Uint8Array {
  const key = Object.hasOwn(ring.keys, id) ? ring.keys[id] : undefined;
  if (!key) throw new Error(`no sealing key named ${id}`);
  return key;
}

/**
 * Seals a text as `v1.<key id>.<nonce>.<ciphertext and tag>`, base64url. `bind` ties it to its place, so
 * that it cannot be moved to another person.
 */
export function seal(ring: Keyring, bind: string, text: string): Sealed {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", keyOf(ring, ring.current), nonce);
  cipher.setAAD(Buffer.from(bind));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `v1.${ring.current}.${base64url(nonce)}.${base64url(body)}` as Sealed;
}

/** Opens a sealed text; throws when it was altered, moved, or its key is gone. */
export function unseal(ring: Keyring, bind: string, sealed: Sealed): string {
  const { keyId, nonce, body } = SEALED.exec(sealed)?.groups ?? {};
  if (!keyId || !nonce || !body) throw new Error("not a sealed value");
  const bytes = Buffer.from(body, "base64url");
  const decipher = createDecipheriv(
    "aes-256-gcm",
    keyOf(ring, keyId),
    Buffer.from(nonce, "base64url"),
    // Without it a shorter tag would do, and four bytes can be found by trying.
    { authTagLength: TAG },
  );
  decipher.setAAD(Buffer.from(bind));
  decipher.setAuthTag(bytes.subarray(-TAG));
  return Buffer.concat([decipher.update(bytes.subarray(0, -TAG)), decipher.final()]).toString();
}

/** A keyed hash by which a sealed value can be found again; useless without the key. */
export const lookupHash = (ring: Keyring, kind: string, value: string): string =>
  createHmac("sha256", ring.lookup).update(`${kind}\u0000${value}`).digest("base64url");
