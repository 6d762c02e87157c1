import { useWords } from "../../i18n/words";
import { Gallery } from "../../media/gallery";
import { Box, Line } from "../../platform/elements";
import { By } from "../../ui/by";
import { Card } from "../../ui/card";
import { StatusTag } from "../../ui/status-tag";
import { Row, Text, Title } from "../../ui/text";
import { useWhen } from "../use-when";
import type { Item } from "../view";
import { words } from "../words";

type Entry = Item["timeline"][number];

type LineProps = { entry: Entry; shownAbove: readonly string[] };

/** Photos that stand above on the page are not shown again. */
function EntryLine({ entry, shownAbove }: LineProps) {
  const t = useWords(words);
  const when = useWhen();
  const { title, detail, staffDetail, byName, byPost, isByClock, isByReporter } = entry;
  const who = isByClock ? t("byClock") : (byName ?? (isByReporter ? t("byReporter") : ""));
  return (
    <Box as="li" className="work-entry">
      <Box isHidden className="work-entry__dot" />
      <Text isStrong>{title}</Text>
      <By when={when(entry.at)} who={who} post={byPost} />
      {detail !== null && <Text>{detail}</Text>}
      {staffDetail !== null && (
        <Box className="work-entry__staff">
          <Line>{t("staffOnly", { text: staffDetail })}</Line>
        </Box>
      )}
      <Gallery
        label={t("photosOf", { title })}
        photos={entry.photos.filter(({ id }) => !shownAbove.includes(id))}
      />
    </Box>
  );
}

/** Everything that happened, with what only staff may read. */
export function Timeline({ item }: { item: Item }) {
  const { timeline, isTimelineIntact, photos, result } = item;
  const shownAbove = [...photos, ...(result?.photos ?? [])].map(({ id }) => id);
  const t = useWords(words);
  return (
    <Card>
      <Title>{t("timeline")}</Title>
      <Box as="ol">
        {timeline.map((entry) => (
          <EntryLine key={entry.seq} entry={entry} shownAbove={shownAbove} />
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
