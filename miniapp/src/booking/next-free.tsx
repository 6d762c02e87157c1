import { FreeTimesDocument } from "../gql/generated/booking";
import { useRead } from "../gql/use-read";
import { useWords } from "../i18n/words";
import { useDisplay } from "../session/display";
import { LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { Loaded } from "../ui/states";
import { Text, Title } from "../ui/text";
import { useToday } from "./use-now";
import { keyOf, nextFree } from "./view";
import { dateOf, dateText, nearText, timeText } from "./when";
import { words } from "./words";

/** As many days as a guest may ask for at once. */
const DAYS = 10;
const SHOWN = 3;

type Free = { startAt: string; lane: string; isWalkIn: boolean };

/** A time in words: today and tomorrow are called so. */
function useSaying(today: string): (free: Free) => string {
  const t = useWords(words);
  const { language } = useDisplay();
  return ({ startAt, lane, isWalkIn }) => {
    const day = dateOf(startAt);
    const when = [nearText(day, today, language), dateText(day, language), timeText(startAt)];
    return [when.filter(Boolean).join(" "), isWalkIn ? t("walkIn") : lane]
      .filter(Boolean)
      .join(" · ");
  };
}

function Times({ serviceId, today }: { serviceId: string; today: string }) {
  const t = useWords(words);
  const saying = useSaying(today);
  const query = useRead(
    FreeTimesDocument,
    { id: serviceId, fromOn: today, count: DAYS },
    { isFresh: true },
  );
  return (
    <Loaded query={query}>
      {({ service }) => {
        const free = nextFree(service?.days ?? [], SHOWN);
        if (free.length === 0) return <Text>{t("noneFree", { n: DAYS })}</Text>;
        return free.map((one) => (
          <LinkButton
            key={keyOf(one)}
            to="bookingTimes"
            params={{ service: serviceId, startAt: one.startAt, lane: one.lane }}
            isWide
          >
            {saying(one)}
          </LinkButton>
        ));
      }}
    </Loaded>
  );
}

/** The next times one may come, each one tap away, and the way to all others. */
export function NextFree({ serviceId }: { serviceId: string }) {
  const t = useWords(words);
  const today = useToday();
  return (
    <Card>
      <Title>{t("nextFree")}</Title>
      <Loaded query={today}>{(on) => <Times serviceId={serviceId} today={on} />}</Loaded>
      <LinkButton to="bookingTimes" params={{ service: serviceId }} look="main" isWide>
        {t("chooseTime")}
      </LinkButton>
    </Card>
  );
}
