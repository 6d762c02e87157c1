// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import Taro, { taroPage } from "../../test/taro";
import { createCache } from "../gql/cache";
import { chooseDisplay } from "../session/display";
import { Page, useParams } from "./page";

const onTop = (params: object) =>
  vi.spyOn(Taro, "getCurrentInstance").mockReturnValue({ router: { params } });

beforeEach(() => chooseDisplay({ language: "zh" }));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("the parameters of a page", () => {
  it("stay its own when another page is opened on top, and when all are hidden", () => {
    onTop({ id: "cmp_1" });
    const { result, rerender } = renderHook(useParams);
    for (const params of [{}, { id: "cmp_2" }]) {
      onTop(params);
      rerender();
      expect(result.current).toEqual({ id: "cmp_1" });
    }
  });
});

describe("the title of the window", () => {
  const show = (title: string) => (
    <QueryClientProvider client={createCache()}>
      <Page title={title} tab="me">
        {null}
      </Page>
    </QueryClientProvider>
  );

  it("is that of the page, also when it changes", () => {
    const { rerender } = render(show("我的"));
    expect(document.title).toBe("我的 · 邻格");
    rerender(show("消息"));
    expect(document.title).toBe("消息 · 邻格");
  });

  it("is not touched by pages that are not seen", () => {
    render(show("我的"));
    act(taroPage.hide);
    document.title = "在上面的";
    act(() => chooseDisplay({ language: "en" }));
    expect(document.title).toBe("在上面的");
  });

  it("is the page's own again, in the language of now, when one comes back to it", () => {
    render(show("我的"));
    act(taroPage.hide);
    document.title = "在上面的";
    act(() => chooseDisplay({ language: "en" }));
    act(taroPage.show);
    expect(document.title).toBe("我的 · Linge");
  });
});
