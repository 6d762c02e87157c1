import { SECOND } from "./kernel/clock.ts";
import type { Deps } from "./deps.ts";
import { type Consumer, drainOutbox, type Failure } from "./table/outbox.ts";

/** Carries out in the background what commands asked of other capabilities. */
export type Worker = {
  /** From now on drains when woken, and every second in case nobody did. */
  start: () => void;
  /** Something was written. Does nothing before `start`. */
  wake: () => void;
  /** Drains what is due by now and answers how many messages were delivered; for tests and the seed. */
  drainNow: () => Promise<number>;
  /** Nobody wakes it any more; answers when the drains that were asked for have ended. */
  stop: () => Promise<void>;
};

const EVERY = SECOND;

/**
 * A worker over the outbox. Never two drains at once: whoever asks during one shares the next.
 * Errors are logged without personal data and stop nothing.
 */
export function createWorker(
  { table, clock, log }: Pick<Deps, "table" | "clock" | "log">,
  consumers: readonly Consumer[],
): Worker {
  let last = Promise.resolve(0);
  let next: Promise<number> | null = null;
  let timer: NodeJS.Timeout | null = null;

  const report = (failure: Failure): void =>
    log({ level: "error", message: "delivery failed", ...failure });

  const drain = async (): Promise<number> => {
    try {
      return await drainOutbox(table, consumers, clock(), report);
    } catch (error) {
      const name = error instanceof Error ? error.name : "unknown";
      log({ level: "error", message: "drain failed", error: name });
      return 0;
    }
  };

  const drainNow = (): Promise<number> => {
    next ??= last.then(() => {
      next = null;
      return drain();
    });
    last = next;
    return next;
  };

  const wake = (): void => {
    if (timer) void drainNow();
  };

  return {
    start: () => {
      timer ??= setInterval(wake, EVERY).unref();
    },
    wake,
    drainNow,
    stop: async () => {
      if (timer) clearInterval(timer);
      timer = null;
      await last;
    },
  };
}
