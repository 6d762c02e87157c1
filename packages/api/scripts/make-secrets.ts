import { randomBytes } from "node:crypto";
import type { Secrets } from "../src/cloud/secrets.ts";
import { makeSigningKey } from "../src/session/token.ts";

/*
 * Prints the secrets of a new stage: keys of its own, and gaps for what WeChat and Tencent Cloud give.
 * Straight into Secrets Manager, never into a file that stays: docs/deploy.md.
 */

const key = (): string => randomBytes(32).toString("base64url");

const secrets: Secrets = {
  signingKeys: [await makeSigningKey("1")],
  sealing: { current: "1", keys: { "1": key() }, lookup: key() },
  secret: key(),
  wechat: {
    appId: "",
    secret: "",
    templates: { WORK: "", INFO: "" },
    eventToken: "",
    eventKey: "",
  },
  sms: {
    secretId: "",
    secretKey: "",
    appId: "",
    signName: "",
    codeTemplate: "",
    noticeTemplate: "",
  },
};
console.log(JSON.stringify(secrets, null, 2));
