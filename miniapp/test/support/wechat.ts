import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Codes that begin like this are somebody's on WeChat; no other code is known. */
const SOMEBODY = "somebody-";

/** The code WeChat gives somebody whom nobody has seen here before. */
export const newcomersCode = (): string => `${SOMEBODY}${crypto.randomUUID()}`;

/** WeChat's own server, as far as signing in asks it (code2Session). */
export async function startWechat(): Promise<{ url: string; stop: () => void }> {
  const server = createServer(({ url }, response) => {
    const code = new URL(url ?? "/", "http://wechat").searchParams.get("js_code") ?? "";
    const answer = code.startsWith(SOMEBODY)
      ? { openid: code, session_key: "unused" }
      : { errcode: 40029, errmsg: "invalid code" };
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => void server.close() };
}
