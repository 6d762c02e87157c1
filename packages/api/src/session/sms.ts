/** What became of one message to somebody outside the app. */
export type Sent =
  | { kind: "sent" }
  /** There was no answer: it may have been sent, so it is not sent again. */
  | { kind: "unknown" }
  /** Its reader wants none. */
  | { kind: "refused"; code: string }
  /** It was not sent and never will be as it is. */
  | { kind: "wrong"; code: string }
  /** It was not sent; later it may be. */
  | { kind: "later"; code: string };

/** Texts to phones. Numbers are full ones and must not be logged. */
export type SmsSender = {
  /** Sends a one-time code to whoever waits for it; throws when it was not taken. */
  sendCode: (phone: string, code: string) => Promise<void>;
  /** Sends a few words about something urgent, once. */
  sendNotice: (phone: string, title: string) => Promise<Sent>;
};
