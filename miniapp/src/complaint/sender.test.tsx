// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, renderHook, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import Taro from "../../test/taro";
import { createCache } from "../gql/cache";
import { begin, credentials, end } from "../session/session";
import { changeDraft, clearDraft, holdDraft, releaseDraft, useDraft } from "./draft-store";
import { useReceipt } from "./receipt-store";
import Report from "./report/index";
import { sendReport, startSender, useSender } from "./sender";
import { Unsent } from "./unsent";
import { useSubmit } from "./use-submit";

const sessionOf = (id: string) => ({
  accessToken: "a",
  refreshToken: "r",
  expiresAt: "",
  me: { id, displayName: "示例居民·白露0010", language: null, elderMode: null },
});
const arrived = (queryCode: string | null = null) => ({
  data: {
    submitComplaint: {
      complaint: queryCode === null ? { id: "cmp_1", nextStep: "等待受理" } : null,
      receipt: { number: "BS-1", queryCode },
      refusal: null,
    },
  },
});
const OVER = {
  data: null,
  errors: [{ message: "no", extensions: { code: "UNAUTHENTICATED", reason: "SESSION_ENDED" } }],
};

type Input = { idempotencyKey: string; description: string };
/** The reports that were sent, each with the ways it may end. */
let sent: { input: Input; answer: (body: object) => void; lose: () => void }[] = [];

const words = () => useDraft.getState().description;
const report = () => sent[sent.length - 1]!;
const settle = (end: () => void) =>
  act(async () => {
    end();
    await new Promise((resolve) => setTimeout(resolve));
  });
const write = (description = "路灯不亮") =>
  changeDraft({
    category: "light",
    description,
    place: { way: "code", code: "LC-1" },
    step: "review",
  });

function show(page: ReactNode): void {
  render(<QueryClientProvider client={createCache()}>{page}</QueryClientProvider>);
}
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

