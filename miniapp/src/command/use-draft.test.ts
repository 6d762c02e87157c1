// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { clearDraft } from "../complaint/draft-store";
import type { DraftPhoto } from "../media/view";
import { showFile } from "../platform/browser-files";
import { bringBack, keepPhoto } from "../platform/kept-photos";
import type { KeptPhoto } from "../platform/photo";
import { recall } from "../platform/storage";
import { begin, credentials, end } from "../session/session";
import { useDraft } from "./use-draft";

const sessionOf = (id: string) => ({
  accessToken: "a",
  refreshToken: "r",
  expiresAt: "",
  me: { id, displayName: "示例居民·白露0010", language: null, elderMode: null },
});

type Written = { text: string; photos: DraftPhoto[] };
const nothing: Written = { text: "", photos: [] };
const open = (name = "submitComplaintResult cmp_1") =>
  renderHook(() => useDraft(name, nothing)).result;

async function photo(): Promise<KeptPhoto> {
  const chosen = showFile(new File(["pixels"], "done.jpg", { type: "image/jpeg" }));
  const file = await keepPhoto(chosen);
  if (!file) throw new Error("the browser keeps nothing");
  return file;
}
const isThere = async (file: KeptPhoto) => (await bringBack(file)) !== null;
beforeEach(() => {
  vi.spyOn(URL, "createObjectURL").mockImplementation(() => `blob:${Math.random()}`);
  end();
  begin(sessionOf("prs_A"));
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("what is written in a form", () => {
  it("is the same wherever the form is open, and there when it is opened again", () => {
    const [one, other] = [open(), open()];
    act(() => one.current.change({ text: "已清运" }));
    expect(other.current.values.text).toBe("已清运");
    cleanup();
    expect(open().current.values.text).toBe("已清运");
    expect(open("submitComplaintResult cmp_2").current.values).toEqual(nothing);
  });

  it("waits for its writer when the session is over", () => {
    const form = open();
    act(() => form.current.change({ text: "已清运" }));
    act(() => credentials.end());
    expect(form.current.values.text).toBe("");
    act(() => begin(sessionOf("prs_A")));
    expect(form.current.values.text).toBe("已清运");
  });

  it("goes when somebody else signs in, who is not given what arrives late either", () => {
    const form = open();
    const late = form.current;
    act(() => late.change({ text: "已清运" }));
    act(() => begin(sessionOf("prs_B")));
    act(() => late.change({ text: "迟到的" }));
    expect(form.current.values.text).toBe("");
    expect(recall("drafts")).toBeNull();
  });

  it("goes when they sign out: the device may be shared", () => {
    const form = open();
    act(() => form.current.change({ text: "已清运" }));
    act(() => end());
    act(() => begin(sessionOf("prs_A")));
    expect(form.current.values.text).toBe("");
  });
});

describe("photos of a form", () => {
  it("stay on the device when a report is given up, and leave it with their own form", async () => {
    const file = await photo();
    const form = open();
    act(() => form.current.change({ photos: [{ id: null, file }] }));
    clearDraft();
    expect(await isThere(file)).toBe(true);
    act(() => form.current.done());
    await expect.poll(() => isThere(file)).toBe(false);
  });

  it("leave it when somebody else signs in", async () => {
    const file = await photo();
    const form = open();
    act(() => form.current.change({ photos: [{ id: null, file }] }));
    act(() => begin(sessionOf("prs_B")));
    await expect.poll(() => isThere(file)).toBe(false);
  });
});
