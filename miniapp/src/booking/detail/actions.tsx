import { type ComponentType, useState } from "react";
import { useWords } from "../../i18n/words";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Title } from "../../ui/text";
import { words } from "../own-words";
import { CancelForm, DisputeForm, type FormProps, NobodyCameForm, RateForm } from "./forms";
import type { Booking, Shown } from "./index";

type Action = Booking["allowedActions"][number];

/** What opens below its button. */
const forms: Record<string, ComponentType<FormProps>> = {
  rateBooking: RateForm,
  reportNobodyCame: NobodyCameForm,
  cancelBooking: CancelForm,
  disputeBooking: DisputeForm,
};

/** What who comes or booked does, what matters most first. What may be done now says the API. */
const ORDER = [
  "confirmBooking",
  "rateBooking",
  "reportNobodyCame",
  "rescheduleBooking",
  "cancelBooking",
  "disputeBooking",
];

type EntryProps = Shown & { action: Action; isOpen: boolean; onToggle: (isOpen: boolean) => void };

function ActionEntry({ action: { mutation, label }, isOpen, onToggle, ...shown }: EntryProps) {
  const { id, serviceId } = shown.booking;
  if (mutation === "confirmBooking")
    return (
      <LinkButton to="bookingConfirm" params={{ id }} look="main" isWide>
        {label}
      </LinkButton>
    );
  if (mutation === "rescheduleBooking")
    return (
      <LinkButton to="bookingTimes" params={{ service: serviceId, booking: id }} isWide>
        {label}
      </LinkButton>
    );
  const Opened = forms[mutation];
  if (!Opened) return null;
  if (isOpen) return <Opened {...shown} label={label} onClose={() => onToggle(false)} />;
  const look = mutation === "rateBooking" ? "main" : "plain";
  return (
    <Button look={look} isWide onPress={() => onToggle(true)}>
      {label}
    </Button>
  );
}

/** The buttons of `allowedActions`, and the form of the one that was pressed. */
export function Actions(shown: Shown) {
  const t = useWords(words);
  const [open, setOpen] = useState<string | null>(null);
  // A form that ends late closes itself, not the one opened meanwhile.
  const toggle = (name: string, isOpen: boolean) =>
    setOpen((current) => (isOpen ? name : current === name ? null : current));
  const actions = ORDER.flatMap((name) =>
    shown.booking.allowedActions.filter(({ mutation }) => mutation === name),
  );
  if (actions.length === 0) return null;
  return (
    <Card>
      <Title>{t("todo")}</Title>
      {actions.map((action) => (
        <ActionEntry
          key={action.mutation}
          {...shown}
          action={action}
          isOpen={open === action.mutation}
          onToggle={(isOpen) => toggle(action.mutation, isOpen)}
        />
      ))}
    </Card>
  );
}
