import { createHash, createHmac } from "node:crypto";
import { type Clock, SECOND, toInstant, toMs } from "../kernel/clock.ts";
import type { SmsSender } from "./sms.ts";

/** An account with Tencent Cloud and what it was allowed to send. */
export type SmsSettings = {
  /** `https://sms.tencentcloudapi.com`, or the stand-in's address; without a slash at the end. */
  baseUrl: string;
  secretId: string;
  secretKey: string;
  appId: string;
  signName: string;
  /** The approved text with one blank, the code. */
  codeTemplate: string;
  clock: Clock;
  timeoutMs: number;
};

const ACTION = "SendSms";
const CONTENT_TYPE = "application/json; charset=utf-8";
const SIGNED = "content-type;host;x-tc-action";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac("sha256", key).update(text).digest();

/** The value of Authorization: signature version 3 (TC3-HMAC-SHA256) of Tencent Cloud. */
function sign({ secretId, secretKey }: SmsSettings, host: string, body: string, seconds: number) {
  const date = toInstant(seconds * SECOND).slice(0, 10);
  const scope = `${date}/sms/tc3_request`;
  const headers = `content-type:${CONTENT_TYPE}\nhost:${host}\nx-tc-action:${ACTION.toLowerCase()}\n`;
  const canonical = ["POST", "/", "", headers, SIGNED, sha256(body)].join("\n");
  const text = ["TC3-HMAC-SHA256", seconds, scope, sha256(canonical)].join("\n");
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), "sms"), "tc3_request");
  const signature = hmac(key, text).toString("hex");
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${SIGNED}, Signature=${signature}`;
}

type Sent = {
  Response?: { SendStatusSet?: { Code?: string }[]; Error?: { Code?: string } };
};

/** Texts through Tencent Cloud's SendSms. A text is asked for once: who waits for a code asks again. */
export function tencentSms(settings: SmsSettings): SmsSender {
  return {
    sendCode: (phone, code) => send(settings, phone, settings.codeTemplate, [code]),
  };
}

/** Fails unless the text was taken. Errors carry Tencent's own code and neither number nor text. */
async function send(
  settings: SmsSettings,
  phone: string,
  template: string,
  blanks: readonly string[],
): Promise<void> {
  const { baseUrl, appId, signName, clock, timeoutMs } = settings;
  const body = JSON.stringify({
    PhoneNumberSet: [`+86${phone}`],
    SmsSdkAppId: appId,
    SignName: signName,
    TemplateId: template,
    TemplateParamSet: blanks,
  });
  const seconds = Math.floor(toMs(clock()) / SECOND);
  const response = await fetch(`${baseUrl}/`, {
    method: "POST",
    headers: {
      authorization: sign(settings, new URL(baseUrl).host, body, seconds),
      "content-type": CONTENT_TYPE,
      "x-tc-action": ACTION,
      "x-tc-version": "2021-01-11",
      "x-tc-timestamp": String(seconds),
      "x-tc-region": "ap-guangzhou",
    },
    body,
    signal: AbortSignal.timeout(timeoutMs),
    redirect: "error",
  });
  const { Response: answer } = (await response.json()) as Sent;
  const code = answer?.Error?.Code ?? answer?.SendStatusSet?.[0]?.Code ?? "no answer";
  if (code !== "Ok") throw Object.assign(new Error(`no text was sent: ${code}`), { code });
}
