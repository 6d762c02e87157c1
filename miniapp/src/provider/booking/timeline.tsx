import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { By } from "../../ui/by";
import { Card } from "../../ui/card";
import { StatusTag } from "../../ui/status-tag";
import { Row, Text, Title } from "../../ui/text";
import { useWhen } from "../../work/use-when";
import type { Item } from "../view";
import { words } from "../words";

/** Everything that happened, oldest first. */
export function Timeline({ booking: { timeline, isTimelineIntact } }: { booking: Item }) {
  const t = useWords(words);
  const when = useWhen();
  return (
    <Card>
      <Title>{t("timeline")}</Title>
      <Box as="ol">
        {timeline.map(({ seq, at, title, detail, byName, byPost }) => (
          <Box as="li" className="work-entry" key={seq}>
            <Box isHidden className="work-entry__dot" />
            <Text isStrong>{title}</Text>
            <By when={when(at)} who={byName ?? t("byClock")} post={byPost} />
            {detail !== null && <Text>{detail}</Text>}
          </Box>
        ))}
      </Box>
      <Row>
        <StatusTag tone={isTimelineIntact ? "good" : "bad"}>
          {t(isTimelineIntact ? "intact" : "broken")}
        </StatusTag>
      </Row>
    </Card>
  );
}
