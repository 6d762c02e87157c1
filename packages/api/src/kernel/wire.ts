import { DAY, MINUTE, SECOND } from "./clock.ts";

/*
 * How long each part of a request may take, from the inside out: whoever waits for somebody waits longer than
 * that one does. The app's side is miniapp/src/gql/wire.ts, and test/wire.test.ts compares both.
 */

/** One request to the table; the SDK makes at most this many tries. */
export const TABLE_TRY = 3 * SECOND;
export const TABLE_TRIES = 3;
/** Whether the table answers at all; whoever watches asks every few seconds. */
export const HEALTH_WITHIN = 2 * SECOND;
/** One request to WeChat or to the sender of text messages; WeChat is asked twice at most. */
export const PARTNER_TRY = 5 * SECOND;
export const PARTNER_TRIES = 2;
/** Then the function that answers is ended; infra/handlers.ts says the same to AWS. */
export const ANSWER_WITHIN = 15 * SECOND;
/** How long a connection nobody uses is kept: after Node's own five seconds people are often about to press something. */
export const KEEP_ALIVE = 65 * SECOND;

/** How long an access token is good for; a lost one does little harm. */
export const ACCESS_TOKEN_LIFE = 15 * MINUTE;
/** A session nobody refreshes ends after this. */
export const IDLE_LIFE = 30 * DAY;
/** No session lasts longer, however often it is refreshed. */
export const ABSOLUTE_LIFE = 180 * DAY;
