import Taro from "@tarojs/taro";
import { mayUse } from "../privacy/consent";

/** Copies a text. False when somebody does not allow it, or the device cannot. */
export async function copy(data: string): Promise<boolean> {
  if (!(await mayUse("files"))) return false;
  return Taro.setClipboardData({ data }).then(
    () => true,
    () => false,
  );
}
