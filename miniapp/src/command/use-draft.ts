import { create } from "zustand";
import { makeKey } from "../gql/idempotency";
import { dropPhoto } from "../platform/kept-photos";
import { forget, keep, recall } from "../platform/storage";
import { useSession } from "../session/session";
import { type Draft, draftIn, filesIn, type Kept, nothingKept, sending, withDraft } from "./draft";

const me = (): string => useSession.getState().person?.id ?? "";
const recallAll = (): Kept => recall<Kept>("drafts") ?? nothingKept;

const useKept = create<Kept>(recallAll);

/** Photos leave the device with the draft they belong to. */
function write(next: Kept): void {
  const left = new Set(filesIn(next).map(({ place }) => place));
  for (const file of filesIn(useKept.getState())) if (!left.has(file.place)) dropPhoto(file);
  if (next.drafts.length === 0) forget("drafts");
  else keep("drafts", next);
  useKept.setState(next, true);
}

/** Whoever signs in finds what they wrote, unless they signed out since; of other people nothing is left. */
function open(person: string): void {
  const kept = recallAll();
  if (kept.owner === person) useKept.setState(kept, true);
  else write(nothingKept);
}
if (me() !== "") open(me());
useSession.subscribe(({ person }, before) => {
  if (person && person.id !== before.person?.id) open(person.id);
});

/**
 * What is written before one command is sent, by a name for what it is about: kept on the device with every
 * change until it is done, photos too.
 */
export function useDraft<Values extends object>(name: string, empty: Values) {
  const owner = useSession(({ person }) => person?.id ?? "");
  const find = (kept: Kept) =>
    (draftIn(kept, owner, name) as Draft<Values> | null) ?? { values: empty, sent: null };
  const values = useKept((kept) => find(kept).values);

  function change(next: Draft<Values> | null): void {
    // A photo may arrive after somebody else has signed in.
    if (me() === owner) write(withDraft(useKept.getState(), owner, name, next));
  }

  return {
    values,
    change: (part: Partial<Values>) => {
      const now = find(useKept.getState());
      change({ ...now, values: { ...now.values, ...part } });
    },
    /** The input with the key it has until it is known to be done. */
    keyed: <Input extends object>(input: Input) => {
      const now = find(useKept.getState());
      const next = sending(now, input, () => makeKey(Date.now(), Math.random));
      change(next);
      return { ...input, idempotencyKey: next.sent.key };
    },
    done: () => change(null),
  };
}
