import { mayUse } from "../privacy/consent";
import type { Dictation } from "./dictation";

type Heard = {
  results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>;
  resultIndex: number;
};
type Recogniser = {
  lang: string;
  continuous: boolean;
  onresult: (heard: Heard) => void;
  onend: () => void;
  start: () => void;
  stop: () => void;
};
type Offers = {
  SpeechRecognition?: new () => Recogniser;
  webkitSpeechRecognition?: new () => Recogniser;
};

const { SpeechRecognition, webkitSpeechRecognition } = window as Offers;
const Offered = SpeechRecognition ?? webkitSpeechRecognition;

export const canDictate = Offered !== undefined;

/** Turns speech into text by the browser until stopped. `onText` gets each finished piece. */
export function dictate(
  language: "zh" | "en",
  onText: (text: string) => void,
  onEnd: () => void,
): Dictation {
  if (!Offered) return { stop: onEnd };
  const recogniser = new Offered();
  recogniser.lang = language === "en" ? "en-GB" : "zh-CN";
  recogniser.continuous = true;
  recogniser.onresult = ({ results, resultIndex }) => {
    for (let i = resultIndex; i < results.length; i += 1) {
      const piece = results[i];
      if (piece?.isFinal && piece[0]) onText(piece[0].transcript);
    }
  };
  recogniser.onend = onEnd;
  let isStopped = false;
  let isStarted = false;
  const begin = (may: boolean): void => {
    if (isStopped) return;
    isStarted = may;
    if (may) recogniser.start();
    else onEnd();
  };
  void mayUse("dictation").then(begin);
  // Who stops before they have agreed never starts: a recogniser that was not started says nothing of its end.
  const stop = () => {
    if (isStarted) return recogniser.stop();
    isStopped = true;
    onEnd();
  };
  return { stop };
}
