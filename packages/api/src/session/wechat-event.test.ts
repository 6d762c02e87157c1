import { createCipheriv, createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { MINUTE, plus, SECOND, toMs } from "../kernel/clock.ts";
import { decryptEvent, isFromWechat, openEvent } from "./wechat-event.ts";

const NOW = "2026-11-20T02:00:00.000Z";
/** From the tests of Tencent's own sample code. */
const KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
const APP = "wxb11529c136998cb6";
const TOKEN = "pamtest";
const settings = { appId: APP, eventToken: TOKEN, eventKey: KEY };
const plain = { appId: APP, eventToken: TOKEN };

const sha1 = (...parts: string[]): string =>
  createHash("sha1").update(parts.sort().join("")).digest("hex");

/** What WeChat does, by its documentation. */
function encrypt(text: string, { key = KEY, appId = APP } = {}): string {
  const secret = Buffer.from(`${key}=`, "base64");
  const [body, length] = [Buffer.from(text), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  const whole = Buffer.concat([Buffer.from("aaaabbbbccccdddd"), length, body, Buffer.from(appId)]);
  const size = 32 - (whole.length % 32);
  const cipher = createCipheriv("aes-256-cbc", secret, secret.subarray(0, 16));
  cipher.setAutoPadding(false);
  const padded = Buffer.concat([whole, Buffer.alloc(size, size)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString("base64");
}

function request(body: object, { at = NOW, token = TOKEN, Encrypt = "" } = {}) {
  const [timestamp, nonce] = [String(toMs(at) / SECOND), "xxxxxx"];
  const query = new URLSearchParams({
    timestamp,
    nonce,
    signature: sha1(token, timestamp, nonce),
    ...(Encrypt && { encrypt_type: "aes", msg_signature: sha1(token, timestamp, nonce, Encrypt) }),
  });
  return { query, body: JSON.stringify(body) };
}
const sealed = (Encrypt: string, change: object = {}) =>
  request({ ToUserName: "gh_example", Encrypt }, { Encrypt, ...change });

const EVENT = { MsgType: "event", Event: "wxa_media_check", trace_id: "t-1" };
const TEXT = JSON.stringify(EVENT);

describe("what Tencent's own samples have encrypted", () => {
  it.each([
    [
      "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==",
      KEY,
      APP,
      "我是中文abcd123",
    ],
    [
      "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==",
      "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
      "wx5823bf96d3bd56c7",
      "1616140317555161061",
    ],
  ])("is read: %s", (encrypted, key, appId, text) => {
    expect(decryptEvent(encrypted, key, appId)).toBe(text);
  });

  it("is signed as we count it", () => {
    const encrypted =
      "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";
    expect(sha1("QDG6eK", "1409659589", "263014780", encrypted)).toBe(
      "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3",
    );
  });
});

describe("with a key", () => {
  const open = ({ query, body }: { query: URLSearchParams; body: string }) =>
    openEvent(settings, query, body, NOW);

  it("what WeChat encrypted for us is opened", () => {
    expect(open(sealed(encrypt(TEXT)))).toEqual(EVENT);
  });

  it("plain text is refused, however well it is signed", () => {
    expect(open(request(EVENT))).toBeNull();
  });

  it("other words under an overheard signature are refused", () => {
    const { query } = sealed(encrypt(TEXT));
    const other = JSON.stringify({ Encrypt: encrypt('{"Event":"other"}') });
    expect(openEvent(settings, query, other, NOW)).toBeNull();
  });

  it.each([
    ["for another app", sealed(encrypt(TEXT, { appId: "wx-other" }))],
    ["with another key", sealed(encrypt(TEXT, { key: KEY.replace("a", "b") }))],
    ["with another token", sealed(encrypt(TEXT), { token: "guessed" })],
    ["six minutes ago", sealed(encrypt(TEXT), { at: plus(NOW, -6 * MINUTE) })],
    ["and cut off", sealed(encrypt(TEXT).slice(0, 24))],
    ["and is no cipher at all", sealed("!!!")],
  ])("what was encrypted %s is refused", (_, given) => {
    expect(open(given)).toBeNull();
  });
});

describe("without a key", () => {
  it("plain text is taken when it is signed and of now", () => {
    const { query, body } = request(EVENT);
    expect(openEvent(plain, query, body, NOW)).toEqual(EVENT);
    expect(openEvent(plain, query, body, plus(NOW, 6 * MINUTE))).toBeNull();
    expect(isFromWechat(plain, query, NOW)).toBe(true);
  });

  it("what is encrypted opens nothing", () => {
    const { query, body } = sealed(encrypt(TEXT));
    expect(openEvent(plain, query, body, NOW)).not.toHaveProperty("Event");
  });
});
