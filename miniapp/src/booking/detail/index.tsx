import { newestFirst } from "../../complaint/view";
import { BookingDocument, type BookingDetailFragment } from "../../gql/generated/booking";
import { useRead } from "../../gql/use-read";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { CallButton, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Page, useParams } from "../../ui/page";
import { Empty, Loaded } from "../../ui/states";
import { StatusTag } from "../../ui/status-tag";
import { Row, Text, Title } from "../../ui/text";
import "../booking.css";
import { Facts } from "../facts";
import { words } from "../own-words";
import { isFirm, toneOfStage } from "../view";
import { dateOf, dateText, spanText } from "../when";
import { Actions } from "./actions";
import { CheckInCode } from "./code";

export type Booking = BookingDetailFragment;
/** A booking, with the API's time when it was told, and when that was here. */
export type Shown = { booking: Booking; told: string; toldAt: number };

/** Where it stands and what happens next, before everything else. */
function Standing({ booking }: { booking: Booking }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { stage, linePosition, stepLabel: step, stepDueAt, toConfirmAt } = booking;
  return (
    <Card isAccent>
      <Row isSpread>
        <Title>{booking.serviceName}</Title>
        <StatusTag tone={toneOfStage(stage)}>{booking.statusLabel}</StatusTag>
      </Row>
      <Text isStrong>{t("next")}</Text>
      <Text>{booking.nextStep}</Text>
      {linePosition !== null && <Text isStrong>{t("line", { n: linePosition })}</Text>}
      {step !== null && stepDueAt !== null && toConfirmAt === null && (
        <Text>{t("until", { step, when: whenText(stepDueAt, language) })}</Text>
      )}
      {isFirm(booking) && (
        <Text isSoft isSmall>
          {t("cutoff", { when: whenText(booking.cutoffAt, language) })}
        </Text>
      )}
    </Card>
  );
}

/** When, where, who and for whom: who acts and who it is for are always told. */
function WhenAndWho({ booking }: { booking: Booking }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { startAt, endAt, isWalkIn, venue, address } = booking;
  const when = isWalkIn
    ? `${dateText(dateOf(startAt), language)} ${t("walkIn")}`
    : spanText(startAt, endAt, language);
  return (
    <Card>
      <Facts
        facts={[
          { label: t("when"), text: when },
          { label: t("where"), text: address ?? venue },
          { label: t("group"), text: booking.groupName },
          { label: t("beneficiary"), text: booking.beneficiaryName },
          { label: t("requester"), text: booking.requesterName },
          { label: t("party"), text: t("people", { n: booking.party }) },
          { label: t("provider"), text: booking.providerName },
          { label: t("performer"), text: booking.performerName },
        ]}
      />
      {booking.answers.length > 0 && (
        <>
          <Title>{t("answers")}</Title>
          <Facts facts={booking.answers} />
        </>
      )}
    </Card>
  );
}

function Outcome({ booking: { record, rating, ratingAnswer } }: { booking: Booking }) {
  const t = useWords(words);
  if (record === null && rating === null) return null;
  return (
    <Card>
      <Title>{t("record")}</Title>
      {record !== null && <Text>{record}</Text>}
      {rating !== null && <Text>{t("yourRating", { n: rating })}</Text>}
      {ratingAnswer !== null && (
        <>
          <Title>{t("ratingAnswer")}</Title>
          <Text>{ratingAnswer}</Text>
        </>
      )}
    </Card>
  );
}

function Timeline({ entries }: { entries: Booking["timeline"] }) {
  const t = useWords(words);
  const { language } = useDisplay();
  return (
    <Card>
      <Title>{t("timeline")}</Title>
      <Box as="ol" className="booking-timeline">
        {newestFirst(entries).map(({ seq, at, title, detail, byName }) => (
          <Box as="li" key={seq} className="booking-entry">
            <Text isStrong>{title}</Text>
            <Text isSoft isSmall>
              {[whenText(at, language), byName].filter(Boolean).join(" · ")}
            </Text>
            {detail && <Text>{detail}</Text>}
          </Box>
        ))}
      </Box>
    </Card>
  );
}

function Found(shown: Shown) {
  const t = useWords(words);
  const { booking } = shown;
  const { id, serviceId } = booking;
  return (
    <>
      <Standing booking={booking} />
      {booking.stage === "BOOKED" && <CheckInCode id={id} />}
      <Actions {...shown} />
      <WhenAndWho booking={booking} />
      <Outcome booking={booking} />
      <Timeline entries={booking.timeline} />
      <LinkButton to="service" params={{ id: serviceId }} isWide>
        {t("again")}
      </LinkButton>
      <CallButton phone="12345" isWide>
        {t("hotline")}
      </CallButton>
    </>
  );
}

function Detail({ id }: { id: string }) {
  const t = useWords(words);
  const query = useRead(BookingDocument, { id }, { isFresh: true });
  return (
    <Loaded query={query}>
      {({ booking, now }) =>
        booking ? (
          <Found booking={booking} told={now} toldAt={query.dataUpdatedAt} />
        ) : (
          <Empty title={t("gone")} text={t("goneText")}>
            <LinkButton to="bookings" look="main">
              {t("toList")}
            </LinkButton>
          </Empty>
        )
      }
    </Loaded>
  );
}

/** One booking: where it stands, the code for the door, what may be done, and what has happened. */
export default function BookingPage() {
  const t = useWords(words);
  const { id = "" } = useParams();
  return (
    <Page title={t("detail")} isPrivate>
      <Detail id={id} />
    </Page>
  );
}
