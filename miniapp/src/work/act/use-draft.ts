import { useRef, useState } from "react";
import { makeKey } from "../../gql/idempotency";
import { useSession } from "../../session/session";
import { type Draft, emptyDraft, sending, type Value } from "../draft";
import { forgetDraft, keepDraft, recallDraft } from "../drafts";

/** What is written in a form, kept on the device with every change until it was done. */
export function useDraft(mutation: string, id: string) {
  const owner = useSession(({ person }) => person?.id ?? "");
  const [draft, setDraft] = useState(() => recallDraft(owner, mutation, id));
  const latest = useRef(draft);

  function change(next: Draft): void {
    latest.current = next;
    setDraft(next);
    keepDraft(owner, mutation, id, next);
  }

  return {
    values: draft.values,
    set: (name: string, value: Value | null) => {
      const { [name]: _left, ...others } = latest.current.values;
      change({ ...latest.current, values: value === null ? others : { ...others, [name]: value } });
    },
    /** The input with the key it has until it is known to be done. */
    keyed: (input: { id: string }) => {
      const next = sending(latest.current, input, () => makeKey(Date.now(), Math.random));
      change(next);
      return { ...input, idempotencyKey: next.sent.key };
    },
    done: () => {
      latest.current = emptyDraft;
      forgetDraft(owner, mutation, id);
    },
  };
}
