/** WeChat offers no dictation of its own; the keyboard does. */
export const canDictate = false;

export type Dictation = { stop: () => void };

/** Turns speech into text until stopped. `onText` gets each finished piece. */
export const dictate = (
  _language: "zh" | "en",
  _onText: (text: string) => void,
  _onEnd: () => void,
): Dictation => ({ stop: () => undefined });
