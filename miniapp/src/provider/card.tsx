import { useWords } from "../i18n/words";
import { Box, Line } from "../platform/elements";
import { useDisplay } from "../session/display";
import { LinkCard } from "../ui/card";
import { Icon } from "../ui/icon";
import { Tags } from "../ui/tags";
import { Text } from "../ui/text";
import { useWhen } from "../work/use-when";
import { type Card, dateOf, dateText, hoursText } from "./view";
import { words } from "./words";

/** Who comes, and how many. */
export function useWho(): (booking: Pick<Card, "beneficiaryName" | "party">) => string {
  const t = useWords(words);
  return ({ beneficiaryName: name, party }) => (party > 1 ? t("party", { name, n: party }) : name);
}

/** When, with the date where it is not said already. */
export function useTime(): (booking: Card, hasDate?: boolean) => string {
  const t = useWords(words);
  const { language } = useDisplay();
  return (booking, hasDate = true) => {
    const { startAt, isWalkIn, groupName, ticketNumber } = booking;
    const date = hasDate ? dateText(dateOf(startAt), language) : "";
    const time = isWalkIn ? t("walkIn") : hoursText(booking);
    const ticket = ticketNumber === null ? "" : t("ticket", { n: ticketNumber });
    return [date, time, groupName, ticket].filter(Boolean).join(" ");
  };
}

/** The next step with its limit; nothing while none runs. */
export function Due({ booking: { stepLabel, stepDueAt } }: { booking: Card }) {
  const t = useWords(words);
  const when = useWhen();
  if (stepLabel === null || stepDueAt === null) return null;
  return (
    <Box className="work-line">
      <Icon name="clock" />
      <Line>{t("due", { step: stepLabel, when: when(stepDueAt) })}</Line>
    </Box>
  );
}

/** One booking in a list: when, who, what, how it stands. */
export function BookingCard({ booking, hasDate }: { booking: Card; hasDate: boolean }) {
  const t = useWords(words);
  const who = useWho();
  const time = useTime();
  return (
    <LinkCard to="providerBooking" params={{ id: booking.id }}>
      <Tags tags={booking.workTags} />
      <Text isStrong>{`${time(booking, hasDate)} · ${who(booking)}`}</Text>
      <Text isSoft>{`${booking.serviceName} · ${booking.modeLabel}`}</Text>
      <Due booking={booking} />
      {booking.performerName !== null && (
        <Box className="work-line">
          <Icon name="person" />
          <Line>{t("performer", { name: booking.performerName })}</Line>
        </Box>
      )}
    </LinkCard>
  );
}
