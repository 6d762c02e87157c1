import { useState } from "react";
import {
  type BookingInListFragment,
  MyBookingsDocument,
  type MyBookingsQueryVariables,
} from "../../gql/generated/booking";
import { usePages } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { useDisplay } from "../../session/display";
import { LinkButton } from "../../ui/button";
import { LinkCard } from "../../ui/card";
import { Choice } from "../../ui/choice";
import { List } from "../../ui/list";
import { Page } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Tags } from "../../ui/tags";
import { Row, Text, Title } from "../../ui/text";
import { words } from "../own-words";
import { dateOf, dateText, spanText } from "../when";

type Phase = MyBookingsQueryVariables["phase"];

function BookingCard({ booking }: { booking: BookingInListFragment }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { id, serviceName, tags, nextStep, startAt, endAt } = booking;
  const { isWalkIn, ticketNumber } = booking;
  const { isForOther, requesterName: requester, beneficiaryName: beneficiary } = booking;
  const when = isWalkIn
    ? `${dateText(dateOf(startAt), language)} ${t("walkInNumber", { n: ticketNumber ?? "" })}`
    : spanText(startAt, endAt, language);
  return (
    <LinkCard to="booking" params={{ id }}>
      <Row isSpread>
        <Title>{serviceName}</Title>
        <Tags tags={tags} />
      </Row>
      <Text isStrong>{when}</Text>
      {isForOther && <Text>{t("by", { requester, beneficiary })}</Text>}
      <Text isSoft isSmall>
        {nextStep}
      </Text>
    </LinkCard>
  );
}

function Mine() {
  const t = useWords(words);
  const [phase, setPhase] = useState<Phase>("OPEN");
  const pages = usePages(MyBookingsDocument, { phase }, ({ myBookings }) => myBookings);
  return (
    <>
      <Choice
        label={t("show")}
        value={phase}
        onChange={setPhase}
        options={[
          { value: "OPEN", label: t("open") },
          { value: "ENDED", label: t("ended") },
        ]}
      />
      <LinkButton to="services" look="main" icon="calendar" isWide>
        {t("book")}
      </LinkButton>
      <LinkButton to="calendar" isWide>
        {t("calendar")}
      </LinkButton>
      <List
        pages={pages}
        empty={
          <Empty title={t(phase === "OPEN" ? "emptyOpen" : "emptyEnded")} text={t("emptyText")} />
        }
      >
        {(booking) => <BookingCard booking={booking} />}
      </List>
    </>
  );
}

/** What one has booked, and what others booked for one. */
export default function BookingsPage() {
  const t = useWords(words);
  return (
    <Page title={t("title")} isPrivate>
      <Mine />
    </Page>
  );
}
