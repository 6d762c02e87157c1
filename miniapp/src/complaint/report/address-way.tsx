import { AddressPicker } from "../../address/picker";
import { MyHomesForPlaceDocument } from "../../gql/generated/complaint";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { PickList } from "../../ui/pick-list";
import { Text } from "../../ui/text";
import type { DraftPlace } from "../draft";
import { useDraft } from "../draft-store";
import { words } from "./words";

type WayProps = { onTake: (place: DraftPlace) => void };

/** One's own homes: one tap. */
function Homes({ onTake, chosen }: WayProps & { chosen: string | undefined }) {
  const t = useWords(words);
  const { data } = useRead(MyHomesForPlaceDocument, {});
  const homes = (data?.me.residences ?? []).filter(
    ({ status }) => status === "CONFIRMED" || status === "CLAIMED",
  );
  if (homes.length === 0) return null;
  return (
    <>
      <Text isStrong>{t("myHome")}</Text>
      <PickList
        label={t("myHome")}
        chosen={chosen}
        rows={homes.map(({ addressId, address }) => ({ id: addressId, text: address }))}
        onChoose={({ id, text }) => onTake({ way: "address", id, label: text })}
      />
      <Text isStrong>{t("otherAddress")}</Text>
    </>
  );
}

/** The place by its address, one's own home first. */
export function AddressWay({ onTake }: WayProps) {
  const chosen = useDraft(({ place }) => (place?.way === "address" ? place.id : undefined));
  return (
    <>
      <Homes onTake={onTake} chosen={chosen} />
      <AddressPicker
        chosen={chosen}
        onTake={({ id, label }) => onTake({ way: "address", id, label })}
      />
    </>
  );
}
