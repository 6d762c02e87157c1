import Taro from "@tarojs/taro";

/** Calls when the device is connected again. Answers how to stop. */
export function onReconnected(call: () => void): () => void {
  const changed = ({ isConnected }: { isConnected: boolean }) => {
    if (isConnected) call();
  };
  Taro.onNetworkStatusChange(changed);
  return () => Taro.offNetworkStatusChange(changed);
}
