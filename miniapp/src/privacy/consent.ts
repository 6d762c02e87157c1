import { create } from "zustand";
import { mustAsk, onPlatformAsks } from "../platform/privacy";
import { onKeptElsewhere } from "../platform/other-windows";
import { forget, keep, recall } from "../platform/storage";

/** What the device can tell about somebody. Each is asked for only when they want to use it. */
export type PrivateUse = "photos" | "scan" | "place" | "phone" | "dictation" | "files";
type Answer = "agreed" | "refused";

type Consent = {
  /** What somebody answered on this device; null while they were not asked. */
  answer: Answer | null;
  /** What they are being asked for; null while nothing is asked. `any`: WeChat did not say. */
  asked: PrivateUse | "any" | null;
};

const recallAnswer = (): Answer | null => recall<Answer>("privacy");

export const useConsent = create<Consent>(() => ({ answer: recallAnswer(), asked: null }));

// It goes with whoever signs out, in every window.
onKeptElsewhere("privacy", () => useConsent.setState({ answer: recallAnswer() }));

let waiting: ((agrees: boolean) => void)[] = [];

/** Shows the question; everybody who asks meanwhile gets the same answer. */
function ask(use: PrivateUse | "any"): Promise<boolean> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    useConsent.setState({ asked: use });
  });
}

function settle(agrees: boolean): void {
  useConsent.setState({ asked: null });
  const told = waiting;
  waiting = [];
  for (const tell of told) tell(agrees);
}

/** What somebody pressed. It counts until they change it on the page about privacy. */
export function answerConsent(agrees: boolean): void {
  const answer = agrees ? "agreed" : "refused";
  keep("privacy", answer);
  useConsent.setState({ answer });
  settle(agrees);
}

/** They are asked again when they next want something: who refused may think better of it. */
export function withdrawConsent(): void {
  forget("privacy");
  useConsent.setState({ answer: null });
  settle(false);
}

/**
 * Whether something private may be used: everything private passes here first. Who refused is not asked
 * again and again; what they wanted must be possible by typing.
 */
export async function mayUse(use: PrivateUse): Promise<boolean> {
  const { answer } = useConsent.getState();
  if (answer === "refused") return false;
  if (!(await mustAsk(answer === "agreed"))) return true;
  return ask(use);
}

onPlatformAsks(() =>
  useConsent.getState().answer === "refused" ? Promise.resolve(false) : ask("any"),
);
