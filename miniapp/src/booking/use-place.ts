import { create } from "zustand";
import { MyGridDocument } from "../gql/generated/tabs";
import { useRead } from "../gql/use-read";
import { useSession } from "../session/session";

export type Place = { id: string; name: string };

/** Where somebody looks for services: only until the app is closed. */
const usePlace = create<{ chosen: Place | "other" | null }>(() => ({ chosen: null }));

export const lookIn = (place: Place): void => usePlace.setState({ chosen: place });
export const lookElsewhere = (): void => usePlace.setState({ chosen: "other" });

/** Where to look: where one chose, else around one's home. Null when one has to choose, undefined while that is not known. */
export function useLookedIn(): Place | null | undefined {
  const isSignedIn = useSession(({ person }) => person !== null);
  const { data, isLoading } = useRead(MyGridDocument, {}, { when: isSignedIn });
  const { chosen } = usePlace();
  if (chosen) return chosen === "other" ? null : chosen;
  if (isLoading) return undefined;
  const home = isSignedIn ? data?.myGrid.card?.levels[0]?.grid : null;
  return home ? { id: home.id, name: home.name } : null;
}
