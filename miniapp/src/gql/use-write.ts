import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toFirstError } from "../platform/first-error";
import { request } from "./api";
import { readAgain } from "./cache";
import type { RequestFailed } from "./failure";
import type { RefusalPartsFragment as Refusal } from "./generated/session";
import { createKeys, makeKey } from "./idempotency";
import { nameOf, type Operation } from "./operation";

/** Every mutation has one field, and its payload may carry a refusal. */
export function refusalOf(result: object | null | undefined): Refusal | null {
  const [payload] = Object.values(result ?? {}) as ({ refusal?: Refusal | null } | null)[];
  return payload?.refusal ?? null;
}

type Options<Result> = {
  /** Names of the operations whose answers are out of date once this is done. */
  refreshes?: readonly string[];
  /** Called when it was done, not when it was refused. */
  onDone?: (result: Result) => void;
  /** Called when the API said no. */
  onRefused?: (refusal: Refusal) => void;
  /** Called when no answer came, even when nobody looks at `failure` any more. */
  onFailed?: (failure: RequestFailed) => void;
  /** False for commands without an `idempotencyKey`. */
  isKeyed?: boolean;
};

/**
 * A command: `const urge = useWrite(UrgeComplaintDocument, { refreshes: ["Complaint"] })`, then
 * `urge.send({ id })`. It never throws: look at `refusal` (the API said no, show its message) and
 * `failure` (no answer came; sending the same again does it once).
 */
export function useWrite<Result extends object, Input extends object>(
  operation: Operation<Result, { input: Input }>,
  { refreshes = [], onDone, onRefused, onFailed, isKeyed = true }: Options<Result> = {},
) {
  type Sent = Input & { idempotencyKey?: string };
  const cache = useQueryClient();
  const [keys] = useState(() => createKeys(() => makeKey(Date.now(), Math.random)));
  const { mutate, data, error, isPending, reset } = useMutation<Result, RequestFailed, Sent>({
    // One after the other, wherever it was pressed: what somebody wished for first must not arrive last.
    scope: { id: nameOf(operation) },
    mutationFn: (input) => request(operation, { input }),
    onSuccess: async (result, { idempotencyKey }) => {
      const refused = refusalOf(result);
      if (refused) {
        toFirstError();
        return onRefused?.(refused);
      }
      if (isKeyed && idempotencyKey) keys.done(idempotencyKey);
      onDone?.(result);
      await readAgain(cache, refreshes);
    },
    onError: (failure) => onFailed?.(failure),
  });
  // The key belongs to the press: what is pressed twice while the first waits its turn is done once.
  const keyed = (input: Input): Sent =>
    isKeyed ? { idempotencyKey: keys.keyFor(input), ...input } : input;
  return {
    send: (input: Input) => mutate(keyed(input)),
    isSending: isPending,
    /** The whole answer, also of what was refused. */
    data: data ?? null,
    refusal: refusalOf(data),
    failure: error,
    reset,
  };
}
