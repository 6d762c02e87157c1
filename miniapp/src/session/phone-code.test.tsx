// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import Taro from "../../test/taro";
import { createCache } from "../gql/cache";
import { PhoneCodeForm } from "./phone-code";

const send = vi.fn<(input: object) => void>();
const command = { send, isSending: false, refusal: null, failure: null };

beforeEach(() => {
  vi.clearAllMocks();
  render(
    <QueryClientProvider client={createCache()}>
      <PhoneCodeForm command={command} label="登录" />
    </QueryClientProvider>,
  );
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("a phone number and its code", () => {
  it("are sent by Enter: the form has one button to do so, and the browser stays on the page", () => {
    const form = screen.getByLabelText("验证码").closest("form");
    const submits = form?.querySelectorAll<HTMLElement>("button[type=submit]");
    expect([...(submits ?? [])].map(({ textContent }) => textContent)).toEqual(["登录"]);
    fireEvent.click(screen.getByRole("button", { name: "登录" }));
    expect(send).toHaveBeenCalledOnce();
    expect(form && fireEvent.submit(form)).toBe(false);
  });

  it("wait for another code as long as the API says, and go with the id that came with it", async () => {
    const now = Date.now();
    const at = (seconds: number) => new Date(now + seconds * 1_000).toISOString();
    const sent = { verificationKey: "only-mine", resendAt: at(45), expiresAt: at(300) };
    vi.spyOn(Taro, "request").mockResolvedValue({
      statusCode: 200,
      header: {},
      data: { data: { requestPhoneCode: { sent, refusal: null } } },
    } as never);
    fireEvent.click(screen.getByRole("button", { name: "获取验证码" }));
    expect(await screen.findByRole("button", { name: /^4[45] 秒后/ })).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "登录" }));
    expect(send).toHaveBeenCalledWith({ phone: "", code: "", verificationKey: "only-mine" });
  });
});
