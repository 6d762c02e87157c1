import { beforeAll, describe, expect, it } from "vitest";
import type { WeappApp } from "./app.ts";
import { attrOf, walk } from "./markup.ts";
import { chinesePhone, startApp, wrongs } from "./start.ts";
import { newPhone, type Phone } from "./wx.ts";

/** What the first screen may be told in all: more is slow on the phones of older people. */
const FIRST_SCREEN_BYTES = 30_000;

const hasClass = (app: WeappApp, name: string) =>
  [...walk(app.tree())].some(({ node }) => attrOf(node, "class").split(" ").includes(name));

describe("a resident on WeChat", () => {
  let app: WeappApp;
  beforeAll(async () => {
    app = startApp();
    app.open("/tabs/home/index");
    await app.see("登录");
  });

  it("may look around before signing in", async () => {
    app.open("/tabs/messages/index");
    await app.see("登录后可以查看");
    app.open("/tabs/home/index");
    await app.see("欢迎来到邻格");
  });

  it("reads why WeChat's code was not accepted, and can go on", async () => {
    await app.tap("登录");
    await app.see("微信登录");
    await app.tap("微信登录");
    await app.see("微信");
    expect(app.route()).toBe("session/sign-in/index");
  });

  it("signs in and comes back to where they were", async () => {
    await app.tap(/^居民 · /);
    await app.see("我的网格");
    expect(app.route()).toBe("tabs/home/index");
  });

  it("calls the person of their grid with one tap", async () => {
    await app.tap("打电话给");
    await expect.poll(() => app.phone.calls).toHaveLength(1);
  });

  it("finds their messages and marks one as read", async () => {
    await app.tap("消息");
    // By the button itself, and not by how many are left: new ones may come at any time, of the same words.
    const { node, above } = await app.see(/^标为已读/);
    const sid = [node, ...above].map((one) => attrOf(one, "data-sid")).find(Boolean);
    const isThere = () => [...walk(app.tree())].some((one) => attrOf(one.node, "data-sid") === sid);
    expect(isThere()).toBe(true);
    await app.tap(/^标为已读/);
    await expect.poll(isThere).toBe(false);
  });

  it("makes everything larger, at once", async () => {
    app.open("/tabs/me/index");
    await app.tap("长辈版");
    await expect.poll(() => hasClass(app, "ui-root--elder")).toBe(true);
    await app.tap("长辈版");
  });

  it("reads on in English", async () => {
    await app.tap("English");
    await app.see("Sign out");
    await app.tap("简体中文");
    await app.see("退出登录");
  });

  it("signs out, and nothing of theirs stays on the phone", async () => {
    await app.tap(/^退出登录/);
    await app.see("您还没有登录");
    // What a guest reads from then on is nobody's.
    const theirs = [...app.phone.storage]
      .map(([name, kept]) => [name, String(kept)] as const)
      .filter(([, kept]) => !/owner\W+guest/.test(kept) || kept.includes("prs_"));
    expect(theirs.map(([name]) => name)).toEqual(["linge.display"]);
  });

  it("used no name WeChat does not have, made no error and asked nobody but the API", () => {
    expect(wrongs(app)).toEqual([]);
  });
});

/** Bytes the first screen was told until nothing more came. */
async function firstScreen(phone: Phone, last: string): Promise<number> {
  const app = startApp({}, phone);
  app.open("/tabs/home/index");
  await app.see(last);
  return app.setDataLog.reduce((sum, one) => sum + one.bytes, 0);
}

describe("the first screen", () => {
  it("is told little, to a guest and to who is signed in", async () => {
    const phone = chinesePhone();
    const guest = await firstScreen(phone, "欢迎来到邻格");
    const app = startApp({}, phone);
    app.open("/session/sign-in/index");
    await app.tap(/^居民 · /);
    await app.see("我的网格");
    const resident = await firstScreen(newPhone(phone.storage), "打电话给");
    process.stdout.write(`first screen: setData of ${guest} B, signed in ${resident} B\n`);
    expect(Math.max(guest, resident)).toBeLessThan(FIRST_SCREEN_BYTES);
  });

  it("follows WeChat's font setting", async () => {
    const app = startApp({ fontSizeScaleFactor: 1.35 });
    app.open("/tabs/home/index");
    await app.see("欢迎来到邻格");
    const root = [...walk(app.tree())].find(({ node }) =>
      attrOf(node, "class").startsWith("ui-root"),
    );
    expect(root?.node.attr["style"]).toContain("--font-scale: 1.35");
  });
});
