import { AddressPicker } from "../../address/picker";
import { useWords } from "../../i18n/words";
import { useSession } from "../../session/session";
import { LinkButton } from "../../ui/button";
import { Text } from "../../ui/text";
import type { DraftPlace } from "../draft";
import { useDraft } from "../draft-store";
import { words } from "./words";

/** The place by its address. Addresses are for who is signed in. */
export function AddressWay({ onTake }: { onTake: (place: DraftPlace) => void }) {
  const t = useWords(words);
  const isGuest = useSession(({ person }) => person === null);
  const chosen = useDraft(({ place }) => (place?.way === "address" ? place.id : undefined));
  if (!isGuest)
    return (
      <AddressPicker
        chosen={chosen}
        onTake={({ id, label }) => onTake({ way: "address", id, label })}
      />
    );
  return (
    <>
      <Text>{t("addressSignIn")}</Text>
      <LinkButton to="signIn">{t("signIn")}</LinkButton>
    </>
  );
}
