// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { taroSaw } from "../../../test/taro";
import { changeDraft, clearDraft, holdDraft } from "../../complaint/draft-store";
import { createCache } from "../../gql/cache";
import { useDisplay } from "../../session/display";
import { useSession } from "../../session/session";
import Home from "./index";

const SCOPE = "prs_1/RESIDENT/zh";
const worker = { displayName: "网格员·霜降02", title: "网格员", officePhone: "010-00000100" };
const grid = { id: "grd_1", name: "望槐社区第5网格", levelLabel: "网格" };
const notice = {
  id: "ntc_1",
  at: "2026-11-20T02:00:00.000Z",
  title: "核查通过，请您确认",
  body: "施工扬尘",
  sort: "WORK",
  sortLabel: "待办",
  readAt: null,
  capacity: "REPORTER",
  subjectId: "cmp_1",
};

/** Home as the API has answered it before. */
function show(contacts: readonly object[]) {
  const cache = createCache();
  const card = { sentence: "", levels: [{ grid, contacts }] };
  cache.setQueryData([SCOPE, "MyGrid", {}], { myGrid: { hint: null, card } });
  const unread = { edges: [{ node: notice }] };
  cache.setQueryData([SCOPE, "LatestNotices", {}], { unread, latest: unread });
  cache.setQueryData([SCOPE, "Me", {}], { me: { id: "prs_1", roles: [], residences: [] } });
  cache.setQueryData([SCOPE, "UnreadNoticeCount", {}], { unreadNoticeCount: 1 });
  render(
    <QueryClientProvider client={cache}>
      <Home />
    </QueryClientProvider>,
  );
}

const tiles = () => within(screen.getByRole("navigation", { name: "常用" })).getAllByRole("link");
const phoneOf = (name: RegExp) => screen.getByRole("link", { name }).getAttribute("href");

beforeEach(() => {
  useSession.setState({ person: { id: "prs_1", displayName: "示例居民·白露0010" } });
  useDisplay.setState({ language: "zh", elderMode: true, isChosen: true });
  taroSaw.opened.length = 0;
});
afterEach(cleanup);

describe("the large home", () => {
  it("has exactly six tiles", () => {
    show([worker]);
    const names = tiles().map(({ textContent }) => textContent);
    expect(names).toEqual([
      "报修求助",
      "一键呼叫网格员网格员·霜降02",
      "助餐",
      "办事",
      "议事",
      "客服12345",
    ]);
  });

  it("calls the one who answers for my grid", () => {
    show([worker]);
    expect(phoneOf(/^一键呼叫/)).toBe("tel:010-00000100");
    expect(phoneOf(/^客服/)).toBe("tel:12345");
  });

  it("calls the hotline while nobody answers for it", () => {
    show([]);
    expect(phoneOf(/^一键呼叫/)).toBe("tel:12345");
  });

  it("has the way back to the standard display in sight", () => {
    show([worker]);
    fireEvent.click(screen.getByRole("button", { name: "标准版" }));
    expect(useDisplay.getState().elderMode).toBe(false);
    expect(screen.getByRole("button", { name: "长辈版" })).toBeDefined();
  });
});

describe.each([true, false])("home, large display: %s", (elderMode) => {
  afterEach(() => clearDraft());

  it("says that a report waits to be sent", () => {
    useDisplay.setState({ elderMode });
    changeDraft({ category: "light", description: "路灯不亮" });
    show([worker]);
    expect(screen.queryByText("有一件报事等待发送")).toBeNull();
    act(holdDraft);
    expect(screen.getByText("有一件报事等待发送")).toBeDefined();
    expect(screen.getByRole("button", { name: "立即发送" })).toBeDefined();
  });
});

describe("the standard home", () => {
  beforeEach(() => useDisplay.setState({ elderMode: false }));

  it("has four big entries, and says of none that it is missing", () => {
    show([worker]);
    expect(tiles().map(({ textContent }) => textContent)).toEqual([
      "报事",
      "预约服务",
      "助餐",
      "议事",
    ]);
    expect(document.body.textContent).not.toContain("即将推出");
  });

  it("opens what a notice is about", () => {
    show([worker]);
    fireEvent.click(screen.getByRole("link", { name: /核查通过/ }));
    expect(taroSaw.opened).toEqual(["/complaint/detail/index?id=cmp_1"]);
  });

  it("offers a guest to look a report up", () => {
    useSession.setState({ person: null });
    show([worker]);
    expect(screen.getByRole("link", { name: "查一件报事" })).toBeDefined();
    expect(screen.queryByText("最新消息")).toBeNull();
  });
});