beforeEach(() => {
  end();
  clearDraft();
  sent = [];
  vi.spyOn(Taro, "request").mockImplementation(
    ((options: { data: { query: unknown; variables: { input: Input } } }) =>
      new Promise((resolve, reject) => {
        if (!String(options.data.query).includes("mutation SubmitComplaint")) return;
        sent.push({
          input: options.data.variables.input,
          answer: (data) => resolve({ statusCode: 200, header: {}, data }),
          lose: () => reject(new Error("request:fail")),
        });
      })) as never,
  );
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("a report sent when the session turns out to be over", () => {
  beforeEach(async () => {
    begin(sessionOf("prs_A"));
    write();
    show(<Report />);
    press("报上去");
    await settle(() => report().answer(OVER));
  });

  it("is hidden, and the page says why and what to do", () => {
    expect(words()).toBe("");
    expect(screen.getByText(/登录已过期/)).toBeDefined();
    expect(screen.getByText(/您写的内容还在本机/)).toBeDefined();
    expect(screen.getByRole("link", { name: "去登录" })).toBeDefined();
  });

  it("is back when they sign in again, and goes out as the same one", async () => {
    const { idempotencyKey } = report().input;
    await settle(() => begin(sessionOf("prs_A")));
    expect(words()).toBe("路灯不亮");
    expect(sent).toHaveLength(2);
    expect(report().input).toMatchObject({ idempotencyKey, description: "路灯不亮" });
  });

  it("stays while a guest writes another one on the same device", async () => {
    write("井盖坏了");
    await settle(() => begin(sessionOf("prs_A")));
    expect(words()).toBe("路灯不亮");
    await settle(() => report().answer(arrived()));
    expect(words()).toBe("井盖坏了");
  });
});

describe("what a guest sent and nobody answered", () => {
  it("is not sent in the name of who signs in: they decide", async () => {
    write();
    void sendReport();
    await settle(() => report().lose());
    const { key } = useDraft.getState();
    await settle(() => begin(sessionOf("prs_A")));
    expect(sent).toHaveLength(1);
    expect(useDraft.getState()).toMatchObject({ owner: "prs_A", isWaiting: false });
    expect(useDraft.getState().key).not.toBe(key);
  });
});

describe("a report on its way", () => {
  beforeEach(() => {
    begin(sessionOf("prs_A"));
    write();
  });

  it("is sent once, however many pages show it", async () => {
    show(
      <>
        <Unsent />
        <Report />
      </>,
    );
    press("报上去");
    await settle(() => renderHook(() => useSubmit()));
    expect(sent).toHaveLength(1);
    await settle(() => report().lose());
    expect(sent).toHaveLength(1);
  });

  it("stays as it was sent until there is an answer", async () => {
    void sendReport();
    changeDraft({ description: "改过的" });
    expect(words()).toBe("路灯不亮");
    await settle(() => report().lose());
    changeDraft({ description: "改过的" });
    expect(words()).toBe("路灯不亮");
  });

  it("takes nothing with it of another one begun meanwhile", async () => {
    void sendReport();
    releaseDraft();
    changeDraft({ description: "井盖坏了" });
    await settle(() => report().answer(arrived()));
    expect(words()).toBe("井盖坏了");
  });

  it("cannot be released while it is sent again", async () => {
    holdDraft();
    show(<Report />);
    const release = () => screen.getByRole("button", { name: "先不发，再改改" });
    expect(release().getAttribute("aria-disabled")).toBe("true");
    await settle(() => report().lose());
    expect(release().getAttribute("aria-disabled")).not.toBe("true");
  });

  it("goes out when the network is back, whatever page is open", async () => {
    const stop = startSender(createCache());
    void sendReport();
    await settle(() => report().lose());
    await settle(() => window.dispatchEvent(new Event("online")));
    expect(sent.map(({ input }) => input.idempotencyKey)).toEqual([
      report().input.idempotencyKey,
      report().input.idempotencyKey,
    ]);
    stop();
  });

  it("goes out when its writer signs in again, whatever page is open", () => {
    holdDraft();
    credentials.end();
    expect(sent).toHaveLength(0);
    begin(sessionOf("prs_A"));
    expect(sent.map(({ input }) => input.description)).toEqual(["路灯不亮"]);
  });

  it("goes out when the app is opened again", () => {
    holdDraft();
    startSender(createCache())();
    expect(sent).toHaveLength(1);
  });

  it("says so where it was sent", async () => {
    show(<Report />);
    press("报上去");
    await settle(() => report().answer(arrived()));
    expect(screen.getByText("已经报上去了")).toBeDefined();
    expect(useSender.getState().arrived).toBeNull();
  });
});

describe("another draft", () => {
  const photoOfA = () => screen.queryByText(/共 1 张/);
  beforeEach(() => {
    begin(sessionOf("prs_A"));
    changeDraft({ category: "light", step: "photos", photos: [{ id: "med_A", file: null }] });
    show(<Report />);
  });

  it.each([
    ["after the one before was given up", clearDraft],
    ["of somebody else", () => begin(sessionOf("prs_B"))],
  ])("%s shows no photo of the one before", async (_, change) => {
    expect(photoOfA()).not.toBeNull();
    await settle(() => change());
    act(() => changeDraft({ category: "light", step: "photos" }));
    expect(screen.getByRole("button", { name: "添加照片" })).toBeDefined();
    expect(photoOfA()).toBeNull();
  });
});

describe("a guest's report that arrives while another page is open", () => {
  beforeEach(async () => {
    write();
    show(<Unsent />);
    void sendReport();
    await settle(() => report().answer(arrived("ABCD1234")));
  });

  it("leaves what leads back to it, and the way there", () => {
    expect(screen.getByText("查询码 ABCD1234")).toBeDefined();
    expect(screen.getByRole("link", { name: "看办理进展" }).getAttribute("href")).toMatch(/lookup/);
    expect(useReceipt.getState().receipt).toEqual({ number: "BS-1", queryCode: "ABCD1234" });
  });

  it("is nobody else's: who signs in next finds neither number nor code", async () => {
    await settle(() => begin(sessionOf("prs_B")));
    expect(useReceipt.getState().receipt).toBeNull();
    expect(screen.queryByText(/ABCD1234/)).toBeNull();
  });
});
