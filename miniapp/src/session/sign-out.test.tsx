// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import Taro, { taroSaw } from "../../test/taro";
import { createCache } from "../gql/cache";
import { keep } from "../platform/storage";
import { begin, useSession } from "./session";
import { SignOutCard } from "./sign-out";

const me = { id: "prs_1", displayName: "示例居民·白露0010", language: null, elderMode: null };
const OVER = {
  data: null,
  errors: [{ message: "no", extensions: { code: "UNAUTHENTICATED", reason: "SESSION_ENDED" } }],
};
const kept = () => [...taroSaw.storage.keys()].filter((key) => key !== "linge.display");
const answer = (send: () => Promise<unknown>) =>
  vi.spyOn(Taro, "request").mockImplementation(send as never);

/** Like Me: the card is gone as soon as nobody is signed in. */
function SignedIn() {
  const isSignedIn = useSession(({ person }) => person !== null);
  return isSignedIn ? <SignOutCard /> : null;
}

beforeEach(() => {
  begin({ accessToken: "a", refreshToken: "r", expiresAt: "", me });
  keep("report", [{ owner: "prs_1" }]);
  keep("drafts", { owner: "prs_1" });
  render(
    <QueryClientProvider client={createCache()}>
      <SignedIn />
    </QueryClientProvider>,
  );
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("who signs out", () => {
  it.each(["退出登录", "退出所有设备"])(
    "by %s leaves no drafts behind although the session was over already",
    async (name) => {
      answer(() => Promise.resolve({ statusCode: 200, header: {}, data: OVER }));
      fireEvent.click(screen.getByRole("button", { name }));
      await expect.poll(() => kept()).toEqual([]);
      expect(useSession.getState().person).toBeNull();
    },
  );

  it("without a network can leave the device, and is told what is not ended", async () => {
    answer(() => Promise.reject(new Error("request:fail")));
    fireEvent.click(screen.getByRole("button", { name: "退出登录" }));
    const leave = await screen.findByRole("button", { name: "从本机退出" });
    expect(screen.getByText(/服务器上的登录/)).toBeDefined();
    expect(useSession.getState().person).not.toBeNull();
    fireEvent.click(leave);
    expect(kept()).toEqual([]);
  });
});
