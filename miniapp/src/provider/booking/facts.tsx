import { useWords } from "../../i18n/words";
import { Box, Line } from "../../platform/elements";
import { Card } from "../../ui/card";
import { Icon } from "../../ui/icon";
import { Tags } from "../../ui/tags";
import { Text, Title } from "../../ui/text";
import { Due, useTime, useWho } from "../card";
import type { Item } from "../view";
import { words } from "../words";

/** Where it stands and what happens next. */
export function Summary({ booking }: { booking: Item }) {
  const t = useWords(words);
  const time = useTime();
  return (
    <Card isAccent>
      <Tags tags={booking.workTags} />
      <Title>{booking.serviceName}</Title>
      <Text isStrong>{time(booking)}</Text>
      {!booking.isCalled && <Text>{booking.nextStep}</Text>}
      <Due booking={booking} />
      {booking.performerName !== null && (
        <Text>{t("performer", { name: booking.performerName })}</Text>
      )}
      {booking.companionName !== null && (
        <Text>{t("companion", { name: booking.companionName })}</Text>
      )}
    </Card>
  );
}

/** Who comes and what they told; the address only where those who serve may know it. */
export function Person({ booking }: { booking: Item }) {
  const t = useWords(words);
  const who = useWho();
  const { isForOther, requesterName, address, venue, answers } = booking;
  // Somebody may have told where they live although it is they who come.
  const place = venue ?? address;
  return (
    <Card>
      <Title>{t("who")}</Title>
      <Text isStrong>{who(booking)}</Text>
      {isForOther && <Text>{t("bookedBy", { name: requesterName })}</Text>}
      {place !== null && (
        <Box className="work-line">
          <Icon name="place" />
          <Line>{`${t("where")} · ${place}`}</Line>
        </Box>
      )}
      {answers.length > 0 && <Text isSoft>{t("answers")}</Text>}
      {answers.map(({ label, text }) => (
        <Text key={label}>{`${label}：${text}`}</Text>
      ))}
    </Card>
  );
}

/** What was done, and what was said of it. */
export function Outcome({
  booking: { record, talkAnswer, rating, ratingAnswer },
}: {
  booking: Item;
}) {
  const t = useWords(words);
  if (record === null && rating === null) return null;
  return (
    <Card>
      <Title>{t("outcome")}</Title>
      {record !== null && <Text>{t("record", { text: record })}</Text>}
      {talkAnswer !== null && <Text>{t("talkAnswer", { text: talkAnswer })}</Text>}
      {rating !== null && <Text isStrong>{t("rating", { n: rating })}</Text>}
      {ratingAnswer !== null && <Text>{t("ratingAnswer", { text: ratingAnswer })}</Text>}
    </Card>
  );
}
