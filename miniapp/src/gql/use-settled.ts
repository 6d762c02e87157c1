import { useEffect, useState } from "react";

const TYPING_MS = 300;

/** The value once somebody has stopped typing: nothing is asked for every letter. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
