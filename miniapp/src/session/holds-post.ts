import { MeDocument } from "../gql/generated/session";
import { useRead } from "../gql/use-read";
import { useSession } from "./session";

/** Whether who is signed in holds a post now; false until that is known. */
export function useHoldsPost(): boolean {
  const isSignedIn = useSession(({ person }) => person !== null);
  const { data } = useRead(MeDocument, {}, { when: isSignedIn });
  return data?.me.roles.some(({ isInForce }) => isInForce) ?? false;
}
