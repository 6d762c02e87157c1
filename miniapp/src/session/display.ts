import { create } from "zustand";
import { keep, recall } from "../platform/storage";

export type Language = "zh" | "en";
type Display = {
  language: Language;
  /** Large display (长辈版). */
  elderMode: boolean;
  /** Whether somebody chose on this device. What is chosen here counts before what the account says. */
  isChosen: boolean;
};

const initial: Display = { language: "zh", elderMode: false, isChosen: false };

/** How the app is shown on this device. */
export const useDisplay = create<Display>(() => ({ ...initial, ...recall<Display>("display") }));

function change(next: Display): void {
  keep("display", next);
  useDisplay.setState(next);
}

export function chooseDisplay(choice: Partial<Pick<Display, "language" | "elderMode">>): void {
  change({ ...useDisplay.getState(), ...choice, isChosen: true });
}

/** Takes over what the account says, unless somebody chose on this device. */
export function setDisplayFrom(account: {
  language: "ZH" | "EN" | null;
  elderMode: boolean | null;
}): void {
  const now = useDisplay.getState();
  if (now.isChosen) return;
  change({
    ...now,
    language: account.language === "EN" ? "en" : "zh",
    elderMode: account.elderMode ?? now.elderMode,
  });
}
