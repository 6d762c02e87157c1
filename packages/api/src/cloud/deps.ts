import { ulid } from "ulid";
import type { Deps, LogLine } from "../deps.ts";
import { SECOND, toInstant } from "../kernel/clock.ts";
import { PARTNER_TRY, TABLE_TRIES, TABLE_TRY } from "../kernel/wire.ts";
import { type Id, type Ids, type Kind, prefixes } from "../kernel/ids.ts";
import { createS3Bucket } from "../media/s3.ts";
import { tencentSms } from "../session/tencent-sms.ts";
import { createTokens } from "../session/token.ts";
import { wechatClient } from "../session/wechat.ts";
import { tableClient } from "../table/client.ts";
import { readBytes, readKeyring } from "../table/seal.ts";
import { readSecrets } from "./secrets.ts";
import { type Environment, readSettings } from "./settings.ts";

const ids: Ids = {
  next: <K extends Kind>(kind: K) => `${prefixes[kind]}_${ulid()}` as Id<K>,
  random: (n) => crypto.getRandomValues(new Uint8Array(n)),
};

const clock = () => toInstant(Date.now());

/** Written as it is: the console would put a time and a name in front, and CloudWatch could not read the JSON. */
const log = (line: LogLine): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

/** A request that hangs is given up while the one who waits for it still waits. */
const makeClient = () =>
  tableClient({
    maxAttempts: TABLE_TRIES,
    requestHandler: { connectionTimeout: SECOND, requestTimeout: TABLE_TRY },
  });

/** What the application needs, made once for the life of a function's process. The demo exists nowhere here. */
export async function makeDeps(env: Environment): Promise<Deps> {
  const settings = readSettings(env);
  const { publicUrl, aws, wechatUrl, smsUrl } = settings;
  const { signingKeys, sealing, secret, wechat, sms } = await readSecrets(settings);
  return {
    table: { client: makeClient(), name: settings.table },
    clock,
    ids,
    keyring: readKeyring(sealing),
    tokens: await createTokens({ keys: signingKeys, issuer: publicUrl, audience: "linge" }),
    bucket: createS3Bucket({ ...aws, url: aws.bucketUrl, clock }),
    sms: tencentSms({ ...sms, baseUrl: smsUrl, clock, timeoutMs: PARTNER_TRY }),
    wechat: wechatClient({ ...wechat, baseUrl: wechatUrl, timeoutMs: PARTNER_TRY }),
    log,
    secret: readBytes(secret),
    demoMode: false,
    // The table's stream wakes the consumer.
    wake: () => undefined,
  };
}
