import { useEffect, useRef, useState } from "react";
import { useDraft } from "../../command/use-draft";
import {
  BookingDocument,
  type BookingQuery,
  CancelBookingDocument,
  ConfirmBookingDocument,
  ServiceDocument,
  type ServiceQuery,
} from "../../gql/generated/booking";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { whenText } from "../../i18n/when";
import { Box, Line } from "../../platform/elements";
import { replace } from "../../platform/navigate";
import { useLeave } from "../../platform/page-life";
import { useDisplay } from "../../session/display";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { errorIn, Said } from "../../ui/form";
import { Page, useParams } from "../../ui/page";
import { Empty, Loaded } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import "../booking.css";
import { AskedBirthDate } from "../birth-date";
import { Facts } from "../facts";
import { NextFree } from "../next-free";
import { useNow } from "../use-now";
import { actionOf, isToConfirm, toAnswers, type Values } from "../view";
import { leftText, spanText } from "../when";
import { words } from "../words";
import { QuestionInput } from "./question";
import { type ChosenAddress, Visit } from "./visit";

type Booking = NonNullable<BookingQuery["booking"]>;
type Service = NonNullable<ServiceQuery["service"]>;

/** What is about to be booked, for whom, and how long the seat is kept. */
function Seat({ booking, now }: { booking: Booking; now: number }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { startAt, endAt, groupName, toConfirmAt } = booking;
  if (toConfirmAt === null) return null;
  return (
    <Card isAccent>
      <Title>{booking.serviceName}</Title>
      <Facts
        facts={[
          { label: t("when"), text: spanText(startAt, endAt, language) },
          { label: t("group"), text: groupName },
          { label: t("where"), text: booking.venue ?? t("atHome") },
          { label: t("for"), text: booking.beneficiaryName },
          { label: t("requester"), text: booking.isForOther ? booking.requesterName : null },
        ]}
      />
      <Text>{t("kept")}</Text>
      <Box>
        <Line className="booking-left">{leftText(Date.parse(toConfirmAt) - now)}</Line>
      </Box>
      <Text isSoft isSmall>
        {t("keptUntil", { when: whenText(toConfirmAt, language) })}
      </Text>
    </Card>
  );
}

/** What is out of date after a booking was confirmed or given up. */
const REFRESHES = ["Booking", "MyBookings", "ServiceDays", "FreeTimes"];

/** Gives the seat back at once, for whoever is next. */
function GiveUp({ id }: { id: string }) {
  const t = useWords(words);
  const leave = useLeave();
  const { send, isSending, refusal, failure } = useWrite(CancelBookingDocument, {
    refreshes: REFRESHES,
    onDone: () => {
      tell(t("givenUp"));
      leave();
    },
  });
  return (
    <>
      <Said refusal={refusal} failure={failure} fields={[]} />
      <Button look="quiet" isWide isBusy={isSending} onPress={() => send({ id })}>
        {t("giveUp")}
      </Button>
    </>
  );
}

type Written = { answers: Values; address: ChosenAddress | null };
const nothing: Written = { answers: {}, address: null };

/**
 * What was written belongs to the service and to who it is for, not to the seat: who loses the seat while
 * writing takes another and goes on.
 */
const useWritten = ({ serviceId, isForOther, beneficiaryName }: Booking) =>
  useDraft(
    ["confirmBooking", serviceId, ...(isForOther ? [beneficiaryName] : [])].join(" "),
    nothing,
  );

type FormProps = { booking: Booking; service: Service; onGone: () => void };

