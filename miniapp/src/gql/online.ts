import { onlineManager } from "@tanstack/react-query";
import Taro from "@tarojs/taro";

/** Reads that failed without a network are made again when it is back. */
export function listenToNetwork(): void {
  onlineManager.setEventListener((setOnline) => {
    const listener = ({ isConnected }: { isConnected: boolean }) => setOnline(isConnected);
    Taro.onNetworkStatusChange(listener);
    return () => Taro.offNetworkStatusChange(listener);
  });
}
