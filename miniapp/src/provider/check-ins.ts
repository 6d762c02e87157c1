import type { QueryClient } from "@tanstack/react-query";
import { create } from "zustand";
import { request } from "../gql/api";
import { readAgain } from "../gql/cache";
import { isPassing, RequestFailed } from "../gql/failure";
import { CheckInBookingDocument } from "../gql/generated/provider";
import { makeKey } from "../gql/idempotency";
import { forget, keep, recall } from "../platform/storage";
import { useSession } from "../session/session";
import { onReconnected } from "../platform/reconnected";

/*
 * Check-ins whose code this device has verified, kept until the API has recorded them. A code is good for
 * seconds: when no answer comes while it is, what is sent later is what staff say who saw it.
 */

export type CheckIn = {
  /** Idempotency key: however often it is sent, it is recorded once. */
  key: string;
  bookingId: string;
  sequence: number;
  /** Null once the code has run out on the way. */
  code: string | null;
  /** When it was verified, in milliseconds of the server's time. */
  verifiedAt: number;
  /** Who scanned it and in which post: it goes out under no other. */
  owner: string;
  actingAs: string;
  /** Why the API did not record it. */
  refused: string | null;
};

/** Codes used lately on this device, so that a second showing is told without a network. */
type Kept = { waiting: CheckIn[]; used: string[] };
type Store = Kept & {
  sending: string | null;
  /** The booking that was recorded last. */
  recorded: string | null;
};

const MOST_USED = 100;
const recallKept = (): Kept => recall<Kept>("check-ins") ?? { waiting: [], used: [] };

export const useCheckIns = create<Store>(() => ({
  ...recallKept(),
  sending: null,
  recorded: null,
}));

function change(next: Partial<Kept>): void {
  useCheckIns.setState(next);
  const { waiting, used } = useCheckIns.getState();
  if (waiting.length + used.length === 0) forget("check-ins");
  else keep("check-ins", { waiting, used } satisfies Kept);
}

const nameOf = ({ bookingId, sequence }: Pick<CheckIn, "bookingId" | "sequence">): string =>
  `${bookingId} ${sequence}`;

/** Whether this device has taken a code of this booking already, as the booking was then. What was refused does not count. */
export function isUsed(one: Pick<CheckIn, "bookingId" | "sequence">): boolean {
  const { used, waiting } = useCheckIns.getState();
  const isWaiting = waiting.some(
    ({ refused, ...other }) => !refused && nameOf(other) === nameOf(one),
  );
  return isWaiting || used.includes(nameOf(one));
}

/** What may go out now: of who uses the app, in the post they act in. */
export function isMine({ owner, actingAs, refused }: CheckIn): boolean {
  const session = useSession.getState();
  return refused === null && session.person?.id === owner && session.actingAs === actingAs;
}

const nextKey = (): string => makeKey(Date.now(), Math.random);

const remove = (key: string): void =>
  change({ waiting: useCheckIns.getState().waiting.filter((one) => one.key !== key) });

function replace(key: string, next: Partial<CheckIn>): void {
  const { waiting } = useCheckIns.getState();
  change({ waiting: waiting.map((one) => (one.key === key ? { ...one, ...next } : one)) });
}

/** Staff have read why it was not recorded. */
export const dropCheckIn = (key: string): void => remove(key);

/** Sends one; answers whether the next may be tried. */
async function send(one: CheckIn): Promise<boolean> {
  const { key, bookingId, code } = one;
  const input = { id: bookingId, ...(code !== null && { code }), idempotencyKey: key };
  try {
    const { checkInBooking } = await request(CheckInBookingDocument, { input });
    const { refusal } = checkInBooking;
    if (refusal?.code === "booking.code_expired" && code !== null)
      replace(key, { code: null, key: nextKey() });
    else if (refusal) replace(key, { refused: refusal.message });
    else {
      const { used } = useCheckIns.getState();
      change({ used: [...used, nameOf(one)].slice(-MOST_USED) });
      remove(key);
      useCheckIns.setState({ recorded: bookingId });
    }
    return true;
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    if (!isPassing(error) && error.code !== "UNAUTHENTICATED")
      replace(key, { refused: error.message });
    return !isPassing(error) && error.code !== "UNAUTHENTICATED";
  }
}

/** Sends what waits, one after the other, until there is nothing left or no answer comes. */
export async function sendCheckIns(): Promise<void> {
  if (useCheckIns.getState().sending !== null) return;
  let goesOn = true;
  while (goesOn) {
    const next = useCheckIns.getState().waiting.find(isMine);
    if (!next) break;
    useCheckIns.setState({ sending: next.key });
    goesOn = await send(next);
  }
  useCheckIns.setState({ sending: null });
}

type Verified = { bookingId: string; sequence: number; code: string; verifiedAt: number };

/** Keeps a verified check-in and sends it at once. */
export async function record(verified: Verified): Promise<void> {
  const { person, actingAs } = useSession.getState();
  if (!person) return;
  const { waiting } = useCheckIns.getState();
  const made: CheckIn = { ...verified, key: nextKey(), owner: person.id, actingAs, refused: null };
  change({ waiting: [...waiting, made] });
  await sendCheckIns();
}

const REFRESHES = ["ProviderDay", "ProviderDesk", "ProviderBooking"];

/** Sends what waits from now on, whatever page is open. Answers how to stop. */
export function startCheckIns(cache: QueryClient): () => void {
  const stops = [
    onReconnected(() => void sendCheckIns()),
    useSession.subscribe(() => void sendCheckIns()),
    useCheckIns.subscribe(({ recorded }, before) => {
      if (recorded !== before.recorded) void readAgain(cache, REFRESHES);
    }),
  ];
  void sendCheckIns();
  return () => stops.forEach((stop) => stop());
}
