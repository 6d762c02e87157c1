import { useEffect, useState } from "react";
import { leftOf } from "./view";

const SECOND = 1_000;

/** What is left of a step in milliseconds, second by second, from what the API told and when that came. */
export function useLeft(secondsLeft: number, toldAt: number): number {
  const [device, setDevice] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setDevice(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, []);
  return leftOf(secondsLeft, toldAt, device);
}
