import type { Values } from "./view";

export type ChosenAddress = { id: string; label: string };

/**
 * What was written to book a service, as it is kept on the device. It belongs to the service and to who it is
 * for, not to the seat: who loses the seat while writing takes another and goes on.
 */
export type Draft = {
  values: Values;
  address: ChosenAddress | null;
  /** What was sent last and under which key, until it is known to be done. */
  sent: { input: string; key: string } | null;
};

export const emptyDraft: Draft = { values: {}, address: null, sent: null };

/**
 * The draft as it is when this input is sent: the same input keeps its key, so that sending it again after
 * a lost answer, even after the app was closed, does it once.
 */
export function sending(
  draft: Draft,
  input: object,
  makeKey: () => string,
): Draft & { sent: { key: string } } {
  const text = JSON.stringify(input);
  const sent = draft.sent?.input === text ? draft.sent : { input: text, key: makeKey() };
  return { ...draft, sent };
}

/** Drafts of one person, by what they are for, the latest first. */
export type Kept = { owner: string; drafts: readonly (readonly [name: string, Draft])[] };

const MOST = 10;

/** With this draft as the latest one; without it when null. Of other people nothing is left. */
export function withDraft(
  kept: Kept | null,
  owner: string,
  name: string,
  draft: Draft | null,
): Kept {
  const mine = kept?.owner === owner ? kept.drafts : [];
  const others = mine.filter(([one]) => one !== name);
  const drafts = draft ? [[name, draft] as const, ...others] : others;
  return { owner, drafts: drafts.slice(0, MOST) };
}

/** What this person wrote under this name and has not sent. */
export const draftIn = (kept: Kept | null, owner: string, name: string): Draft =>
  (kept?.owner === owner ? kept.drafts.find(([one]) => one === name)?.[1] : null) ?? emptyDraft;
