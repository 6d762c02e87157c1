import { useState } from "react";
import { RevealReporterDocument, type RevealReporterMutation } from "../../gql/generated/work";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { Button, CallButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Field } from "../../ui/field";
import { ProblemLine } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import type { Item } from "../view";
import { words } from "../words";

type Revealed = RevealReporterMutation["revealReporter"]["reporter"];

/** Asks what for before it shows a phone number: the API records it and the reporter can read it. */
function Reveal({ id }: { id: string }) {
  const t = useWords(words);
  const [isOpen, setOpen] = useState(false);
  const [purpose, setPurpose] = useState("");
  const [revealed, setRevealed] = useState<Revealed>(null);
  const { send, isSending, refusal, failure } = useWrite(RevealReporterDocument, {
    isKeyed: false,
    onDone: ({ revealReporter }) => setRevealed(revealReporter.reporter),
  });
  if (revealed)
    return (
      <Box live="polite">
        {revealed.phone === null ? (
          <Text>{t("noPhone")}</Text>
        ) : (
          <CallButton phone={revealed.phone} look="main" isWide />
        )}
      </Box>
    );
  if (!isOpen)
    return (
      <Button icon="phone" onPress={() => setOpen(true)}>
        {t("contactReporter")}
      </Button>
    );
  return (
    <>
      <Field
        label={t("purpose")}
        hint={t("purposeHint")}
        rows={2}
        value={purpose}
        onChange={setPurpose}
        error={refusal?.message}
      />
      {failure && <ProblemLine failure={failure} />}
      <Button isBusy={isSending} onPress={() => send({ id, purpose })}>
        {t("reveal")}
      </Button>
    </>
  );
}

/** Who reported it, as far as this identity may know. */
export function Reporter({ item: { id, reporter } }: { item: Item }) {
  const t = useWords(words);
  return (
    <Card>
      <Title>{t("reporter")}</Title>
      {!reporter && <Text isSoft>{t("reporterHidden")}</Text>}
      {reporter?.isGuest && <Text isSoft>{t("reporterGuest")}</Text>}
      {reporter && !reporter.isGuest && (
        <>
          <Text>{reporter.name}</Text>
          <Reveal id={id} />
        </>
      )}
    </Card>
  );
}
