// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { showFile } from "../platform/browser-files";
import { bringBack, dropPhotos, keepPhoto } from "../platform/kept-photos";
import { useDraftPhotos } from "./use-photos";
import type { DraftPhoto } from "./view";

/** A photo somebody chose and the device keeps; unit tests have no network, so it never arrives. */
const chosen = () => showFile(new File(["pixels"], "lamp.jpg", { type: "image/jpeg" }));

async function kept() {
  const file = await keepPhoto(chosen());
  if (!file) throw new Error("the browser keeps nothing");
  return file;
}

/** The form opened again with what the draft kept, as after the app was closed. */
function reopen(photos: readonly DraftPhoto[]) {
  const told = vi.fn<(photos: DraftPhoto[]) => void>();
  return { told, hook: renderHook(() => useDraftPhotos(photos, told)).result };
}

beforeEach(() => vi.spyOn(URL, "createObjectURL").mockImplementation(() => "blob:again"));
afterEach(() => {
  cleanup();
  dropPhotos();
  vi.restoreAllMocks();
});

describe("a photo the device keeps", () => {
  it("is there again after the app was closed", async () => {
    expect(await bringBack(await kept())).toMatchObject({
      name: "lamp.jpg",
      type: "image/jpeg",
      preview: "blob:again",
    });
  });

  it("is nobody's any more after all were dropped", async () => {
    const file = await kept();
    dropPhotos();
    await expect.poll(() => bringBack(file)).toBeNull();
  });
});

describe("photos of a draft that is opened again", () => {
  it("are shown, and sent when they had not arrived", async () => {
    const file = await kept();
    const { hook, told } = reopen([{ id: null, file }]);
    expect(hook.current.isSending).toBe(true);
    await waitFor(() =>
      expect(hook.current.tiles[0]).toMatchObject({ preview: "blob:again", state: "failed" }),
    );
    expect(told).toHaveBeenLastCalledWith([{ id: null, file }]);
  });

  it("are not sent again when they had arrived", async () => {
    const { hook } = reopen([{ id: "med_A", file: await kept() }]);
    await waitFor(() => expect(hook.current.tiles[0]?.preview).toBe("blob:again"));
    expect(hook.current.tiles[0]).toMatchObject({ state: "sent", id: "med_A" });
  });

  it("are said to be lost when the device has them no more", async () => {
    const file = await kept();
    dropPhotos();
    const { hook, told } = reopen([{ id: null, file }]);
    await waitFor(() => expect(hook.current.tiles[0]).toMatchObject({ state: "lost" }));
    expect(told).toHaveBeenLastCalledWith([{ id: null, file: null }]);
  });
});
