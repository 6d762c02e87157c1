import { useState } from "react";
import { DecideResidenceDocument, type WorkClaimsQuery } from "../../gql/generated/work";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Field } from "../../ui/field";
import { Said } from "../../ui/form";
import { Row, Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { useWhen } from "../use-when";
import { words } from "../words";

type Claim = WorkClaimsQuery["claims"]["edges"][number]["node"];

function useDecision({ id: residenceId, personId, displayName }: Claim) {
  const t = useWords(words);
  const { send, ...rest } = useWrite(DecideResidenceDocument, {
    refreshes: ["WorkClaims"],
    onDone: ({ decideResidence: { residence } }) =>
      tell(t("decided", { name: displayName, status: residence?.statusLabel ?? "" })),
  });
  return {
    ...rest,
    confirm: () => send({ residenceId, personId, confirmed: true }),
    refuse: (reason: string) => send({ residenceId, personId, confirmed: false, reason }),
  };
}

type Decision = ReturnType<typeof useDecision>;

/** Why not: they will read it. */
function Refusing({ decision, onCancel }: { decision: Decision; onCancel: () => void }) {
  const t = useWords(words);
  const [reason, setReason] = useState("");
  return (
    <>
      <Field
        label={t("refuseReason")}
        hint={t("refuseHint")}
        rows={2}
        value={reason}
        onChange={setReason}
        error={decision.refusal?.message}
      />
      <Row>
        <Button look="danger" isBusy={decision.isSending} onPress={() => decision.refuse(reason)}>
          {t("refuseDone")}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {t("cancel")}
        </Button>
      </Row>
    </>
  );
}

/** One claim, to be confirmed or refused with a reason. */
export function ClaimCard({ claim }: { claim: Claim }) {
  const t = useWords(words);
  const when = useWhen();
  const decision = useDecision(claim);
  const [isRefusing, setRefusing] = useState(false);
  const { displayName: name, address, relationLabel } = claim;
  return (
    <Card>
      <Title>{name}</Title>
      <Text>{`${address} · ${relationLabel}`}</Text>
      <Text isSoft isSmall>
        {t("claimed", { when: when(claim.claimedAt) })}
      </Text>
      {isRefusing ? (
        <Refusing decision={decision} onCancel={() => setRefusing(false)} />
      ) : (
        <Row>
          <Button
            look="main"
            label={t("confirmWhom", { name, address })}
            isBusy={decision.isSending}
            onPress={decision.confirm}
          >
            {t("confirm")}
          </Button>
          <Button label={t("refuseWhom", { name, address })} onPress={() => setRefusing(true)}>
            {t("refuse")}
          </Button>
        </Row>
      )}
      <Said refusal={isRefusing ? null : decision.refusal} failure={decision.failure} fields={[]} />
    </Card>
  );
}
