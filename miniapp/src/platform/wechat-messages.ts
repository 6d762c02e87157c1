import Taro from "@tarojs/taro";

/** WeChat can write to its users, once for every time they agreed in its own dialog. */
export const hasWechatMessages = true;

/** What came of asking: the templates that were accepted, or `unasked` when WeChat showed nothing. */
export type Answered = { accepted: readonly string[] } | "unasked";

/** The person has switched off all messages of this app: a refusal as any other. */
const ALL_OFF = 20_004;

/**
 * Shows WeChat's dialog. It must be called in the very turn in which somebody pressed something; else WeChat
 * shows nothing.
 */
export async function askForMessages(templateIds: readonly string[]): Promise<Answered> {
  try {
    const asked = { tmplIds: [...templateIds], entityIds: [] };
    const said = (await Taro.requestSubscribeMessage(asked)) as Record<string, unknown>;
    return { accepted: templateIds.filter((id) => said[id] === "accept") };
  } catch (error) {
    return (error as { errCode?: number }).errCode === ALL_OFF ? { accepted: [] } : "unasked";
  }
}
