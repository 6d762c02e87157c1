import { useEffect, useRef, useState } from "react";
import { isPassing } from "../gql/failure";
import { SubmitComplaintDocument, type SubmitComplaintMutation } from "../gql/generated/complaint";
import { useWrite } from "../gql/use-write";
import { onReconnected } from "../platform/reconnected";
import { toInput } from "./draft";
import { changeDraft, clearDraft, useDraft } from "./draft-store";

export type Submitted = SubmitComplaintMutation["submitComplaint"];

const source = process.env.TARO_ENV === "h5" ? "H5" : "MINI_PROGRAM";

/**
 * Sends the draft. While no answer came it waits on the device as it was sent, and goes out again when the
 * page is opened or the network is back: its key makes one complaint of it.
 */
export function useSubmit(onDone: (submitted: Submitted) => void) {
  const isWaiting = useDraft((draft) => draft.isWaiting);
  // From the first failure on, or from before the app was opened: not while it is sent for the first time.
  const [isHeld, setHeld] = useState(isWaiting);
  const submit = useWrite(SubmitComplaintDocument, {
    isKeyed: false,
    refreshes: ["MyComplaints", "UnreadNoticeCount"],
    onDone: ({ submitComplaint }) => {
      clearDraft();
      onDone(submitComplaint);
    },
  });
  const { refusal, failure, isSending } = submit;

  // Refused, or denied: nothing was done, and it can be changed.
  const isLost = failure !== null && isPassing(failure);
  const isAnswered = refusal !== null || (failure !== null && !isLost);
  useEffect(() => {
    if (isLost) setHeld(true);
    if (!isAnswered) return;
    setHeld(false);
    changeDraft({ isWaiting: false });
  }, [isLost, isAnswered]);

  const send = () => {
    changeDraft({ isWaiting: true });
    submit.send(toInput(useDraft.getState(), source));
  };

  const sendAgain = useRef(send);
  sendAgain.current = () => {
    if (useDraft.getState().isWaiting && !isSending) send();
  };
  useEffect(() => {
    sendAgain.current();
    return onReconnected(() => sendAgain.current());
  }, []);

  return { send, isWaiting: isWaiting && isHeld, isSending, refusal, failure };
}

export type Submit = ReturnType<typeof useSubmit>;
