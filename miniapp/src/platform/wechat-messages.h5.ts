import type { Answered } from "./wechat-messages";

/** A browser has no such messages: whoever uses one reads their inbox. */
export const hasWechatMessages = false;

export const askForMessages = (): Promise<Answered> => Promise.resolve("unasked");
