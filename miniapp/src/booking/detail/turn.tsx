import { useWords } from "../../i18n/words";
import { Box, Line } from "../../platform/elements";
import { useEvery } from "../../platform/page-life";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Text } from "../../ui/text";
import { words } from "../own-words";
import type { Booking } from "./index";

/** Whoever waits looks at the page now and then, and is sent a message when it is their turn. */
const RENEW_MS = 30_000;

/** Whether it is in the line of a reception day: with a number, or an appointment whose time has come. */
export const isInLine = ({ stage, isWalkIn, aheadCount, isCalled }: Booking): boolean =>
  isCalled || (stage === "BOOKED" && (isWalkIn || aheadCount !== null));

/** What counts for who waits: the number, how many come before, and that it is their turn. */
export function Turn({ booking, onAgain }: { booking: Booking; onAgain: () => void }) {
  const t = useWords(words);
  const { ticketNumber, aheadCount, isCalled, nextStep } = booking;
  useEvery(RENEW_MS, onAgain);
  return (
    <Card isAccent>
      {ticketNumber !== null && (
        <Box className="booking-ticket">
          <Line>{t("ticket", { n: ticketNumber })}</Line>
        </Box>
      )}
      <Box live={isCalled ? "assertive" : "polite"} className={isCalled ? "booking-turn" : ""}>
        {isCalled && <Line>{nextStep}</Line>}
        {!isCalled && aheadCount !== null && (
          <Text isStrong>{aheadCount === 0 ? t("aheadNone") : t("ahead", { n: aheadCount })}</Text>
        )}
      </Box>
      {!isCalled && <Text>{t("turnText")}</Text>}
      {!isCalled && (
        <Button isWide onPress={onAgain}>
          {t("lookAgain")}
        </Button>
      )}
    </Card>
  );
}
