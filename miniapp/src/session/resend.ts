import type { RequestPhoneCodeMutation } from "../gql/generated/session";

type SentCode = NonNullable<RequestPhoneCodeMutation["requestPhoneCode"]["sent"]>;

/**
 * Seconds until another code may be asked for. The clock of this device may be wrong, so nobody waits longer
 * than the API's own times are apart; who waits too short is told so by the API.
 */
export function secondsToResend(
  { resendAt, expiresAt }: Pick<SentCode, "resendAt" | "expiresAt">,
  now: number,
): number {
  const [resend, expiry] = [Date.parse(resendAt), Date.parse(expiresAt)];
  const wait = Math.min(resend - now, expiry - resend);
  return Math.max(0, Math.ceil(wait / 1_000));
}
