import type { QueryClient } from "@tanstack/react-query";
import { create } from "zustand";
import { request } from "../gql/api";
import { readAgain } from "../gql/cache";
import { isPassing, RequestFailed } from "../gql/failure";
import { SubmitComplaintDocument, type SubmitComplaintMutation } from "../gql/generated/complaint";
import { onReconnected } from "../platform/reconnected";
import { useSession } from "../session/session";
import { toInput } from "./draft";
import { clearDraft, holdDraft, reopenDraft, useDraft } from "./draft-store";
import { noteReceipt } from "./receipt-store";

export type Submitted = SubmitComplaintMutation["submitComplaint"];

const source = process.env.TARO_ENV === "h5" ? "H5" : "MINI_PROGRAM";
const REFRESHES = ["MyComplaints", "UnreadNoticeCount"];

type Sender = {
  /** Of the report this is about. */
  key: string | null;
  isSending: boolean;
  /** No attempt has failed yet. */
  isFirst: boolean;
  refusal: Submitted["refusal"];
  failure: RequestFailed | null;
  /** What has arrived and nobody was told of yet. */
  arrived: Submitted | null;
};

const idle: Sender = {
  key: null,
  isSending: false,
  isFirst: false,
  refusal: null,
  failure: null,
  arrived: null,
};

/** How far the report is on its way; one for the whole app, so that nothing is sent by two pages. */
export const useSender = create<Sender>(() => idle);

export const forgetArrived = (): void => useSender.setState({ arrived: null });

const isCurrent = (key: string): boolean => useDraft.getState().key === key;

function succeeded(key: string, submitted: Submitted): void {
  const isShown = isCurrent(key);
  clearDraft(key);
  // Somebody else uses the app by now: whose it was finds it in their list.
  if (!isShown) return;
  const { number, queryCode } = submitted.receipt ?? {};
  if (number && queryCode) noteReceipt({ number, queryCode });
  useSender.setState({ ...idle, arrived: submitted }, true);
}

/** Refused, or denied: nothing was done. Only the draft that was sent is changed, no other and no hidden one. */
function denied(key: string, why: Pick<Sender, "refusal" | "failure">): void {
  if (isCurrent(key)) reopenDraft();
  const { key: newest } = useSender.getState();
  if (newest !== null && newest !== key) return;
  useSender.setState({ ...idle, ...why, key }, true);
}

function failed(key: string, failure: RequestFailed): void {
  if (!isPassing(failure)) denied(key, { failure, refusal: null });
  else if (isCurrent(key)) useSender.setState({ ...idle, key, failure }, true);
}

/**
 * Sends the report that is written. While no answer came it waits on the device as it was sent, and goes out
 * again when the app is opened or the network is back: its key makes one complaint of it.
 */
export async function sendReport(): Promise<void> {
  const draft = useDraft.getState();
  const { key, isWaiting } = draft;
  const sender = useSender.getState();
  if (sender.isSending && sender.key === key) return;
  holdDraft();
  useSender.setState({ ...idle, key, isSending: true, isFirst: !isWaiting }, true);
  try {
    const input = toInput(draft, source);
    const { submitComplaint } = await request(SubmitComplaintDocument, { input });
    if (submitComplaint.refusal) denied(key, { refusal: submitComplaint.refusal, failure: null });
    else succeeded(key, submitComplaint);
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    failed(key, error);
  }
}

/** Sends again what waits. */
export function sendWaiting(): void {
  if (useDraft.getState().isWaiting) void sendReport();
}

/** Sends what waits, from now on, whatever page is open. Answers how to stop. */
export function startSender(cache: QueryClient): () => void {
  const stops = [
    onReconnected(sendWaiting),
    useSender.subscribe(({ arrived }, before) => {
      if (arrived && arrived !== before.arrived) void readAgain(cache, REFRESHES);
    }),
  ];
  sendWaiting();
  return () => stops.forEach((stop) => stop());
}

// What was said to somebody is not for the next; what they had sent goes on when they are back.
useSession.subscribe(({ person }, before) => {
  if (person?.id === before.person?.id) return;
  useSender.setState(idle, true);
  sendWaiting();
});
