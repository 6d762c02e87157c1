import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { setPath } from "./app.ts";
import { compileMarkup, compileStyles } from "./markup.ts";
import { makeWx, newPhone, type Phone } from "./wx.ts";

/** The guards of the harness, each seen to catch what it is for. */

const folder = mkdtempSync(join(tmpdir(), "linge-planted-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A build with one fault in it. */
function folderWith(name: string, text: string): string {
  const build = mkdtempSync(join(folder, "build-"));
  writeFileSync(join(build, name), text);
  return build;
}

function phoneWith(): { phone: Phone; wx: Record<string, (options?: object) => unknown> } {
  const phone = newPhone();
  const nowhere = () => undefined;
  const navigation = {
    navigateTo: nowhere,
    redirectTo: nowhere,
    switchTab: nowhere,
    navigateBack: nowhere,
  };
  const settings = {
    builtFor: "http://built.for/graphql",
    api: "http://127.0.0.1:1",
    loginCode: "",
    fontSizeScaleFactor: 1,
  };
  return { phone, wx: makeWx(phone, navigation, settings) as never };
}

describe("the compilers", () => {
  it("do not take broken markup", () => {
    expect(() => compileMarkup(folderWith("page.wxml", "<view><text></view>"))).toThrow(/wcc/);
  });

  it("do not take broken styles", () => {
    expect(() => compileStyles(folderWith("page.wxss", ".a > * { color: red }"))).toThrow(/wcsc/);
  });
});

describe("the phone", () => {
  it("notes a name it does not know", () => {
    const { phone, wx } = phoneWith();
    expect(wx["getRichQuickly"]).toBeUndefined();
    expect(phone.unknown).toEqual(["getRichQuickly"]);
  });

  it("notes a request to anybody but the API", () => {
    const { phone, wx } = phoneWith();
    wx["request"]?.({ url: "https://elsewhere.example/" });
    expect(phone.faults).toEqual(["asked https://elsewhere.example/, which is not the API"]);
  });
});

describe("rest", () => {
  it("comes when what was asked is answered", async () => {
    const { phone, wx } = phoneWith();
    wx["request"]?.({ url: "http://built.for/graphql" });
    wx["getPrivacySetting"]?.({});
    expect(phone.awaited.size).toBe(2);
    await expect.poll(() => phone.awaited.size).toBe(0);
  });
});

describe("WeChat's privacy agreement", () => {
  it("is noted when the app did not ask for it first", () => {
    const { phone, wx } = phoneWith();
    phone.needsAgreement = true;
    wx["chooseMedia"]?.({});
    expect(phone.faults).toEqual(["used chooseMedia before the privacy agreement"]);
  });
});

describe("setData", () => {
  it("sets by path, making what is missing", () => {
    const data = {};
    setPath(data, "root.cn.[1].cl", "x");
    expect(data).toEqual({ root: { cn: [undefined, { cl: "x" }] } });
  });
});
