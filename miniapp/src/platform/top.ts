import Taro from "@tarojs/taro";

/** Back to the top of the page, when something else is shown on it. */
export function toTop(): void {
  Promise.resolve(Taro.pageScrollTo({ scrollTop: 0, duration: 0 })).catch(() => undefined);
}
