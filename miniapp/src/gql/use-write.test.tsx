// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import Taro from "../../test/taro";
import { createCache } from "./cache";
import { UpdateProfileDocument } from "./generated/session";
import { useWrite } from "./use-write";

/** What was sent, each with the way to answer it. */
let sent: { language: unknown; idempotencyKey: unknown; answer: () => void }[] = [];

beforeEach(() => {
  sent = [];
  vi.spyOn(Taro, "request").mockImplementation(((options: { data: string | object }) => {
    const text = typeof options.data === "string" ? options.data : JSON.stringify(options.data);
    const {
      variables: { input },
    } = JSON.parse(text) as {
      variables: { input: { language: unknown; idempotencyKey: unknown } };
    };
    const data = { data: { updateProfile: { person: null, refusal: null } } };
    return new Promise((resolve) => {
      const answer = () => resolve({ statusCode: 200, header: {}, data });
      sent.push({ ...input, answer });
    });
  }) as never);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function writing() {
  const cache = createCache();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={cache}>{children}</QueryClientProvider>
  );
  return renderHook(() => useWrite(UpdateProfileDocument), { wrapper }).result;
}

describe("two wishes pressed in quick succession", () => {
  it("are sent one after the other, so that the last one counts", async () => {
    const write = writing();
    act(() => {
      write.current.send({ language: "EN" });
      write.current.send({ language: "ZH" });
    });
    await expect.poll(() => sent.map(({ language }) => language)).toEqual(["EN"]);
    sent[0]?.answer();
    await expect.poll(() => sent.map(({ language }) => language)).toEqual(["EN", "ZH"]);
  });

  it("are one wish when they are the same: the second carries the key of the first", async () => {
    const write = writing();
    act(() => {
      write.current.send({ language: "EN" });
      write.current.send({ language: "EN" });
    });
    await expect.poll(() => sent).toHaveLength(1);
    sent[0]?.answer();
    await expect.poll(() => sent).toHaveLength(2);
    expect(sent[0]?.idempotencyKey).toBeTypeOf("string");
    expect(sent[1]?.idempotencyKey).toBe(sent[0]?.idempotencyKey);
  });
});
