import { useState } from "react";
import { EndResidenceDocument } from "../../gql/generated/person";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { ProblemLine } from "../../ui/states";
import { StatusTag } from "../../ui/status-tag";
import { Row, Stack, Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { type Home, toneOfHome } from "../view";
import { HOME_READS } from "./reads";
import { words } from "./words";

/** Asked twice: what depends on the home is gone at once. */
function End({ home: { id, address } }: { home: Home }) {
  const t = useWords(words);
  const [isAsking, setAsking] = useState(false);
  const end = useWrite(EndResidenceDocument, {
    refreshes: HOME_READS,
    onDone: () => tell(t("ended")),
  });
  if (!isAsking)
    return (
      <Button look="quiet" label={t("endOf", { address })} onPress={() => setAsking(true)}>
        {t("end")}
      </Button>
    );
  return (
    <Stack>
      <Box live="polite">
        <Text>{t("endAsk")}</Text>
      </Box>
      <Row>
        <Button look="danger" isBusy={end.isSending} onPress={() => end.send({ residenceId: id })}>
          {t("endYes")}
        </Button>
        <Button onPress={() => setAsking(false)}>{t("keep")}</Button>
      </Row>
      {end.refusal && <Text>{end.refusal.message}</Text>}
      {end.failure && <ProblemLine failure={end.failure} />}
    </Stack>
  );
}

/** One home and how far it has come. */
export function HomeCard({ home, isPresent }: { home: Home; isPresent: boolean }) {
  const t = useWords(words);
  const { address, relationLabel, status, statusLabel, reason } = home;
  return (
    <Card>
      <Title>{address}</Title>
      <Row isSpread>
        <Text isSoft>{relationLabel}</Text>
        <StatusTag tone={toneOfHome[status]}>{statusLabel}</StatusTag>
      </Row>
      {reason && <Text>{t("reason", { text: reason })}</Text>}
      {isPresent && <End home={home} />}
    </Card>
  );
}
