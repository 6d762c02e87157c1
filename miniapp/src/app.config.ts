import { packages, pagePath, tabs } from "./routes";

export default defineAppConfig({
  ...packages(),
  window: {
    navigationBarTitleText: "邻格",
    navigationBarBackgroundColor: "@bar",
    navigationBarTextStyle: "@barText",
    backgroundColor: "@ground",
    backgroundTextStyle: "@pull",
  },
  // The bar is ours (ui/tab-bar.tsx): WeChat's own can neither grow in elder mode nor change its language.
  tabBar: {
    custom: true,
    list: tabs.map((tab) => ({ pagePath: pagePath(tab), text: tab })),
  },
  // Asked when a place is picked on the map; WeChat refuses what is not named here.
  requiredPrivateInfos: ["chooseLocation"],
  // Nothing private is used before somebody agreed, see privacy/consent.ts.
  __usePrivacyCheck__: true,
  darkmode: true,
  themeLocation: "theme.json",
  lazyCodeLoading: "requiredComponents",
});
