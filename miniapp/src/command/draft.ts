import type { KeptPhoto } from "../platform/photo";

/** What is written before a command is sent. `sent` is the last input that was sent, with its key. */
export type Draft<Values extends object = object> = {
  values: Values;
  sent: { input: string; key: string } | null;
};

/** Drafts of one person, by what they are for, the latest first. */
export type Kept = { owner: string; drafts: readonly (readonly [name: string, Draft])[] };

export const nothingKept: Kept = { owner: "", drafts: [] };

const MOST = 10;

/** With this draft as the latest one; without it when null. Of other people nothing is left. */
export function withDraft(kept: Kept, owner: string, name: string, draft: Draft | null): Kept {
  const mine = kept.owner === owner ? kept.drafts : [];
  const others = mine.filter(([one]) => one !== name);
  const drafts = draft ? [[name, draft] as const, ...others] : others;
  return { owner, drafts: drafts.slice(0, MOST) };
}

/** What this person wrote under this name and has not sent. */
export const draftIn = (kept: Kept, owner: string, name: string): Draft | null =>
  (kept.owner === owner ? kept.drafts.find(([one]) => one === name)?.[1] : null) ?? null;

const hasFile = (one: unknown): one is { file: KeptPhoto } =>
  typeof one === "object" && one !== null && "file" in one && one.file !== null;

/** The photos of these drafts that the device keeps. */
export const filesIn = ({ drafts }: Kept): KeptPhoto[] =>
  drafts
    .flatMap(([, { values }]) => Object.values(values) as unknown[])
    .flatMap((value) => (Array.isArray(value) ? value.filter(hasFile) : []))
    .map(({ file }) => file);

/**
 * The draft as it is when this input is sent: the same input keeps its key, so that sending it again after
 * a lost answer, even after the app was closed, does it once.
 */
export function sending<Values extends object>(
  draft: Draft<Values>,
  input: object,
  makeKey: () => string,
): Draft<Values> & { sent: { key: string } } {
  const text = JSON.stringify(input);
  const sent = draft.sent?.input === text ? draft.sent : { input: text, key: makeKey() };
  return { ...draft, sent };
}
