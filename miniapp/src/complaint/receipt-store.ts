import { create } from "zustand";
import { useSession } from "../session/session";

/** The number and the code by which a guest comes back to a report. */
export type Receipt = { number: string; queryCode: string };

/** The receipt of the report just made; until it was looked up and nowhere else: who has it reads the report. */
export const useReceipt = create<{ receipt: Receipt | null }>(() => ({ receipt: null }));

export const noteReceipt = (receipt: Receipt): void => useReceipt.setState({ receipt });
export const forgetReceipt = (): void => useReceipt.setState({ receipt: null });

// Whoever uses the app next must not find it.
useSession.subscribe(({ person }, before) => {
  if (person?.id !== before.person?.id) forgetReceipt();
});
