import type { WechatApi } from "./wechat-api.ts";

/** What WeChat thinks of what somebody wrote or showed. */
export type Verdict = "PASS" | "REVIEW" | "RISKY";

const verdicts: Readonly<Record<string, Verdict>> = {
  pass: "PASS",
  review: "REVIEW",
  risky: "RISKY",
};

/** The word in a result; what we do not know needs somebody to look at it. */
export function verdictOf(result: unknown): Verdict {
  const { suggest } = (result ?? {}) as { suggest?: unknown };
  return verdicts[String(suggest)] ?? "REVIEW";
}

/** Somebody's own particulars, as WeChat numbers the places where something is said. */
const PARTICULARS = 1;
const SOCIAL = 4;
const MOST_CHARACTERS = 2_500;
const IMAGE = 2;

const severity: readonly Verdict[] = ["PASS", "REVIEW", "RISKY"];
const worse = (a: Verdict, b: Verdict): Verdict =>
  severity.indexOf(a) < severity.indexOf(b) ? b : a;

function* parts(text: string): Generator<string> {
  const characters = [...text];
  for (let start = 0; start < characters.length; start += MOST_CHARACTERS)
    yield characters.slice(start, start + MOST_CHARACTERS).join("");
}

/** Checks a text (`msgSecCheck`); null when WeChat cannot say, such as when it is not there. */
export async function checkText(
  api: WechatApi,
  { openid, text }: { openid: string; text: string },
): Promise<Verdict | null> {
  let verdict: Verdict = "PASS";
  for (const content of parts(text)) {
    const asked = { content, openid, version: 2, scene: PARTICULARS };
    const answer = await api.post("/wxa/msg_sec_check", asked);
    if (answer.kind !== "done") return null;
    verdict = worse(verdict, verdictOf(answer.body["result"]));
  }
  return verdict;
}

/** Asks for a check of a picture (`mediaCheckAsync`): the id under which the answer comes, null when it was not taken. */
export async function requestImageCheck(
  api: WechatApi,
  { openid, url }: { openid: string; url: string },
): Promise<string | null> {
  const asked = { media_url: url, media_type: IMAGE, version: 2, scene: SOCIAL, openid };
  const answer = await api.post("/wxa/media_check_async", asked);
  if (answer.kind !== "done") return null;
  const { trace_id: traceId } = answer.body;
  return typeof traceId === "string" ? traceId : null;
}
