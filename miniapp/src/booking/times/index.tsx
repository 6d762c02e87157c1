import { useState } from "react";
import {
  BookingDocument,
  ServiceDaysDocument,
  ServiceDocument,
  type ServiceQuery,
} from "../../gql/generated/booking";
import type { RefusalPartsFragment as Refusal } from "../../gql/generated/session";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Page, useParams } from "../../ui/page";
import { Empty, Loaded } from "../../ui/states";
import { Stack, Text, Title } from "../../ui/text";
import "../booking.css";
import { useToday } from "../use-now";
import { type Day, firstDay, keyOf, type Slot, weekOf } from "../view";
import { dateAfter, dateOf, dateText, spanText } from "../when";
import { words } from "../words";
import { DayList, Turn, Week } from "./days";
import { Slots } from "./slots";
import { Book, Move } from "./take";
import { useAnybodyElse } from "./who";

type Service = NonNullable<ServiceQuery["service"]>;

/** What was chosen so far. A slot is named, not kept: how it stands is read anew. */
type Chosen = { from: string; on: string | null; slot: string | null };

/** A day and its times on one page; in elder mode one after the other. */
function Calendar({
  days,
  today,
  chosen,
  onChange,
}: {
  days: readonly Day[];
  today: string;
  chosen: Chosen;
  onChange: (change: Partial<Chosen>) => void;
}) {
  const t = useWords(words);
  const { elderMode, language } = useDisplay();
  const day = elderMode
    ? days.find(({ heldOn }) => heldOn === chosen.on)
    : firstDay(days, chosen.on ?? undefined);
  const choose = (on: string) => onChange({ on });
  const turn = (n: number) => onChange({ from: dateAfter(chosen.from, n), on: null });
  const isFirst = chosen.from <= today;
  return (
    <>
      {!(elderMode && day) && (
        <Stack>
          {elderMode ? (
            <DayList days={days} today={today} onChoose={choose} />
          ) : (
            <Week days={days} today={today} chosen={day?.heldOn ?? null} onChoose={choose} />
          )}
          <Turn isFirst={isFirst} onTurn={turn} />
        </Stack>
      )}
      {day && (
        <Card>
          <Title>{t("timesOn", { day: dateText(day.heldOn, language) })}</Title>
          <Slots
            day={day}
            chosen={chosen.slot}
            onChoose={(slot) => onChange({ on: day.heldOn, slot: keyOf(slot) })}
          />
          {elderMode && (
            <Button isWide icon="back" onPress={() => onChange({ on: null })}>
              {t("otherDay")}
            </Button>
          )}
        </Card>
      )}
    </>
  );
}

type TakingProps = {
  service: Service;
  slot: Slot;
  onOther: () => void;
  onRefused: (refusal: Refusal) => void;
};

/** The time that was chosen, and what to do with it. */
function Taking({ service, slot, onOther, onRefused }: TakingProps) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { booking } = useParams();
  const { startAt, endAt, lane, isWalkIn } = slot;
  return (
    <Card isAccent>
      <Box live="polite">
        <Text isSoft>{t("chosen")}</Text>
        <Title>
          {[spanText(startAt, endAt, language), isWalkIn ? t("walkIn") : lane]
            .filter(Boolean)
            .join(" · ")}
        </Title>
      </Box>
      {booking ? (
        <Move bookingId={booking} slot={slot} onRefused={onRefused} />
      ) : (
        <Book service={service} slot={slot} onRefused={onRefused} />
      )}
      <Button isWide onPress={onOther}>
        {t("otherTime")}
      </Button>
    </Card>
  );
}

function Choosing({ service, today }: { service: Service; today: string }) {
  const { startAt, lane = "" } = useParams();
  const [chosen, setChosen] = useState<Chosen>(() => ({
    from: weekOf(today, startAt ? dateOf(startAt) : today),
    on: startAt ? dateOf(startAt) : null,
    slot: startAt ? keyOf({ startAt, lane }) : null,
  }));
  const change = (part: Partial<Chosen>) => setChosen({ ...chosen, ...part });
  const { booking } = useParams();
  const beneficiaryId = useAnybodyElse();
  const query = useRead(
    ServiceDaysDocument,
    {
      id: service.id,
      fromOn: chosen.from,
      count: 7,
      ...(booking ? { movedId: booking } : { beneficiaryId }),
    },
    { isFresh: true },
  );
  const [said, setSaid] = useState<string | null>(null);
  const refused = ({ message }: Refusal) => {
    setSaid(message);
    void query.refetch();
  };
  return (
    <Loaded query={query}>
      {({ service: found }) => {
        const days = found?.days ?? [];
        const slot = days.flatMap(({ slots }) => slots).find((one) => keyOf(one) === chosen.slot);
        if (!slot)
          return (
            <>
              <Box live="assertive">{said !== null && <Text isStrong>{said}</Text>}</Box>
              <Calendar days={days} today={today} chosen={chosen} onChange={change} />
            </>
          );
        return (
          <Taking
            service={service}
            slot={slot}
            onOther={() => {
              setSaid(null);
              change({ slot: null });
            }}
            onRefused={refused}
          />
        );
      }}
    </Loaded>
  );
}

/** What is to be moved, and that it stays until then. */
function Present({ id }: { id: string }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { data } = useRead(BookingDocument, { id });
  if (!data?.booking) return null;
  const { startAt, endAt } = data.booking;
  return <Text>{t("nowAt", { when: spanText(startAt, endAt, language) })}</Text>;
}

function Times({ id }: { id: string }) {
  const t = useWords(words);
  const { booking } = useParams();
  const query = useRead(ServiceDocument, { id });
  const today = useToday();
  return (
    <Loaded query={query}>
      {({ service }) =>
        service ? (
          <>
            <Title>{service.name}</Title>
            {booking && <Present id={booking} />}
            <Loaded query={today}>{(on) => <Choosing service={service} today={on} />}</Loaded>
          </>
        ) : (
          <Empty title={t("goneService")} text={t("goneServiceText")}>
            <LinkButton to="services" look="main">
              {t("services")}
            </LinkButton>
          </Empty>
        )
      }
    </Loaded>
  );
}

/** Choosing a day and a time: to book, or to move what is booked. */
export default function TimesPage() {
  const t = useWords(words);
  const { service = "", booking } = useParams();
  return (
    <Page title={t(booking ? "newTime" : "times")} isPrivate>
      <Times id={service} />
    </Page>
  );
}
