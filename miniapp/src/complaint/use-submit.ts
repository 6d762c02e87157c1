import { useEffect } from "react";
import { useSession } from "../session/session";
import { useDraft } from "./draft-store";
import { sendReport, sendWaiting, useSender } from "./sender";

/** How sending the report stands, for a page that shows it. A report that waits is sent when it is opened. */
export function useSubmit() {
  const { key, isWaiting } = useDraft();
  const isGuest = useSession(({ person }) => person === null);
  const sender = useSender();
  const isThis = sender.key === key;
  // The report is hidden then, but why must be seen.
  const isOver = isGuest && sender.failure?.code === "UNAUTHENTICATED";
  useEffect(sendWaiting, []);
  return {
    send: () => void sendReport(),
    /** From the first failure on, or from before the app was opened: not while it is sent for the first time. */
    isWaiting: isWaiting && !(isThis && sender.isFirst),
    isSending: isThis && sender.isSending,
    refusal: isThis ? sender.refusal : null,
    failure: isThis || isOver ? sender.failure : null,
    /** The session was over when it was sent: it is on the device, for nobody but its writer. */
    isHidden: isOver && !isThis,
  };
}

export type Submit = ReturnType<typeof useSubmit>;
