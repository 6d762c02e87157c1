import type { ComplaintDetailFragment } from "../../gql/generated/complaint";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { Gallery } from "../../media/gallery";
import { Box } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { By } from "../../ui/by";
import { Card } from "../../ui/card";
import { Text, Title } from "../../ui/text";
import { newestFirst } from "../view";
import { words } from "../words";

type Entry = ComplaintDetailFragment["timeline"][number];

type HappenedProps = { entry: Entry; shownAbove: readonly string[] };

/** Photos that stand above on the page are not shown again. */
function Happened({ entry, shownAbove }: HappenedProps) {
  const { language } = useDisplay();
  const { at, title, detail, byName, byPost } = entry;
  const photos = entry.photos.filter(({ id }) => !shownAbove.includes(id));
  return (
    <Box as="li" className="detail-entry">
      <Text isStrong>{title}</Text>
      <By when={whenText(at, language)} who={byName} post={byPost} />
      {detail && <Text>{detail}</Text>}
      <Gallery label={title} photos={photos} />
    </Box>
  );
}

/** Everything that happened, the latest first. */
export function Timeline({ complaint }: { complaint: ComplaintDetailFragment }) {
  const { timeline: entries, photos, result } = complaint;
  const shownAbove = [...photos, ...(result?.photos ?? [])].map(({ id }) => id);
  const t = useWords(words);
  return (
    <Card>
      <Title>{t("timeline")}</Title>
      <Box as="ol" className="detail-timeline">
        {newestFirst(entries).map((entry) => (
          <Happened key={entry.seq} entry={entry} shownAbove={shownAbove} />
        ))}
      </Box>
    </Card>
  );
}
