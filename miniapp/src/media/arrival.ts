/** Where the API says a photo stands; `problem` in the reader's language says why it was not taken. */
export type Standing = { state: string; problem: string | null };

export type Arrival =
  | { kind: "ready" }
  | { kind: "refused"; problem: string | null }
  /** Nobody could say within the time somebody waits for it. */
  | { kind: "unknown" };

/** Between one question and the next; half a minute in all, which is more than cleaning a photo takes. */
export const WAITS_MS: readonly number[] = [500, 1_000, 2_000, 4_000, 6_000, 8_000, 8_000];

/**
 * A store that only keeps what it is sent cannot say whether it is a photo: the API is asked until it knows.
 * An answer that is lost counts as a question in vain.
 */
export async function awaitArrival(
  ask: () => Promise<Standing | null>,
  wait: (ms: number) => Promise<void>,
): Promise<Arrival> {
  for (const ms of WAITS_MS) {
    await wait(ms);
    const standing = await ask().catch(() => null);
    if (standing?.state === "READY") return { kind: "ready" };
    if (standing?.state === "REFUSED") return { kind: "refused", problem: standing.problem };
  }
  return { kind: "unknown" };
}
