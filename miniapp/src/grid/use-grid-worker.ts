import { MyGridDocument } from "../gql/generated/tabs";
import { useRead } from "../gql/use-read";
import { useSession } from "../session/session";
import { type Callable, firstToCall } from "./contact-card";

/** Who answers for the grid one lives in, by phone; null for guests, without a home, and until it is known. */
export function useGridWorker(): Callable | null {
  const isSignedIn = useSession(({ person }) => person !== null);
  const { data } = useRead(MyGridDocument, {}, { when: isSignedIn });
  const card = isSignedIn ? data?.myGrid.card : null;
  return card ? firstToCall(card) : null;
}
