import { useDidShow } from "@tarojs/taro";
import { newestFirst } from "../../complaint/view";
import { BookingDocument, type BookingDetailFragment } from "../../gql/generated/booking";
import { useRead } from "../../gql/use-read";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { CallButton, LinkButton } from "../../ui/button";
import { By } from "../../ui/by";
import { Card } from "../../ui/card";
import { Icon } from "../../ui/icon";
import { Page, useParams } from "../../ui/page";
import { Empty, Loaded } from "../../ui/states";
import { Tags } from "../../ui/tags";
import { Row, Text, Title } from "../../ui/text";
import { MessageOffer } from "../../wechat-messages/message-offer";
import "../booking.css";
import { Facts } from "../facts";
import { words } from "../own-words";
import { isFirm } from "../view";
import { dateOf, dateText, spanText } from "../when";
import { Actions } from "./actions";
import { CheckInCode } from "./code";
import { isInLine, Turn } from "./turn";

export type Booking = BookingDetailFragment;
/** A booking, with the API's time when it was told, and when that was here. */
export type Shown = { booking: Booking; told: string; toldAt: number };

/** Where it stands and what happens next, before everything else. */
function Standing({ booking }: { booking: Booking }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { linePosition, isWalkIn, stepLabel: step, stepDueAt, toConfirmAt } = booking;
  return (
    <Card isAccent>
      <Row isSpread>
        <Title>{booking.serviceName}</Title>
        <Tags tags={booking.tags} />
      </Row>
      {!booking.isCalled && (
        <>
          <Text isStrong>{t("next")}</Text>
          <Text>{booking.nextStep}</Text>
        </>
      )}
      {linePosition !== null && <Text isStrong>{t("line", { n: linePosition })}</Text>}
      {step !== null && stepDueAt !== null && toConfirmAt === null && (
        <Text>{t("until", { step, when: whenText(stepDueAt, language) })}</Text>
      )}
      {isFirm(booking) && !isWalkIn && (
        <Text isSoft isSmall>
          {t("cutoff", { when: whenText(booking.cutoffAt, language) })}
        </Text>
      )}
    </Card>
  );
}

/** That it is booked, what comes next and whom to ask: for who has just confirmed it. */
function Confirmed({ booking }: { booking: Booking }) {
  const t = useWords(words);
  const { confirmedLabel, nextStep, providerName, providerPhone } = booking;
  if (confirmedLabel === null) return null;
  return (
    <Card isAccent>
      <Box live="polite">
        <Row>
          <Icon name="check" />
          <Title>{confirmedLabel}</Title>
        </Row>
        <Text>{nextStep}</Text>
      </Box>
      {providerPhone !== null && (
        <CallButton phone={providerPhone} isWide>
          {t("askProvider", { name: providerName, phone: providerPhone })}
        </CallButton>
      )}
    </Card>
  );
}

/** Whether a code may be shown: who is there already needs none, and with its time it is over. */
const hasCode = ({ booking, told }: Pick<Shown, "booking" | "told">): boolean =>
  booking.stage === "BOOKED" &&
  !booking.isWalkIn &&
  !booking.isHere &&
  Date.parse(told) < Date.parse(booking.graceEndsAt ?? booking.endAt);

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

/** What came of it: the record, the answer to a talk, the rating and the complaint it led to. */
function Outcome({ booking }: { booking: Booking }) {
  const t = useWords(words);
  const { record, rating, ratingAnswer, talkAnswer, complaint } = booking;
  if (record === null && rating === null && complaint === null) return null;
  return (
    <Card>
      <Title>{t("record")}</Title>
      {record !== null && <Text>{record}</Text>}
      {talkAnswer !== null && (
        <>
          <Title>{t("talkAnswer")}</Title>
          <Text>{talkAnswer}</Text>
        </>
      )}
      {rating !== null && <Text>{t("yourRating", { n: rating })}</Text>}
      {ratingAnswer !== null && (
        <>
          <Title>{t("ratingAnswer")}</Title>
          <Text>{ratingAnswer}</Text>
        </>
      )}
      {complaint && (
        <LinkButton to="complaint" params={{ id: complaint.id }} isWide>
          {t("complaint", { number: complaint.number })}
        </LinkButton>
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
        {newestFirst(entries).map(({ seq, at, title, detail, byName, byPost }) => (
          <Box as="li" key={seq} className="booking-entry">
            <Text isStrong>{title}</Text>
            <By when={whenText(at, language)} who={byName} post={byPost} />
            {detail && <Text>{detail}</Text>}
          </Box>
        ))}
      </Box>
    </Card>
  );
}

function Found({ onAgain, ...shown }: Shown & { onAgain: () => void }) {
  const t = useWords(words);
  const { booking } = shown;
  const { id, serviceId, providerName, providerPhone } = booking;
  const { confirmed } = useParams();
  return (
    <>
      {confirmed && <Confirmed booking={booking} />}
      {isInLine(booking) && <Turn booking={booking} onAgain={onAgain} />}
      <Standing booking={booking} />
      {hasCode(shown) && <CheckInCode id={id} />}
      {isFirm(booking) && <MessageOffer />}
      <Actions {...shown} />
      <WhenAndWho booking={booking} />
      <Outcome booking={booking} />
      <Timeline entries={booking.timeline} />
      <LinkButton to="service" params={{ id: serviceId }} isWide>
        {t("again")}
      </LinkButton>
      {providerPhone !== null && !confirmed && (
        <CallButton phone={providerPhone} isWide>
          {t("askProvider", { name: providerName, phone: providerPhone })}
        </CallButton>
      )}
      <CallButton phone="12345" isWide>
        {t("hotline")}
      </CallButton>
    </>
  );
}

function Detail({ id }: { id: string }) {
  const t = useWords(words);
  const query = useRead(BookingDocument, { id }, { isFresh: true });
  const again = () => void query.refetch({ cancelRefetch: false });
  // A line moves by what others do: it is looked at anew each time the page is seen.
  useDidShow(again);
  return (
    <Loaded query={query}>
      {({ booking, now }) =>
        booking ? (
          <Found booking={booking} told={now} toldAt={query.dataUpdatedAt} onAgain={again} />
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
