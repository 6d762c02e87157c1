import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { taroSaw } from "../../test/taro";
import { findPoint } from "../platform/whereabouts";
import { end } from "../session/session";
import { answerConsent, mayUse, useConsent, withdrawConsent } from "./consent";

const asked = () => useConsent.getState().asked;

beforeEach(withdrawConsent);
afterEach(() => vi.unstubAllGlobals());

describe("something private", () => {
  it("waits until somebody has agreed, and is asked for once", async () => {
    const photos = mayUse("photos");
    await expect.poll(() => asked()).toBe("photos");
    answerConsent(true);
    expect(await photos).toBe(true);
    expect(await mayUse("place")).toBe(true);
    expect(asked()).toBeNull();
  });

  it("is not asked for again and again by who refused", async () => {
    const place = mayUse("place");
    await expect.poll(() => asked()).toBe("place");
    answerConsent(false);
    expect(await place).toBe(false);
    expect(await mayUse("photos")).toBe(false);
    expect(asked()).toBeNull();
  });

  it("has one answer for all who asked at once", async () => {
    const both = Promise.all([mayUse("photos"), mayUse("place")]);
    await expect.poll(() => asked()).not.toBeNull();
    answerConsent(true);
    expect(await both).toEqual([true, true]);
  });

  it("is asked for anew when somebody changed their mind", async () => {
    answerConsent(false);
    withdrawConsent();
    void mayUse("photos");
    await expect.poll(() => asked()).toBe("photos");
    answerConsent(true);
  });

  it("was answered by who used the device, and not by who signs in after them", () => {
    answerConsent(false);
    expect(taroSaw.storage.get("linge.privacy")).toBe('"refused"');
    end();
    expect(taroSaw.storage.has("linge.privacy")).toBe(false);
    expect(useConsent.getState().answer).toBeNull();
  });

  it("is not touched before", async () => {
    const getCurrentPosition = vi.fn<() => void>();
    vi.stubGlobal("navigator", { geolocation: { getCurrentPosition } });
    const point = findPoint();
    await expect.poll(() => asked()).toBe("place");
    expect(getCurrentPosition).not.toHaveBeenCalled();
    answerConsent(false);
    expect(await point).toBeNull();
    expect(getCurrentPosition).not.toHaveBeenCalled();
  });
});

/** The declarations at the top of a file: name and text. */
const declarationsOf = (text: string) =>
  text.split(/\n(?=(?:export |async )*(?:const|function) )/).flatMap((part) => {
    const name = /^(?:export |async )*(?:const|function) (\w+)/.exec(part)?.[1];
    return name ? [{ name, part, isExported: part.startsWith("export ") }] : [];
  });

/** Exported declarations by which something private is used, without asking, directly or by another one. */
function unasked(text: string, isPrivate: RegExp): string[] {
  const all = declarationsOf(text);
  const asks = (part: string) => /\b(?:await|void) mayUse\(/.test(part);
  const uses = all.filter(({ part }) => isPrivate.test(part) && !asks(part));
  for (const { name } of uses)
    uses.push(
      ...all.filter((one) => {
        const calls = new RegExp(`\\b${name}\\(`).test(one.part);
        return calls && !asks(one.part) && !uses.includes(one);
      }),
    );
  return uses.filter(({ isExported }) => isExported).map(({ name }) => name);
}

describe("every use of something private", () => {
  const source = join(import.meta.dirname, "..");
  const PRIVATE =
    /\b(chooseMedia|chooseImage|chooseLocation|getLocation|getFuzzyLocation|getCurrentPosition|Taro\.scanCode|setClipboardData|getClipboardData|clipboard\.read\w*|saveImageToPhotosAlbum|shareFileMessage|getRecorderManager|chooseContact|addPhoneContact|getUserMedia|recogniser\.start)\b|openType="getPhoneNumber"|type = "file"/;
  const users = globSync("**/*.{ts,tsx}", { cwd: source })
    .filter((path) => !/\.test\.|config\.ts$|generated/.test(path))
    .map((path) => ({ path, text: readFileSync(join(source, path), "utf8") }))
    .filter(({ text }) => PRIVATE.test(text));

  it("is found by this test", () => {
    expect(users.map(({ path }) => path).sort()).toEqual([
      "platform/clipboard.ts",
      "platform/dictation.h5.ts",
      "platform/phone-number-button.tsx",
      "platform/photos.h5.ts",
      "platform/photos.ts",
      "platform/save-file.ts",
      "platform/scanner.h5.tsx",
      "platform/whereabouts.h5.ts",
      "platform/whereabouts.ts",
    ]);
  });

  it.each(users)("passes by the question: $path", ({ text }) => {
    expect(unasked(text, PRIVATE)).toEqual([]);
  });

  it("is found beside one that asks, also where another function does it", () => {
    const text = `
export async function first() { await mayUse("place"); getLocation(); }
const read = () => Taro.scanCode();
export async function second() { return read(); }
export const third = async () => { await mayUse("photos"); read(); };`;
    expect(unasked(text, PRIVATE)).toEqual(["second"]);
  });
});
