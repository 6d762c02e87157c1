import { useState } from "react";
import { AddressPicker, type ChosenAddress } from "../../address/picker";
import { relationLabels } from "../../gql/generated/labels";
import { ClaimResidenceDocument } from "../../gql/generated/person";
import { useWrite } from "../../gql/use-write";
import { say, useWords } from "../../i18n/words";
import { useDisplay } from "../../session/display";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Choice } from "../../ui/choice";
import { FieldError } from "../../ui/field-error";
import { ProblemLine } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { HOME_READS } from "./reads";
import { words } from "./words";

type Relation = keyof typeof relationLabels;

function useRelations(): { value: Relation; label: string }[] {
  const { language } = useDisplay();
  return (Object.keys(relationLabels) as Relation[]).map((value) => ({
    value,
    label: say(relationLabels[value], language),
  }));
}

type WithAddressProps = { address: ChosenAddress; onOther: () => void; onDone: () => void };

/** How one belongs to the address, and off it goes. */
function WithAddress({ address, onOther, onDone }: WithAddressProps) {
  const t = useWords(words);
  const relations = useRelations();
  const [relation, setRelation] = useState<Relation | null>(null);
  const claim = useWrite(ClaimResidenceDocument, {
    refreshes: HOME_READS,
    onDone: () => {
      tell(t("sent"));
      onDone();
    },
  });
  const send = () => {
    if (relation) claim.send({ addressId: address.id, relation });
  };
  return (
    <>
      <Text isStrong>{address.label}</Text>
      <Button look="quiet" onPress={onOther}>
        {t("otherAddress")}
      </Button>
      <Text isStrong>{t("step2")}</Text>
      <Choice label={t("relation")} options={relations} value={relation} onChange={setRelation} />
      <FieldError error={claim.refusal?.message} isUrgent />
      {claim.failure && <ProblemLine failure={claim.failure} />}
      <Button
        look="main"
        isWide
        isDisabled={relation === null}
        isBusy={claim.isSending}
        onPress={send}
      >
        {t("send")}
      </Button>
    </>
  );
}

/** Claiming a home: the address, how one belongs to it; then somebody of the grid looks. */
export function ClaimForm({ onClose }: { onClose: () => void }) {
  const t = useWords(words);
  const [address, setAddress] = useState<ChosenAddress | null>(null);
  return (
    <Card>
      <Title>{t("add")}</Title>
      {address ? (
        <WithAddress address={address} onOther={() => setAddress(null)} onDone={onClose} />
      ) : (
        <>
          <Text isStrong>{t("step1")}</Text>
          <AddressPicker onTake={setAddress} />
          <Text isSoft>{t("notFound")}</Text>
        </>
      )}
      <Button isWide onPress={onClose}>
        {t("cancel")}
      </Button>
    </Card>
  );
}
