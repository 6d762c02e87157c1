import { create } from "zustand";

/** The number and the code by which a guest comes back to a report. */
export type Receipt = { number: string; queryCode: string };

/** The receipt of the report just made; until the app is closed and nowhere else: who has it reads the report. */
export const useReceipt = create<{ receipt: Receipt | null }>(() => ({ receipt: null }));

export const noteReceipt = (receipt: Receipt): void => useReceipt.setState({ receipt });
