import Taro from "@tarojs/taro";

/** What is around the message is seen too: the field, and the bar above it. */
const ABOVE = -160;

/** To the first thing that is wrong on this page, once it has been drawn: on a long form it is out of sight. */
export function toFirstError(): void {
  setTimeout(() => {
    const move = { selector: ".ui-field__error", offsetTop: ABOVE, duration: 0 };
    Promise.resolve(Taro.pageScrollTo(move)).catch(() => undefined);
  }, 50);
}
