import { create } from "zustand";
import { makeKey } from "../gql/idempotency";
import { dropPhotos } from "../platform/kept-photos";
import { forget, keep, recall } from "../platform/storage";
import { useSession } from "../session/session";
import { type Draft, emptyDraft, isBegun, isTheirs } from "./draft";

const me = (): string | null => useSession.getState().person?.id ?? null;
const newDraft = (): Draft => emptyDraft(me(), makeKey(Date.now(), Math.random));

function forgetDraft(): void {
  forget("report");
  dropPhotos();
}

/** What is kept for who uses the app now. What somebody else wrote goes when another person signs in. */
function recallMine(): Draft {
  const kept = recall<Draft>("report");
  if (kept && isTheirs(kept, me())) return { ...kept, owner: me() };
  if (kept && me() !== null) forgetDraft();
  return newDraft();
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
  forgetDraft();
  useDraft.setState(newDraft(), true);
}

/** Writes it as another request: what was sent before, if it did arrive, stays what it is. */
export const releaseDraft = (): void =>
  changeDraft({ isWaiting: false, key: makeKey(Date.now(), Math.random) });

// Whoever signs in takes over what they wrote as a guest; nobody finds the draft of somebody else.
useSession.subscribe(({ person }, before) => {
  if (person?.id === before.person?.id) return;
  const draft = useDraft.getState();
  if (isTheirs(draft, me()) && isBegun(draft)) changeDraft({ owner: me() });
  else useDraft.setState(recallMine(), true);
});
