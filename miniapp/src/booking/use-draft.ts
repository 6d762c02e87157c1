import { useRef, useState } from "react";
import { makeKey } from "../gql/idempotency";
import { keep, recall } from "../platform/storage";
import { useSession } from "../session/session";
import { type ChosenAddress, type Draft, draftIn, type Kept, sending, withDraft } from "./draft";

/** What is written to book a service for somebody, kept on the device with every change until it was done. */
export function useDraft(serviceId: string, forName: string | null) {
  const name = [serviceId, forName].filter(Boolean).join(" ");
  const owner = useSession(({ person }) => person?.id ?? "");
  const [draft, setDraft] = useState(() => draftIn(recall<Kept>("booking-drafts"), owner, name));
  const latest = useRef(draft);
  const store = (next: Draft | null) =>
    keep("booking-drafts", withDraft(recall<Kept>("booking-drafts"), owner, name, next));

  function change(next: Draft): void {
    latest.current = next;
    setDraft(next);
    store(next);
  }

  return {
    draft,
    answer: (code: string, values: readonly string[]) =>
      change({ ...latest.current, values: { ...latest.current.values, [code]: values } }),
    visit: (address: ChosenAddress | null) => change({ ...latest.current, address }),
    /** The input with the key it has until it is known to be done. */
    keyed: <Input extends object>(input: Input) => {
      const next = sending(latest.current, input, () => makeKey(Date.now(), Math.random));
      change(next);
      return { ...input, idempotencyKey: next.sent.key };
    },
    done: () => store(null),
  };
}
