import { useState } from "react";
import { RevokeAuthorisationDocument } from "../../gql/generated/proxy";
import { useWrite } from "../../gql/use-write";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { useDisplay } from "../../session/display";
import { Button, LinkButton } from "../../ui/button";
import { Said } from "../../ui/form";
import { Row, Stack, Text } from "../../ui/text";
import { tell } from "../../ui/toast";
import type { Leave } from "../view";
import { words } from "../words";

/** Takes it back, after asking once. Either of the two may. */
function Revoke({ id, label, spoken }: { id: string; label: string; spoken: string }) {
  const t = useWords(words);
  const [isAsking, setAsking] = useState(false);
  const { send, isSending, refusal, failure } = useWrite(RevokeAuthorisationDocument, {
    refreshes: ["MyAuthorisations"],
    onDone: () => tell(t("revoked")),
  });
  if (!isAsking)
    return (
      <Button label={spoken} onPress={() => setAsking(true)}>
        {label}
      </Button>
    );
  return (
    <>
      <Said refusal={refusal} failure={failure} fields={[]} />
      <Button look="danger" isBusy={isSending} onPress={() => send({ id })}>
        {t("sure")}
      </Button>
      <Button onPress={() => setAsking(false)}>{t("keep")}</Button>
    </>
  );
}

/** Leave that holds, seen from one of its two sides. */
export function LeaveLine({ leave, isGiven }: { leave: Leave; isGiven: boolean }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { id, agentName, principalName, relationLabel: relation, to } = leave;
  const name = isGiven ? agentName : principalName;
  return (
    <Stack>
      <Text isStrong>{name}</Text>
      <Text isSoft isSmall>
        {t("until", { relation, day: whenText(to, language, "day") })}
      </Text>
      <Row>
        {!isGiven && (
          <LinkButton to="services" look="main">
            {t("book", { name })}
          </LinkButton>
        )}
        <Revoke
          id={id}
          label={t(isGiven ? "revoke" : "stop")}
          spoken={t(isGiven ? "revokeOf" : "stopOf", { name })}
        />
      </Row>
    </Stack>
  );
}
