import { createHash, createHmac } from "node:crypto";
import { type Clock, SECOND, toInstant, toMs } from "../kernel/clock.ts";
import type { Sent, SmsSender } from "./sms.ts";

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
  /** The approved text with one blank, what happened. */
  noticeTemplate: string;
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

type Answer = {
  Response?: { SendStatusSet?: { Code?: string }[]; Error?: { Code?: string } };
};

/** Texts through Tencent Cloud's SendSms. A text is asked for once: Tencent knows no repeated request. */
export function tencentSms(settings: SmsSettings): SmsSender {
  return {
    sendCode: async (phone, code) => {
      const sent = await send(settings, phone, settings.codeTemplate, [code]);
      if (sent.kind !== "sent") throw new Error(`no code was sent: ${sent.kind}`);
    },
    sendNotice: (phone, title) => send(settings, phone, settings.noticeTemplate, [title]),
  };
}

/** Tencent has too much to do, or this number has had too much: later it may be taken. */
const PASSING = /^(?:LimitExceeded|RequestLimitExceeded|InternalError)/;
const BLOCKED = /^FailedOperation\.(?:PhoneNumberInBlacklist|PhoneNumberOnBlacklist)/;

function outcomeOf(code: string | undefined): Sent {
  if (code === undefined) return { kind: "unknown" };
  if (code === "Ok") return { kind: "sent" };
  if (BLOCKED.test(code)) return { kind: "refused", code };
  return { kind: PASSING.test(code) ? "later" : "wrong", code };
}

async function send(
  settings: SmsSettings,
  phone: string,
  template: string,
  blanks: readonly string[],
): Promise<Sent> {
  const { baseUrl, appId, signName, clock, timeoutMs } = settings;
  const body = JSON.stringify({
    PhoneNumberSet: [`+86${phone}`],
    SmsSdkAppId: appId,
    SignName: signName,
    TemplateId: template,
    TemplateParamSet: blanks,
  });
  const seconds = Math.floor(toMs(clock()) / SECOND);
  try {
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
    const { Response: answer } = (await response.json()) as Answer;
    return outcomeOf(answer?.Error?.Code ?? answer?.SendStatusSet?.[0]?.Code);
  } catch {
    // The error may quote the number, so it goes no further.
    return { kind: "unknown" };
  }
}
