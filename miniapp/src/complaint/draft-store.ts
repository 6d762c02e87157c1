import { create } from "zustand";
import { makeKey } from "../gql/idempotency";
import { dropPhoto } from "../platform/kept-photos";
import { forget, keep, recall } from "../platform/storage";
import { useSession } from "../session/session";
import { type Draft, emptyDraft, isBegun, isTheirs, takenOver } from "./draft";

const me = (): string | null => useSession.getState().person?.id ?? null;
const nextKey = (): string => makeKey(Date.now(), Math.random);
const newDraft = (): Draft => emptyDraft(me(), nextKey());

/** At most two: of who uses the app now or whose session is over, and a guest's. */
function keptDrafts(): Draft[] {
  const kept = recall<Draft[]>("report");
  return Array.isArray(kept) ? kept : [];
}

/** Keeps it in the place of `before`. Nobody has two. */
function replace(before: string, next: Draft): void {
  const others = keptDrafts().filter(({ key, owner }) => key !== before && owner !== next.owner);
  keep("report", [next, ...others]);
}

function forgetDrafts(isGone: (draft: Draft) => boolean): void {
  const kept = keptDrafts();
  const left = kept.filter((draft) => !isGone(draft));
  for (const { file } of kept.filter(isGone).flatMap(({ photos }) => photos))
    if (file) dropPhoto(file);
  if (left.length === 0) forget("report");
  else keep("report", left);
}

/**
 * What who uses the app now wrote, before what a guest wrote, which they take over. What somebody else wrote
 * goes when another person signs in.
 */
function recallMine(held: Draft | null): Draft {
  const person = me();
  const isForeign = (draft: Draft) => !isTheirs(draft, person);
  if (person !== null && keptDrafts().some(isForeign)) forgetDrafts(isForeign);
  const all = held && isBegun(held) ? [held, ...keptDrafts()] : keptDrafts();
  const found =
    all.find(({ owner }) => owner === person) ?? all.find(({ owner }) => owner === null);
  if (!found) return newDraft();
  const mine = takenOver(found, person, nextKey());
  if (mine !== found) replace(found.key, mine);
  return mine;
}

/** The report that is being written, the same on every page, kept on the device after every change. */
export const useDraft = create<Draft>(() => recallMine(null));

function write(change: Partial<Draft>): void {
  const now = useDraft.getState();
  const next = { ...now, ...change };
  replace(now.key, next);
  useDraft.setState(next, true);
}

/** Changes what is written. What was sent stays as it is until there is an answer, or it is released. */
export function changeDraft(change: Partial<Omit<Draft, "key" | "owner" | "isWaiting">>): void {
  if (!useDraft.getState().isWaiting) write(change);
}

/** It is sent: from now on it waits for an answer. */
export const holdDraft = (): void => write({ isWaiting: true });

/** The answer was no: it can be changed, and nothing was done under its key. */
export const reopenDraft = (): void => write({ isWaiting: false });

/** Writes it as another request: what was sent before, if it did arrive, stays what it is. */
export const releaseDraft = (): void => write({ isWaiting: false, key: nextKey() });

/** It was sent or given up. Begins anew when it is the one being written, which may be another by now. */
export function clearDraft(key = useDraft.getState().key): void {
  forgetDrafts((draft) => draft.key === key);
  if (useDraft.getState().key === key) useDraft.setState(recallMine(null), true);
}

// Whoever signs in takes over what they wrote as a guest; nobody finds the draft of somebody else.
useSession.subscribe(({ person }, before) => {
  if (person?.id === before.person?.id) return;
  useDraft.setState(person ? recallMine(useDraft.getState()) : newDraft(), true);
});
