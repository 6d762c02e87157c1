import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { setPath } from "./app.ts";
import { compileMarkup, compileStyles } from "./markup.ts";
import { makeWx, type Phone } from "./wx.ts";

/** The guards of the harness, each seen to catch what it is for. */

const folderWith = (name: string, text: string): string => {
  const folder = mkdtempSync(join(tmpdir(), "linge-planted-"));
  writeFileSync(join(folder, name), text);
  return folder;
};

function phoneWith(): { phone: Phone; wx: Record<string, (options?: object) => unknown> } {
  const phone: Phone = {
    storage: new Map(),
    titles: [],
    calls: [],
    requests: [],
    unknown: [],
    faults: [],
  };
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

describe("setData", () => {
  it("sets by path, making what is missing", () => {
    const data = {};
    setPath(data, "root.cn.[1].cl", "x");
    expect(data).toEqual({ root: { cn: [undefined, { cl: "x" }] } });
  });
});
