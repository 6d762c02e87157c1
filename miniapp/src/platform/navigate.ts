import Taro from "@tarojs/taro";
import { isTab, pagePath, type Route, type RouteParams } from "../routes";

/** The address of a page, with its parameters. */
export function hrefOf(to: Route, params: RouteParams = {}): string {
  const query = Object.entries(params).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `/${pagePath(to)}${query.length > 0 ? `?${query.join("&")}` : ""}`;
}

/** WeChat stacks ten pages at most, and refuses the eleventh. */
const MAX_STACK = 10;

/** Opens a page: a tab by switching, any other on top. */
export function go(to: Route, params?: RouteParams): void {
  const url = hrefOf(to, params);
  const isFull = Taro.getCurrentPages().length >= MAX_STACK;
  const open = isTab(to) ? Taro.switchTab : isFull ? Taro.redirectTo : Taro.navigateTo;
  // Fails when the same tap comes twice, or the page is already being opened.
  Promise.resolve(open({ url })).catch(() => undefined);
}

/** Opens a page in the place of this one, which one does not come back to. */
export function replace(to: Route, params?: RouteParams): void {
  Promise.resolve(Taro.redirectTo({ url: hrefOf(to, params) })).catch(() => undefined);
}

/** One page back; home, when the app was opened on this page. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1)
    Promise.resolve(Taro.navigateBack()).catch(() => undefined);
  else go("home");
}
