// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import Taro from "../../../test/taro";
import { createCache } from "../../gql/cache";
import { begin, credentials, end, useSession } from "../../session/session";
import { ConfirmForm } from "./confirm-form";
import { type FormProps, ReopenForm, SupplementForm, WithdrawForm } from "./forms";

const signIn = (id: string) =>
  begin({
    accessToken: "a",
    refreshToken: "r",
    expiresAt: "",
    me: { id, displayName: "示例居民·白露0010", language: null, elderMode: null },
  });
const OVER = {
  data: null,
  errors: [{ message: "no", extensions: { code: "UNAUTHENTICATED", reason: "SESSION_ENDED" } }],
};
const onClose = vi.fn<() => void>();

/** Like the page: for who is signed in only. */
function Private({ of: Form }: { of: (props: FormProps) => React.ReactNode }) {
  const isSignedIn = useSession(({ person }) => person !== null);
  return isSignedIn ? <Form id="cmp_1" label="提交" onClose={onClose} /> : null;
}

function show(of: (props: FormProps) => React.ReactNode): void {
  const cache = createCache();
  cache.setQueryData(["prs_A/RESIDENT/zh", "ComplaintRatings", {}], { complaintRatings: [] });
  cache.setQueryData(["prs_B/RESIDENT/zh", "ComplaintRatings", {}], { complaintRatings: [] });
  render(
    <QueryClientProvider client={cache}>
      <Private of={of} />
    </QueryClientProvider>,
  );
}
const field = () => screen.getByRole<HTMLInputElement>("textbox");
const write = (value: string) => fireEvent.change(field(), { target: { value } });

beforeEach(() => {
  onClose.mockClear();
  end();
  signIn("prs_A");
  vi.spyOn(Taro, "request").mockImplementation((() =>
    Promise.resolve({ statusCode: 200, header: {}, data: OVER })) as never);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe.each([
  ["supplement", SupplementForm],
  ["reopen", ReopenForm],
  ["withdraw", WithdrawForm],
  ["confirm", ConfirmForm],
])("what is written to %s a complaint", (_, form) => {
  it("is there again when the session was over while it was sent", async () => {
    show(form);
    write("门牌 33 号对面");
    if (form === ConfirmForm) fireEvent.click(screen.getByRole("radio", { name: "解决了" }));
    fireEvent.click(screen.getByRole("button", { name: "提交" }));
    await expect.poll(() => useSession.getState().person).toBeNull();
    expect(screen.queryByRole("textbox")).toBeNull();
    act(() => signIn("prs_A"));
    expect(field().value).toBe("门牌 33 号对面");
    fireEvent.click(screen.getByRole("button", { name: "取消" }));
    expect(field().value).toBe("");
  });

  it("is not there for somebody else, nor any more after them", () => {
    show(form);
    write("门牌 33 号对面");
    act(() => credentials.end());
    act(() => signIn("prs_B"));
    expect(field().value).toBe("");
    act(() => signIn("prs_A"));
    expect(field().value).toBe("");
  });
});
