import { useEffect } from "react";
import { scan } from "./whereabouts";

export type ScannerProps = {
  label: string;
  /** What the code says. */
  onCode: (text: string) => void;
  /** Nothing was scanned: not allowed, no camera, or somebody changed their mind. */
  onNothing: () => void;
};

/** WeChat scans on a screen of its own, which opens at once. */
export function Scanner({ onCode, onNothing }: ScannerProps) {
  useEffect(() => {
    void scan().then((text) => (text === null ? onNothing() : onCode(text)));
    // Once: it is a screen that opens, and not one that stays.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return null;
}
