import type { SessionPartsFragment } from "../../gql/generated/session";
import { useWords } from "../../i18n/words";
import { useLeave } from "../../platform/page-life";
import { tell } from "../../ui/toast";
import { begin } from "../session";
import { words } from "./words";

/** What happens once somebody has signed in, whichever way: back to where they came from. */
export function useWelcome(): (session: SessionPartsFragment | null) => void {
  const t = useWords(words);
  const leave = useLeave();
  return (session) => {
    if (!session) return;
    begin(session);
    tell(t("welcome", { name: session.me.displayName }));
    leave();
  };
}
