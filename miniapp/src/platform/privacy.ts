import Taro from "@tarojs/taro";

/** WeChat keeps the declaration of what is used for what, and shows it itself. */
export const hasContract = true;

export const openContract = (): void => Taro.openPrivacyContract({ fail: () => undefined });

/** Whether somebody must agree first. Only WeChat knows: it asks anew when the declaration changes. */
export const mustAsk = (_hasAgreed: boolean): Promise<boolean> =>
  new Promise((resolve) => {
    // Before 2.32.3 WeChat knows no such question.
    if (!Taro.getPrivacySetting) return resolve(false);
    Taro.getPrivacySetting({
      success: ({ needAuthorization }) => resolve(needAuthorization),
      fail: () => resolve(false),
    });
  });

/** The button by which somebody agrees: WeChat wants to know which one it was. */
export const AGREE_BUTTON = "agree-privacy";

/** What WeChat wants asked is asked with our own words. */
export function onPlatformAsks(ask: () => Promise<boolean>): void {
  if (!Taro.onNeedPrivacyAuthorization) return;
  Taro.onNeedPrivacyAuthorization((resolve) => {
    void ask().then((agrees) =>
      resolve(agrees ? { event: "agree", buttonId: AGREE_BUTTON } : { event: "disagree" }),
    );
  });
}
