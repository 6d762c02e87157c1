import Taro from "@tarojs/taro";
import { useDisplay } from "../session/display";
import { credentials, useSession } from "../session/session";
import { createRequest } from "./request";
import { BACK_OFF_MS, REQUEST_TIMEOUT_MS } from "./wire";

/** In whose name and in which language every request is made. */
function headers(): Record<string, string> {
  const { person, actingAs } = useSession.getState();
  return {
    "accept-language": useDisplay.getState().language === "en" ? "en" : "zh-CN",
    ...(person && { "linge-acting-as": actingAs }),
  };
}

/** Asks the API: the only way out of the app. */
export const request = createRequest({
  url: LINGE_API_URL,
  send: (sent) => Taro.request(sent),
  credentials,
  headers,
  timeoutMs: REQUEST_TIMEOUT_MS,
  backOffMs: BACK_OFF_MS,
});
