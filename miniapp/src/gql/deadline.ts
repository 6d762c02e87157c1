import { RequestFailed } from "./failure";

export const aborted = () => new RequestFailed("aborted", "the request was given up");

/** Settles with the promise, unless the signal or the time comes first; then `cancel` is called. */
export function within<T>(
  promise: Promise<T>,
  ms: number,
  signal?: AbortSignal,
  cancel?: () => void,
) {
  return new Promise<T>((resolve, reject) => {
    const giveUp = (why: RequestFailed) => {
      reject(why);
      cancel?.();
    };
    const onAbort = () => giveUp(aborted());
    const timer = setTimeout(
      () => giveUp(new RequestFailed("timeout", `no answer in ${ms} ms`)),
      ms,
    );
    signal?.addEventListener("abort", onAbort);
    void promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    });
  });
}

/** What a platform says when it could not send: WeChat in `errMsg`, browsers in `message`. */
export function notSent(error: unknown): RequestFailed {
  if (error instanceof RequestFailed) return error;
  const { errMsg, message } = (error ?? {}) as { errMsg?: string; message?: string };
  const why = errMsg ?? message ?? String(error);
  return new RequestFailed(/time.?d? ?out/i.test(why) ? "timeout" : "offline", why);
}