/** The questions of the service and, for a visit, the address; what is wrong stands at the field. */
function Form({ booking, service, onGone }: FormProps) {
  const t = useWords(words);
  const { id, isForOther } = booking;
  const { questions, mode } = service;
  const { values, change, keyed, done } = useWritten(booking);
  const { answers, address } = values;
  // Not kept on the device either.
  const [bornOn, setBornOn] = useState("");
  const { send, isSending, refusal, failure } = useWrite(ConfirmBookingDocument, {
    refreshes: REFRESHES,
    isKeyed: false,
    onDone: () => {
      done();
      replace("booking", { id, confirmed: "yes" });
    },
    onRefused: onGone,
  });
  const isVisit = mode === "HOME_VISIT";
  const fields = ["addressId", "bornOn", ...questions.map(({ code }) => `answers.${code}`)];
  const confirm = () =>
    send(
      keyed({
        id,
        answers: toAnswers(questions, answers),
        ...(isVisit && address && { addressId: address.id }),
        ...(bornOn !== "" && { bornOn }),
      }),
    );
  return (
    <Card>
      {(isVisit || questions.length > 0) && <Title>{t("questions")}</Title>}
      {isVisit && (
        <Visit
          chosen={address}
          isForOther={isForOther}
          error={errorIn(refusal, "addressId")}
          onChoose={(chosen) => change({ address: chosen })}
        />
      )}
      {questions.map((question) => (
        <QuestionInput
          key={question.code}
          question={question}
          values={answers[question.code] ?? []}
          error={errorIn(refusal, `answers.${question.code}`)}
          onAnswer={(given) => change({ answers: { ...answers, [question.code]: given } })}
        />
      ))}
      <AskedBirthDate refusal={refusal} value={bornOn} onChange={setBornOn} />
      <Said refusal={refusal} failure={failure} fields={fields} />
      <Button look="main" isWide isBusy={isSending} onPress={confirm}>
        {actionOf(booking, "confirmBooking")?.label ?? t("confirmIt")}
      </Button>
      <GiveUp id={id} />
    </Card>
  );
}

/** The seat is gone while somebody was writing: what they wrote is kept, and where to go on is said. */
function Over({ booking }: { booking: Booking }) {
  const t = useWords(words);
  return (
    <>
      <Card isAccent>
        <Box live="assertive">
          <Title>{t("over")}</Title>
          <Text>{t("overText")}</Text>
        </Box>
      </Card>
      <NextFree serviceId={booking.serviceId} />
    </>
  );
}

type ToConfirmProps = { booking: Booking; told: string; toldAt: number; onGone: () => void };

function ToConfirm({ booking, told, toldAt, onGone }: ToConfirmProps) {
  const now = useNow(told, toldAt);
  const query = useRead(ServiceDocument, { id: booking.serviceId });
  const isOver = booking.toConfirmAt === null || Date.parse(booking.toConfirmAt) <= now;
  if (isOver) return <Over booking={booking} />;
  return (
    <>
      <Seat booking={booking} now={now} />
      <Loaded query={query}>
        {({ service }) => service && <Form booking={booking} service={service} onGone={onGone} />}
      </Loaded>
    </>
  );
}

/** Nothing to confirm any more: the seat lapsed, or it is settled already. */
function Settled({ booking, wasOpen }: { booking: Booking; wasOpen: boolean }) {
  const t = useWords(words);
  if (booking.stage === "LAPSED") return <Over booking={booking} />;
  return wasOpen ? null : (
    <Empty title={t("settled")} text={booking.nextStep}>
      <LinkButton to="booking" params={{ id: booking.id }} look="main">
        {t("see")}
      </LinkButton>
    </Empty>
  );
}

function Confirm({ id }: { id: string }) {
  const t = useWords(words);
  const query = useRead(BookingDocument, { id }, { isFresh: true });
  const wasOpen = useRef(false);
  const { data, dataUpdatedAt, refetch } = query;
  const isOpen = Boolean(data?.booking && isToConfirm(data.booking));
  useEffect(() => {
    if (isOpen) wasOpen.current = true;
  }, [isOpen]);
  return (
    <Loaded query={query}>
      {({ booking, now }) => {
        if (!booking)
          return (
            <Empty title={t("goneBooking")} text={t("goneBookingText")}>
              <LinkButton to="services" look="main">
                {t("services")}
              </LinkButton>
            </Empty>
          );
        return isOpen ? (
          <ToConfirm
            booking={booking}
            told={now}
            toldAt={dataUpdatedAt}
            onGone={() => void refetch()}
          />
        ) : (
          <Settled booking={booking} wasOpen={wasOpen.current} />
        );
      }}
    </Loaded>
  );
}

/** A seat that is kept for a while: what is asked, and the confirmation. */
export default function ConfirmPage() {
  const t = useWords(words);
  const { id = "" } = useParams();
  return (
    <Page title={t("confirm")} isPrivate>
      <Confirm id={id} />
    </Page>
  );
}
