import { useState } from "react";
import type { ClockPartsFragment, ComplaintDetailFragment } from "../../gql/generated/complaint";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { Button } from "../../ui/button";
import { Text, Title } from "../../ui/text";
import { clocksOf } from "../view";
import { words } from "../words";

type Interval = ClockPartsFragment["intervals"][number];

/** Enough to understand how it is counted; a long term has hundreds. */
const SHOWN = 10;

function Intervals({ title, intervals }: { title: string; intervals: readonly Interval[] }) {
  const t = useWords(words);
  const { language } = useDisplay();
  if (intervals.length === 0) return null;
  return (
    <Box>
      <Text isStrong>{title}</Text>
      <Box as="ul">
        {intervals.slice(0, SHOWN).map(({ from, to }) => (
          <Box as="li" key={from}>
            <Text isSmall>
              {t("interval", { from: whenText(from, language), to: whenText(to, language) })}
            </Text>
          </Box>
        ))}
      </Box>
      {intervals.length > SHOWN && (
        <Text isSmall>{t("intervalsMore", { n: intervals.length - SHOWN })}</Text>
      )}
    </Box>
  );
}

/** How a deadline is counted, for who asks. */
function Explained({ clock }: { clock: ClockPartsFragment }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { stepLabel, termLabel, startedAt, intervals, pauses } = clock;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        look="quiet"
        label={t(isOpen ? "hideCountedWhat" : "howCountedWhat", { step: stepLabel })}
        onPress={() => setOpen(!isOpen)}
      >
        {t(isOpen ? "hideCounted" : "howCounted")}
      </Button>
      {isOpen && (
        <Box live="polite" className="detail-explained">
          <Text isSmall>
            {t("term", { step: stepLabel, term: termLabel, when: whenText(startedAt, language) })}
          </Text>
          <Intervals title={t("counted")} intervals={intervals} />
          <Intervals title={t("paused")} intervals={pauses} />
        </Box>
      )}
    </>
  );
}

function Clock({ clock }: { clock: ClockPartsFragment }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { stepLabel, dueAt, isOver, isProvisional } = clock;
  return (
    <>
      <Text>
        {t(isOver ? "overdue" : "due", { step: stepLabel, when: whenText(dueAt, language) })}
      </Text>
      {isProvisional && (
        <Text isSoft isSmall>
          {t("provisional")}
        </Text>
      )}
      <Explained clock={clock} />
    </>
  );
}

/** Until when; nothing once it has ended. */
export function Clocks({ complaint }: { complaint: ComplaintDetailFragment }) {
  const t = useWords(words);
  const clocks = clocksOf(complaint);
  if (clocks.length === 0) return null;
  return (
    <>
      <Title>{t("until")}</Title>
      {clocks.map((clock) => (
        <Clock key={clock.step} clock={clock} />
      ))}
    </>
  );
}
