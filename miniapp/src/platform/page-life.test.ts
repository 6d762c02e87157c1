// @vitest-environment happy-dom
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { taroPage, taroSaw } from "../../test/taro";
import { useLeave } from "./page-life";

beforeEach(() => {
  taroSaw.opened.length = 0;
});
afterEach(cleanup);

/** `go("home")` is what going back is where only one page is open. */
const LEFT = ["/tabs/home/index"];

describe("a page whose work is done", () => {
  it("is left", () => {
    const { result } = renderHook(useLeave);
    result.current();
    expect(taroSaw.opened).toEqual(LEFT);
  });

  it("takes nobody away who is elsewhere by now, and is gone when they come back to it", () => {
    const { result } = renderHook(useLeave);
    act(taroPage.hide);
    result.current();
    expect(taroSaw.opened).toEqual([]);
    act(taroPage.show);
    expect(taroSaw.opened).toEqual(LEFT);
  });

  it("takes nobody away who has closed it", () => {
    const { result, unmount } = renderHook(useLeave);
    unmount();
    result.current();
    expect(taroSaw.opened).toEqual([]);
  });

  it("stays while its work is not done", () => {
    renderHook(useLeave);
    act(taroPage.hide);
    act(taroPage.show);
    expect(taroSaw.opened).toEqual([]);
  });
});
