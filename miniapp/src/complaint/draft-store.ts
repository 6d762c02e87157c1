import { create } from "zustand";
import { makeKey } from "../gql/idempotency";
import { forget, keep, recall } from "../platform/storage";
import { useSession } from "../session/session";
import { type Draft, emptyDraft, isBegun, isTheirs } from "./draft";

const me = (): string | null => useSession.getState().person?.id ?? null;
const newDraft = (): Draft => emptyDraft(me(), makeKey(Date.now(), Math.random));

function recallMine(): Draft {
  const kept = recall<Draft>("report");
  return kept && isTheirs(kept, me()) ? { ...kept, owner: me() } : newDraft();
}

/** The report that is being written, the same on every page, kept on the device after every change. */
export const useDraft = create<Draft>(recallMine);

export function changeDraft(change: Partial<Draft>): void {
  const next = { ...useDraft.getState(), ...change };
  keep("report", next);
  useDraft.setState(next, true);
}

/** Begins anew, after it was sent or given up. */
export function clearDraft(): void {
  forget("report");
  useDraft.setState(newDraft(), true);
}

/** Writes it as another request: what was sent before, if it did arrive, stays what it is. */
export const releaseDraft = (): void =>
  changeDraft({ isWaiting: false, key: makeKey(Date.now(), Math.random) });

// Whoever signs in takes over what they wrote as a guest; nobody finds the draft of somebody else.
useSession.subscribe(({ person }, before) => {
  if (person?.id === before.person?.id) return;
  const draft = useDraft.getState();
  if (!isTheirs(draft, me())) clearDraft();
  else if (isBegun(draft)) changeDraft({ owner: me() });
  else useDraft.setState(newDraft(), true);
});
