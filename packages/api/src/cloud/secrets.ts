import { AwsClient } from "aws4fetch";
import { SECOND } from "../kernel/clock.ts";
import type { SigningKey } from "../session/token.ts";
import type { WrittenKeyring } from "../table/seal.ts";
import type { Settings } from "./settings.ts";

/** What a stage keeps to itself, as the JSON text of one secret. Bytes are written as base64url. */
export type Secrets = {
  /** The first signs, all verify: rotation puts a new one in front and drops the last one later. */
  signingKeys: SigningKey[];
  sealing: WrittenKeyring;
  secret: string;
  wechat: {
    appId: string;
    secret: string;
    templates: Record<"WORK" | "INFO", string>;
    /** “Token” of the message push in WeChat's console. */
    eventToken: string;
    /** “EncodingAESKey” there, in the mode that encrypts; left out in plain mode. */
    eventKey?: string;
  };
  /** Tencent Cloud's text messages: an account, and what was approved to be sent. */
  sms: {
    secretId: string;
    secretKey: string;
    appId: string;
    signName: string;
    codeTemplate: string;
    noticeTemplate: string;
  };
};

const names = ["signingKeys", "sealing", "secret", "wechat", "sms"] as const;

/** Errors name what is wrong and never quote the text. */
function parse(text: string): Secrets {
  let secrets: Partial<Secrets>;
  try {
    secrets = JSON.parse(text) as Partial<Secrets>;
  } catch {
    throw new Error("the secrets are not JSON");
  }
  const missing = names.filter((name) => !secrets[name]);
  if (missing.length > 0) throw new Error(`missing among the secrets: ${missing.join(", ")}`);
  return secrets as Secrets;
}

const TIMEOUT = 3 * SECOND;

/** Reads the secrets of the stage from AWS Secrets Manager; one request, repeated when it is busy. */
export async function readSecrets({ aws, secretsId }: Settings): Promise<Secrets> {
  const client = new AwsClient({
    ...aws.credentials,
    region: aws.region,
    service: "secretsmanager",
    retries: 3,
  });
  const response = await client.fetch(`${aws.secretsUrl}/`, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "secretsmanager.GetSecretValue",
    },
    body: JSON.stringify({ SecretId: secretsId }),
    signal: AbortSignal.timeout(TIMEOUT),
  });
  if (!response.ok) throw new Error(`the secrets cannot be read: HTTP ${response.status}`);
  const { SecretString } = (await response.json()) as { SecretString?: string };
  return parse(SecretString ?? "");
}
