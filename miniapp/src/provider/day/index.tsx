import { useEffect, useState } from "react";
import { ProviderDayDocument } from "../../gql/generated/provider";
import { usePages } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { serverNow } from "../../session/server-time";
import { Button, LinkButton } from "../../ui/button";
import { Card as Panel } from "../../ui/card";
import { Disclosure } from "../../ui/disclosure";
import { List } from "../../ui/list";
import { Page } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Row, Text, Title } from "../../ui/text";
import "../../work/work.css";
import { BookingCard } from "../card";
import { Filter } from "../filter";
import { renewKeys } from "../keys";
import { InPost } from "../post";
import { UnsentCheckIns } from "../unsent";
import { arrivedIn, type Card, dateAfter, dateOf, dateText, dayOrder, servicesOf } from "../view";
import { words } from "../words";
import { ReceptionLine } from "./line";

const today = (): string => dateOf(serverNow());

type DateProps = { date: string; onChange: (date: string) => void };

/** One day back, one day on, and the way back to today. */
function DateSwitch({ date, onChange }: DateProps) {
  const t = useWords(words);
  const { language } = useDisplay();
  const isToday = date === today();
  const name = dateText(date, language);
  return (
    <Panel>
      <Box live="polite">
        <Title>{isToday ? `${name} · ${t("isToday")}` : name}</Title>
      </Box>
      <Row>
        <Button icon="back" onPress={() => onChange(dateAfter(date, -1))}>
          {t("previous")}
        </Button>
        <Button icon="next" onPress={() => onChange(dateAfter(date, 1))}>
          {t("next")}
        </Button>
        {!isToday && (
          <Button look="quiet" onPress={() => onChange(today())}>
            {t("today")}
          </Button>
        )}
      </Row>
    </Panel>
  );
}

type FilterProps = {
  cards: readonly Card[];
  shown: string | null;
  onShow: (serviceId: string | null) => void;
};

/** The services of the day to choose from, folded up: a community has many. Nothing while there is only one. */
function ServiceFilter({ cards, shown, onShow }: FilterProps) {
  const t = useWords(words);
  const services = servicesOf(cards);
  if (services.length < 2) return null;
  const name = services.find(({ id }) => id === shown)?.name ?? t("all");
  return (
    <Panel>
      <Disclosure label={`${t("whichService")} · ${name}`}>
        <Filter label={t("whichService")} choices={services} shown={shown} onShow={onShow} />
      </Disclosure>
    </Panel>
  );
}

function Bookings({ date }: { date: string }) {
  const t = useWords(words);
  const [chosen, setShown] = useState<string | null>(null);
  const pages = usePages(ProviderDayDocument, { heldOn: date }, (data) => data.bookingDay);
  const cards = pages.data ?? [];
  // The only service of a day needs no choosing.
  const services = servicesOf(cards);
  const shown = chosen ?? (services.length === 1 ? (services[0]?.id ?? null) : null);
  const isToday = date === today();
  const listed = pages.data && dayOrder(cards, shown);
  return (
    <>
      <ServiceFilter cards={cards} shown={shown} onShow={setShown} />
      {isToday && shown !== null && <ReceptionLine key={shown} serviceId={shown} />}
      {listed && listed.length > 0 && (
        <Text isSoft>{t("counts", { n: listed.length, there: arrivedIn(listed) })}</Text>
      )}
      <List
        pages={{ ...pages, data: listed }}
        empty={<Empty title={t("emptyDay")} text={t("emptyDayText")} />}
      >
        {(booking) => <BookingCard booking={booking} hasDate={false} />}
      </List>
    </>
  );
}

function Day() {
  const t = useWords(words);
  const [date, setDate] = useState(today);
  // So that a code can be checked later without a network.
  useEffect(() => void renewKeys(), []);
  return (
    <>
      <UnsentCheckIns />
      <Row>
        <LinkButton to="providerScan" icon="camera" look="main">
          {t("toScan")}
        </LinkButton>
        <LinkButton to="providerDesk" icon="list">
          {t("toDesk")}
        </LinkButton>
        <LinkButton to="providerAway" icon="person">
          {t("away")}
        </LinkButton>
      </Row>
      <DateSwitch date={date} onChange={setDate} />
      <Bookings key={date} date={date} />
    </>
  );
}

/** The bookings of a day for those who serve, in order, by service. */
export default function ProviderDayPage() {
  const t = useWords(words);
  return (
    <Page title={t("day")} isPrivate>
      <InPost>
        <Day />
      </InPost>
    </Page>
  );
}
