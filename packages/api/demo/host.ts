import { AsyncLocalStorage } from "node:async_hooks";

type Handler = (request: Request) => Promise<Response>;

/** The names of this machine for itself; whoever asks by one of them sits at it. */
const LOOPBACK = /^(?:(?:.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Under which address links lead to us: the one a request came by, when it is a name of this machine for itself,
 * else the configured one. A Host header may say anything, so no other name is believed.
 */
export function followHost(configured: string) {
  const cameBy = new AsyncLocalStorage<string>();
  const baseOf = (request: Request): string => {
    const { hostname, origin } = new URL(request.url);
    return LOOPBACK.test(hostname) ? origin : configured;
  };
  return {
    /** The address for the request that is being answered. */
    base: (): string => cameBy.getStore() ?? configured,
    answering:
      (handler: Handler): Handler =>
      (request) =>
        cameBy.run(baseOf(request), () => handler(request)),
  };
}
