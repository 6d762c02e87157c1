import { useState } from "react";
import {
  HoldBookingDocument,
  JoinWaitingListDocument,
  RescheduleBookingDocument,
} from "../../gql/generated/booking";
import type { RefusalPartsFragment as Refusal } from "../../gql/generated/session";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { replace } from "../../platform/navigate";
import { useLeave } from "../../platform/page-life";
import { Button } from "../../ui/button";
import { Said } from "../../ui/form";
import { Text } from "../../ui/text";
import { tell } from "../../ui/toast";
import { chanceOf, type Slot } from "../view";
import { words } from "../words";
import { AskedBirthDate } from "../birth-date";
import { myself, WhoComes, whoInput } from "./who";

/** What is out of date once somebody took a seat, or found that it was gone. */
const SEATS = ["ServiceDays", "FreeTimes"];

type Chosen = {
  slot: Slot;
  /** The API said no, perhaps because the seat is gone: the times are to be read again. */
  onRefused: (refusal: Refusal) => void;
};

type BookProps = Chosen & {
  service: { id: string; maxParty: number; needsBirthDate: boolean };
};

/** Takes a seat for ten minutes, or a place in line for one. */
export function Book({ service, slot, onRefused }: BookProps) {
  const t = useWords(words);
  const [who, setWho] = useState(myself);
  const hold = useWrite(HoldBookingDocument, {
    refreshes: [...SEATS, "MyBookings"],
    onDone: ({ holdBooking: { booking } }) =>
      booking && replace("bookingConfirm", { id: booking.id }),
    onRefused,
  });
  const join = useWrite(JoinWaitingListDocument, {
    refreshes: [...SEATS, "MyBookings"],
    onDone: ({ joinWaitingList: { booking } }) => booking && replace("booking", { id: booking.id }),
    onRefused,
  });
  const isFull = chanceOf(slot) === "full";
  const input = {
    slot: { serviceId: service.id, startAt: slot.startAt, lane: slot.lane },
    ...whoInput(who),
  };
  const refusal = hold.refusal ?? join.refusal;
  return (
    <>
      <WhoComes
        who={who}
        onChange={(change) => setWho({ ...who, ...change })}
        service={service}
        refusal={refusal}
      />
      {isFull && <Text>{t("fullText")}</Text>}
      <Said refusal={refusal} failure={hold.failure ?? join.failure} fields={["bornOn"]} />
      {isFull ? (
        <Button look="main" isWide isBusy={join.isSending} onPress={() => join.send(input)}>
          {t("join")}
        </Button>
      ) : (
        <Button look="main" isWide isBusy={hold.isSending} onPress={() => hold.send(input)}>
          {t("hold")}
        </Button>
      )}
    </>
  );
}

/** Moves a booking: the old time is kept until the new one is had. */
export function Move({ bookingId, slot, onRefused }: Chosen & { bookingId: string }) {
  const t = useWords(words);
  const leave = useLeave();
  const { send, isSending, refusal, failure } = useWrite(RescheduleBookingDocument, {
    refreshes: [...SEATS, "Booking", "MyBookings"],
    onDone: () => {
      tell(t("moved"));
      leave();
    },
    onRefused,
  });
  const [bornOn, setBornOn] = useState("");
  const isFull = chanceOf(slot) === "full";
  const { startAt, lane } = slot;
  return (
    <>
      <Text>{t(isFull ? "fullMove" : "keptUntilNew")}</Text>
      <AskedBirthDate refusal={refusal} value={bornOn} onChange={setBornOn} />
      <Said refusal={refusal} failure={failure} fields={["bornOn"]} />
      {!isFull && (
        <Button
          look="main"
          isWide
          isBusy={isSending}
          onPress={() => send({ id: bookingId, startAt, lane, ...(bornOn !== "" && { bornOn }) })}
        >
          {t("move")}
        </Button>
      )}
    </>
  );
}
