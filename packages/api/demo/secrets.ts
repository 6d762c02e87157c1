import { randomBytes } from "node:crypto";
import { makeSigningKey, type SigningKey } from "../src/session/token.ts";
import { type Keyring, readKeyring, type WrittenKeyring } from "../src/table/seal.ts";

/** What a local community keeps to itself, as written to its data folder. */
export type DemoSecrets = {
  signingKeys: SigningKey[];
  sealing: WrittenKeyring;
  secret: string;
  mediaSecret: string;
  wechatSecret: string;
};

const key = (): string => randomBytes(32).toString("base64url");

/** Two signing keys from the start: rotation overlaps, and clients see how. */
export async function makeDemoSecrets(): Promise<DemoSecrets> {
  return {
    signingKeys: [await makeSigningKey("demo-2"), await makeSigningKey("demo-1")],
    sealing: { current: "s1", keys: { s1: key() }, lookup: key() },
    secret: key(),
    mediaSecret: key(),
    wechatSecret: key(),
  };
}

export const keyringOf = ({ sealing }: DemoSecrets): Keyring => readKeyring(sealing);
