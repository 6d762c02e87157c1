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

/** Does something every so often as long as this page is the one that is seen. */
export function useEvery(ms: number, act: () => void, isOn = true): void {
  const isShown = useIsShown();
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setInterval(() => {
      if (isShown()) latest.current();
    }, ms);
    return () => clearInterval(timer);
  }, [ms, isOn]);
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
