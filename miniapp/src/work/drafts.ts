import { forget, keep, recall } from "../platform/storage";
import { type Draft, emptyDraft, withoutPreviews } from "./draft";

/** Drafts are kept for the person who wrote them, the latest ones only. */
type Kept = { owner: string; drafts: [string, Draft][] };
const MOST = 10;

const keyOf = (mutation: string, id: string): string => `${mutation} ${id}`;

function read(owner: string): [string, Draft][] {
  const kept = recall<Kept>("work-drafts");
  return kept?.owner === owner ? kept.drafts : [];
}

/** What was written of this form and not sent yet. Pictures of photos do not outlive the app. */
export function recallDraft(owner: string, mutation: string, id: string): Draft {
  const found = read(owner).find(([key]) => key === keyOf(mutation, id));
  return found?.[1] ?? emptyDraft;
}

export function keepDraft(owner: string, mutation: string, id: string, draft: Draft): void {
  const key = keyOf(mutation, id);
  const others = read(owner).filter(([one]) => one !== key);
  const newest: Kept["drafts"][number] = [key, withoutPreviews(draft)];
  keep("work-drafts", { owner, drafts: [newest, ...others].slice(0, MOST) } satisfies Kept);
}

export function forgetDraft(owner: string, mutation: string, id: string): void {
  const others = read(owner).filter(([one]) => one !== keyOf(mutation, id));
  if (others.length === 0) forget("work-drafts");
  else keep("work-drafts", { owner, drafts: others } satisfies Kept);
}
