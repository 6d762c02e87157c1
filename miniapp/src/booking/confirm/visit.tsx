import { useEffect, useState } from "react";
import { AddressPicker } from "../../address/picker";
import { HomesToVisitDocument } from "../../gql/generated/booking";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { Button } from "../../ui/button";
import { FieldError } from "../../ui/field-error";
import { Text } from "../../ui/text";
import { words } from "../words";

export type ChosenAddress = { id: string; label: string };

type VisitProps = {
  chosen: ChosenAddress | null;
  /** For oneself the own home is meant, until another address is chosen. */
  isForOther: boolean;
  error: string | null;
  onChoose: (address: ChosenAddress | null) => void;
};

/** One's confirmed home, for a visit; null without any, undefined while that is not known. */
function useHome(): ChosenAddress | null | undefined {
  const { data, isLoading } = useRead(HomesToVisitDocument, {}, { isKept: false });
  if (isLoading) return undefined;
  const home = data?.me.residences.find(({ status }) => status === "CONFIRMED");
  return home ? { id: home.addressId, label: home.address } : null;
}

/** Where a home visit goes: one's home, or an address that is chosen. */
export function Visit({ chosen, isForOther, error, onChoose }: VisitProps) {
  const t = useWords(words);
  const home = useHome();
  const [isPicking, setPicking] = useState(false);
  const own = !chosen && !isForOther ? home : null;
  useEffect(() => {
    if (own) onChoose(own);
  }, [own?.id]);
  return (
    <>
      <Text isStrong>{t("visitWhere")}</Text>
      {chosen && <Text>{chosen.label}</Text>}
      <FieldError error={error} />
      {chosen && !isPicking ? (
        <Button isWide onPress={() => setPicking(true)}>
          {t("otherAddress")}
        </Button>
      ) : (
        home !== undefined && (
          <AddressPicker
            chosen={chosen?.id}
            onTake={(address) => {
              onChoose(address);
              setPicking(false);
            }}
          />
        )
      )}
    </>
  );
}
