import Taro from "@tarojs/taro";

/** WeChat draws title and way back itself, above the page. */
export const hasOwnTitleBar = true;

/** How much larger WeChat's font setting wants text to be: 1 is its standard. */
export function fontScale(): number {
  const { fontSizeScaleFactor } = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number };
  return fontSizeScaleFactor ?? 1;
}

/** Writes the title of the page where the platform shows it. */
export function showTitle(title: string, _language: "zh" | "en"): void {
  Promise.resolve(Taro.setNavigationBarTitle({ title })).catch(() => undefined);
}
