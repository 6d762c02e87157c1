import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";
import { close, listen } from "./runtime.ts";

/** A stand-in for Tencent Cloud's SendSms (2021-01-11), which checks the signature as they document it. */
export type SmsStandIn = {
  url: string;
  texts: { phone: string; template: string; blanks: string[] }[];
  /** What the next requests meet: a code of theirs, or with "lost-answer" the work done and no answer. */
  fail: (...faults: string[]) => void;
  stop: () => Promise<void>;
};

const sha256 = (body: string): string => createHash("sha256").update(body).digest("hex");
const hmac = (key: string | Buffer, body: string): Buffer =>
  createHmac("sha256", key).update(body).digest();

/** The signature of a request, from what was received. */
function isSigned(headers: IncomingHttpHeaders, body: string, id: string, key: string): boolean {
  const given =
    /^TC3-HMAC-SHA256 Credential=(.+?)\/(.+?)\/(.+?)\/tc3_request, SignedHeaders=(.+?), Signature=(.+)$/;
  const [, account, date = "", service = "", names = "", signature] =
    given.exec(headers.authorization ?? "") ?? [];
  const signed = names.split(";").map((name) => `${name}:${String(headers[name]).toLowerCase()}\n`);
  const canonical = ["POST", "/", "", signed.join(""), names, sha256(body)].join("\n");
  const scope = `${date}/${service}/tc3_request`;
  const when = String(headers["x-tc-timestamp"]);
  const toSign = ["TC3-HMAC-SHA256", when, scope, sha256(canonical)].join("\n");
  const secret = hmac(hmac(hmac(`TC3${key}`, date), service), "tc3_request");
  const isOfDay = new Date(Number(when) * 1_000).toISOString().startsWith(date);
  return account === id && isOfDay && hmac(secret, toSign).toString("hex") === signature;
}

const failed = (Code: string) => ({ Response: { Error: { Code, Message: "told to fail" } } });
const status = (Code: string) => ({ Response: { SendStatusSet: [{ Code }], RequestId: "1" } });

export async function startSms(id: string, key: string): Promise<SmsStandIn> {
  const texts: SmsStandIn["texts"] = [];
  const faults: string[] = [];
  const take = (headers: IncomingHttpHeaders, body: string) => {
    if (!isSigned(headers, body, id, key)) return failed("AuthFailure.SignatureFailure");
    const asked = JSON.parse(body) as {
      PhoneNumberSet: string[];
      TemplateId: string;
      TemplateParamSet: string[];
    };
    const { PhoneNumberSet, TemplateId: template, TemplateParamSet: blanks } = asked;
    texts.push({ phone: PhoneNumberSet[0] ?? "", template, blanks });
    return status("Ok");
  };
  const answerTo = (fault: string | undefined, headers: IncomingHttpHeaders, body: string) => {
    if (fault === undefined || fault === "lost-answer") return take(headers, body);
    return fault.startsWith("FailedOperation") ? status(fault) : failed(fault);
  };
  const server = createServer(async (message, to) => {
    const body = await text(message);
    const fault = faults.shift();
    const answer = JSON.stringify(answerTo(fault, message.headers, body));
    if (fault !== "lost-answer") to.end(answer);
  });
  return {
    url: `http://${await listen(server)}`,
    texts,
    fail: (...next) => faults.push(...next),
    stop: () => close(server),
  };
}
