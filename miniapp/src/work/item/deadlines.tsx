import { useState } from "react";
import type { WorkClockFragment } from "../../gql/generated/work";
import { useWords } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { StatusTag } from "../../ui/status-tag";
import { Row, Stack, Text, Title } from "../../ui/text";
import { useWhen } from "../use-when";
import { type Item, piecesOf } from "../view";
import { words } from "../words";

function Pieces({ clock }: { clock: WorkClockFragment }) {
  const t = useWords(words);
  const when = useWhen();
  return (
    <>
      {piecesOf(clock).map(({ from, to, isCounted }) => (
        <Text key={`${from} ${to}`} isSoft isSmall>
          {t(isCounted ? "counted" : "paused", { from: when(from), to: when(to) })}
        </Text>
      ))}
    </>
  );
}

function Clock({ clock }: { clock: WorkClockFragment }) {
  const t = useWords(words);
  const when = useWhen();
  const [isOpen, setOpen] = useState(false);
  const { stepLabel: step, termLabel: term, startedAt, dueAt, isOver, isProvisional } = clock;
  const hasPieces = clock.intervals.length + clock.pauses.length > 0;
  return (
    <Stack>
      <Text>{t("clockTerm", { step, term, from: when(startedAt) })}</Text>
      <Row>
        <StatusTag tone={isOver ? "warn" : "calm"}>
          {t(isOver ? "clockOver" : "clockDue", { when: when(dueAt) })}
        </StatusTag>
      </Row>
      {isProvisional && <Text isSmall>{t("provisional")}</Text>}
      {isOpen && <Pieces clock={clock} />}
      {hasPieces && (
        <Button
          look="quiet"
          label={`${step} · ${t(isOpen ? "hideCounted" : "howCounted")}`}
          onPress={() => setOpen(!isOpen)}
        >
          {t(isOpen ? "hideCounted" : "howCounted")}
        </Button>
      )}
    </Stack>
  );
}

/** The deadlines, each with the term, from when it counts, and the pieces of time it is made of. */
export function Deadlines({ item: { clock, handlingClock } }: { item: Item }) {
  const t = useWords(words);
  const isSame =
    clock?.dueAt === handlingClock?.dueAt && clock?.startedAt === handlingClock?.startedAt;
  return (
    <Card>
      <Title>{t("clocks")}</Title>
      {!clock && !handlingClock && <Text isSoft>{t("noClock")}</Text>}
      {clock && <Clock clock={clock} />}
      {handlingClock && !isSame && (
        <>
          <Text isStrong>{t("handling")}</Text>
          <Clock clock={handlingClock} />
        </>
      )}
    </Card>
  );
}
