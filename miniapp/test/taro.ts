import { useEffect } from "react";

/**
 * Stands in for Taro in unit tests: a storage that forgets, and pages that are noted and not opened. What
 * Taro really does is tested in Chromium and in the compiled mini-program.
 */
const storage = new Map<string, unknown>();
const opened: string[] = [];
const note = ({ url }: { url: string }) => {
  opened.push(url);
  return Promise.resolve({});
};

const Taro = {
  getStorageSync: (key: string): unknown => storage.get(key) ?? "",
  setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
  removeStorageSync: (key: string) => void storage.delete(key),
  navigateTo: note,
  redirectTo: note,
  switchTab: note,
  navigateBack: () => note({ url: "back" }),
  getCurrentPages: () => [{}],
  getCurrentInstance: () => ({ router: { params: {} } }),
  request: () => Promise.reject(new Error("unit tests have no network")),
};

export default Taro;
export const useDidShow = (call: () => void): void => useEffect(call, []);

/** For tests: what is kept, and the pages that were opened. */
export const taroSaw = { storage, opened };
