import { useDidHide, useDidShow } from "@tarojs/taro";
import { useEffect, useRef } from "react";
import { goBack } from "./navigate";

/** Whether this page is the one seen now: pages below another one, and all tabs, stay alive unseen. */
export function useIsShown(): () => boolean {
  const isShown = useRef(true);
  useDidShow(() => {
    isShown.current = true;
  });
  useDidHide(() => {
    isShown.current = false;
  });
  useEffect(
    () => () => {
      isShown.current = false;
    },
    [],
  );
  return () => isShown.current;
}

/**
 * Leaves this page because what it is for is done. An answer may come late: who is elsewhere by then stays
 * there, and this page goes when they come back to it.
 */
export function useLeave(): () => void {
  const isShown = useIsShown();
  const isDone = useRef(false);
  useDidShow(() => {
    if (isDone.current) goBack();
  });
  return () => {
    isDone.current = true;
    if (isShown()) goBack();
  };
}
