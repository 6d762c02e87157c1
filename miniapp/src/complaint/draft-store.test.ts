import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { showFile } from "../platform/browser-files";
import { bringBack, keepPhoto } from "../platform/kept-photos";
import { recall } from "../platform/storage";
import { begin, credentials, end } from "../session/session";
import type { Draft } from "./draft";
import { changeDraft, clearDraft, useDraft } from "./draft-store";

const sessionOf = (id: string) => ({
  accessToken: "a",
  refreshToken: "r",
  expiresAt: "",
  me: { id, displayName: "示例居民·白露0010", language: null, elderMode: null },
});
const words = () => useDraft.getState().description;

beforeEach(() => {
  end();
  clearDraft();
});

describe("the draft on the device", () => {
  it("written as a guest goes on for who signs in", () => {
    changeDraft({ description: "路灯不亮" });
    begin(sessionOf("prs_A"));
    expect(useDraft.getState()).toMatchObject({ description: "路灯不亮", owner: "prs_A" });
  });

  it("is hidden when the session is over, and back when they sign in again", () => {
    begin(sessionOf("prs_A"));
    changeDraft({ description: "路灯不亮" });
    credentials.end();
    expect(words()).toBe("");
    begin(sessionOf("prs_A"));
    expect(words()).toBe("路灯不亮");
  });

  it("goes when somebody else signs in", () => {
    begin(sessionOf("prs_A"));
    changeDraft({ description: "路灯不亮" });
    credentials.end();
    begin(sessionOf("prs_B"));
    expect(words()).toBe("");
    expect(recall<Draft[]>("report")).toBeNull();
  });

  it("goes when they sign out: the device may be shared", () => {
    begin(sessionOf("prs_A"));
    changeDraft({ description: "路灯不亮" });
    end();
    expect(words()).toBe("");
    expect(recall<Draft[]>("report")).toBeNull();
    begin(sessionOf("prs_A"));
    expect(words()).toBe("");
  });
});

describe("the photos of the draft", () => {
  const choose = () =>
    keepPhoto(showFile(new File(["pixels"], "lamp.jpg", { type: "image/jpeg" })));

  it.each([
    ["the report was sent or given up", clearDraft],
    ["somebody signs out", end],
  ])("leave the device when %s", async (_, leave) => {
    const file = await choose();
    changeDraft({ photos: [{ id: null, file }] });
    expect(file && (await bringBack(file))).toMatchObject({ name: "lamp.jpg" });
    leave();
    await expect.poll(async () => file && (await bringBack(file))).toBeNull();
  });
});
