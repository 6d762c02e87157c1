import { useState } from "react";
import { ServiceWeekDocument, type ServiceWeekQuery } from "../../gql/generated/provider";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { Box, Line } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { serverNow } from "../../session/server-time";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Disclosure } from "../../ui/disclosure";
import { Loaded } from "../../ui/states";
import { Row, Text, Title } from "../../ui/text";
import { dateAfter, dateOf, dateText, hoursText } from "../view";
import { words } from "./words";

type Day = NonNullable<ServiceWeekQuery["service"]>["days"][number];

const DAYS = 7;

function SlotLine({ slot }: { slot: Day["slots"][number] }) {
  const t = useWords(words);
  const { isWalkIn, lane, free, capacity } = slot;
  const group = isWalkIn ? t("walkIn") : lane;
  return (
    <Box as="li" className="provider-slot">
      <Line>
        {[hoursText(slot), group, t("seats", { free, of: capacity })].filter(Boolean).join(" · ")}
      </Line>
    </Box>
  );
}

function DayLine({ day }: { day: Day }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { heldOn, isUnpublished, slots } = day;
  const date = dateText(heldOn, language);
  if (slots.length === 0)
    return <Text isSoft>{`${date} · ${t(isUnpublished ? "unpublished" : "closed")}`}</Text>;
  const free = slots.reduce((sum, slot) => sum + slot.free, 0);
  return (
    <Disclosure label={`${date} · ${t("slots", { n: slots.length, free })}`}>
      <Box as="ul" className="provider-slots">
        {slots.map((slot) => (
          <SlotLine key={`${slot.startAt} ${slot.lane}`} slot={slot} />
        ))}
      </Box>
    </Disclosure>
  );
}

/** The days of a service as the API makes them of its plan: what residents are offered. */
export function Week({ id }: { id: string }) {
  const t = useWords(words);
  const [fromOn, setFrom] = useState(() => dateOf(serverNow()));
  const query = useRead(ServiceWeekDocument, { id, fromOn });
  return (
    <Card>
      <Title>{t("week")}</Title>
      <Loaded query={query}>
        {({ service }) => service?.days.map((day) => <DayLine key={day.heldOn} day={day} />)}
      </Loaded>
      <Row>
        <Button icon="back" onPress={() => setFrom(dateAfter(fromOn, -DAYS))}>
          {t("previousWeek")}
        </Button>
        <Button icon="next" onPress={() => setFrom(dateAfter(fromOn, DAYS))}>
          {t("nextWeek")}
        </Button>
      </Row>
    </Card>
  );
}
