import { useEffect, useRef } from "react";

/**
 * Stands in for Taro in unit tests: a storage that forgets, and pages that are noted and not opened. What
 * Taro really does is tested in Chromium and in the compiled mini-program.
 */
const storage = new Map<string, unknown>();
const opened: string[] = [];
const shows = new Set<() => void>();
const hides = new Set<() => void>();
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

/** Both are called by hand, see `taroPage`; a page is shown when it is opened. */
export function useDidShow(call: () => void): void {
  const latest = useRef(call);
  latest.current = call;
  useEffect(() => {
    const onShow = () => latest.current();
    shows.add(onShow);
    onShow();
    return () => void shows.delete(onShow);
  }, []);
}
export function useDidHide(call: () => void): void {
  useEffect(() => {
    hides.add(call);
    return () => void hides.delete(call);
  }, []);
}

/** For tests: another page is laid over the pages that are rendered, or taken away again. */
export const taroPage = {
  hide: () => hides.forEach((call) => call()),
  show: () => shows.forEach((call) => call()),
};

/** For tests: what is kept, and the pages that were opened. */
export const taroSaw = { storage, opened };
