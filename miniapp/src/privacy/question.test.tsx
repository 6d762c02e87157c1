// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { toInput } from "../complaint/draft";
import { clearDraft, useDraft } from "../complaint/draft-store";
import { PlaceStep } from "../complaint/report/place-step";
import { createCache } from "../gql/cache";
import { useSession } from "../session/session";
import { withdrawConsent } from "./consent";
import { PrivacyQuestion } from "./question";

const getCurrentPosition = vi.fn<() => void>();

const SCOPE = "prs_1/RESIDENT/zh";
const community = { id: "grd_1", name: "示例社区", level: "COMMUNITY" };
const address = { id: "adr_A", compound: "井台里", building: "1栋", unit: "1单元", room: "301室" };
const page = { hasNextPage: false, endCursor: null };
const addressesBeginning = (startsWith: string, found: object[]) => ({
  key: [SCOPE, "Addresses", { first: 20, communityId: community.id, startsWith }],
  data: { addresses: { edges: found.map((node) => ({ node })), pageInfo: page } },
});

/** The step at which a report says where it is, with the question every page has; the API has answered before. */
function show() {
  const cache = createCache();
  const levels = [{ grid: community }];
  cache.setQueryData([SCOPE, "HomeCommunity", {}], { myGrid: { card: { levels } } });
  for (const { key, data } of [addressesBeginning("", []), addressesBeginning("井台里", [address])])
    cache.setQueryData(key, data);
  render(
    <QueryClientProvider client={cache}>
      <PlaceStep error={null} />
      <PrivacyQuestion />
    </QueryClientProvider>,
  );
}

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const choose = (name: RegExp) => fireEvent.click(screen.getByRole("radio", { name }));
const write = (name: string, value: string) =>
  fireEvent.change(screen.getByRole("textbox", { name }), { target: { value } });

beforeEach(() => {
  withdrawConsent();
  useSession.setState({ person: { id: "prs_1", displayName: "示例居民·白露0010" } });
  clearDraft();
  vi.stubGlobal("navigator", { geolocation: { getCurrentPosition } });
  getCurrentPosition.mockClear();
  show();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("the question before something private", () => {
  it("comes when it is needed, says what for and that it can be refused", async () => {
    expect(screen.queryByRole("dialog")).toBeNull();
    choose(/我现在的位置/);
    press("用我现在的位置");
    const question = await screen.findByRole("dialog");
    expect(question.textContent).toContain("找到该由哪个网格来办");
    expect(question.textContent).toContain("不同意也能办");
    for (const use of ["相机和照片", "位置", "话筒", "手机号", "剪贴板", "文件"])
      expect(question.textContent).toContain(use);
    expect(getCurrentPosition).not.toHaveBeenCalled();
  });

  it("leads on when it is agreed to", async () => {
    choose(/我现在的位置/);
    press("用我现在的位置");
    await screen.findByRole("dialog");
    press("同意");
    await expect.poll(() => getCurrentPosition).toHaveBeenCalledOnce();
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("is answered with no by Escape", async () => {
    choose(/我现在的位置/);
    press("用我现在的位置");
    fireEvent.keyDown(await screen.findByRole("dialog"), { key: "Escape" });
    expect(await screen.findByText(/您没有同意使用个人信息/)).toBeDefined();
  });
});

describe("who refuses", () => {
  beforeEach(async () => {
    choose(/我现在的位置/);
    press("用我现在的位置");
    await screen.findByRole("dialog");
    press("不同意");
    await screen.findByText(/您没有同意使用个人信息/);
  });

  it("is not asked again", async () => {
    press("用我现在的位置");
    await screen.findByText(/您没有同意使用个人信息/);
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(getCurrentPosition).not.toHaveBeenCalled();
  });

  it("reports by typing where it is", () => {
    write("纬度", "30.5");
    write("经度", "１２０.1");
    press("用这个坐标");
    expect(toInput(useDraft.getState(), "H5").place).toEqual({
      point: { lat: 30.5, lng: 120.1, crs: "GCJ02" },
    });
  });

  it("reports by the code of a sign", () => {
    choose(/定位码/);
    write("定位码", "lc-0123abcdef");
    press("用这个定位码");
    expect(toInput(useDraft.getState(), "H5").place).toEqual({ locationCode: "LC-0123ABCDEF" });
  });

  it("reports by typing an address", async () => {
    choose(/选地址/);
    write("小区、楼栋、单元、房号", "井台里");
    fireEvent.click(await screen.findByRole("button", { name: "井台里 1栋 1单元 301室" }));
    expect(toInput(useDraft.getState(), "H5").place).toEqual({ addressId: "adr_A" });
  });
});
