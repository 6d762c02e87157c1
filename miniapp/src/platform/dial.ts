import Taro from "@tarojs/taro";

/** Opens the phone with this number. Somebody who changes their mind in WeChat's own question makes it fail. */
export const dial = (phone: string): void => {
  Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined);
};
