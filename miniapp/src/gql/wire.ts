/*
 * How long the app waits for the API. The API's side is packages/api/src/kernel/wire.ts, and a test there
 * compares both: the API has given up before the app does, so the app hears of it.
 */

/** One request. A weak network takes its part of it. */
export const REQUEST_TIMEOUT_MS = 20_000;
/** How long to wait before each further attempt of a read. */
export const BACK_OFF_MS: readonly number[] = [500, 2_000];
/** From this age on an access token is renewed before it is used. */
export const STALE_AFTER_MS = 14 * 60_000;
