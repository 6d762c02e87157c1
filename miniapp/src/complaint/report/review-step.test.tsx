// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { createCache } from "../../gql/cache";
import type { Photos } from "../../media/use-photos";
import type { PhotoTile } from "../../media/view";
import { changeDraft } from "../draft-store";
import type { Submit } from "../use-submit";
import { ReviewStep, SendBar } from "./review-step";

const nothing = () => undefined;
const shown = { key: "a", preview: null, file: null };
const submit: Submit = {
  send: nothing,
  isWaiting: false,
  isSending: false,
  refusal: null,
  failure: null,
  isHidden: false,
};

function show(...tiles: PhotoTile[]): void {
  const photos: Photos = {
    tiles,
    isSending: tiles.some(({ state }) => state === "sending"),
    isTried: false,
    isFull: false,
    add: nothing,
    sendAgain: nothing,
    remove: nothing,
  };
  render(
    <QueryClientProvider client={createCache()}>
      <ReviewStep photos={photos} isSending={false} onChange={nothing} onFollowed={nothing} />
      <SendBar photos={photos} submit={submit} onChange={nothing} />
    </QueryClientProvider>,
  );
}

afterEach(cleanup);

describe("a report whose photo is not sent", () => {
  it.each<[string, PhotoTile, RegExp]>([
    ["is on its way", { ...shown, state: "sending", part: 0.5 }, /照片还在上传/],
    [
      "did not get there",
      { ...shown, state: "failed", message: null },
      /联网后回到这里，照片会自动重传/,
    ],
    ["was not taken", { ...shown, state: "failed", message: "太大了" }, /请重试，或删除后再报/],
    ["is lost", { ...shown, state: "lost" }, /请重试，或删除后再报/],
  ])("says why it cannot go yet when the photo %s", (_, tile, words) => {
    show(tile);
    expect(screen.getByText(words)).toBeDefined();
    const send = screen.getByRole("button", { name: "报上去" });
    expect(send.getAttribute("aria-disabled")).toBe("true");
  });
});

describe("a report that is looked over without a network", () => {
  it("names its category as it was called when it was chosen", () => {
    changeDraft({ category: "facility.manhole_cover", categoryName: "井盖缺损" });
    show();
    expect(screen.getByText("井盖缺损")).toBeDefined();
  });

  it("never shows the code of a category whose name was not kept", () => {
    changeDraft({ category: "facility.manhole_cover", categoryName: null });
    show();
    expect(screen.queryByText(/facility/)).toBeNull();
    expect(screen.getByText(/已选好/)).toBeDefined();
  });
});
