// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import Taro from "../../../test/taro";
import { createCache } from "../../gql/cache";
import { lookIn } from "../use-place";
import ServicesPage from "./index";

/** What was sent, as text. */
let asked: string[] = [];

beforeEach(() => {
  asked = [];
  lookIn({ id: "grd_1", name: "示例社区" });
  vi.spyOn(Taro, "request").mockImplementation(((options: object) => {
    asked.push(JSON.stringify(options));
    return Promise.reject(new Error("request:fail"));
  }) as never);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** A read is tried again for a while before it gives up. */
const PATIENCE = { timeout: 60_000 };
const isLoading = () => screen.queryByLabelText("正在加载") !== null;

describe("services that are looked for without a network, and nothing is kept on the device", () => {
  it("are not waited for without an end: what happened is said, whatever is typed", async () => {
    render(
      <QueryClientProvider client={createCache()}>
        <ServicesPage />
      </QueryClientProvider>,
    );
    await screen.findByText("没有连上网络", undefined, PATIENCE);
    fireEvent.change(screen.getByLabelText("搜一搜"), { target: { value: "剪头发" } });
    await expect.poll(() => asked.some((text) => text.includes("剪头发"))).toBe(true);
    await screen.findByText("没有连上网络", undefined, PATIENCE);
    await expect.poll(isLoading).toBe(false);
  });
});
