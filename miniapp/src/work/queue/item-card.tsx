import { useWords } from "../../i18n/words";
import { Box, Go, Line } from "../../platform/elements";
import { LinkCard } from "../../ui/card";
import { Icon } from "../../ui/icon";
import { Tags } from "../../ui/tags";
import { Text } from "../../ui/text";
import { useWhen } from "../use-when";
import { type Card, holderLine } from "../view";
import { words } from "../words";
import { CallNow } from "./call-now";

function DueLine({ due }: { due: NonNullable<Card["due"]> }) {
  const t = useWords(words);
  const when = useWhen();
  return (
    <Box className="work-line">
      <Icon name="clock" />
      <Line>{t(due.isOver ? "wasDue" : "due", { step: due.stepLabel, when: when(due.at) })}</Line>
    </Box>
  );
}

function Content({ item }: { item: Card }) {
  const t = useWords(words);
  const { category, place, due } = item;
  const holder = holderLine(item, t);
  return (
    <>
      <Tags tags={item.tags} />
      <Text isStrong>{category.name}</Text>
      <Box className={item.isPressing ? "" : "work-clamp"}>
        <Line>{item.summary}</Line>
      </Box>
      <Box className="work-line">
        <Icon name="place" />
        <Line>{place.label ?? place.gridName}</Line>
      </Box>
      {due && <DueLine due={due} />}
      {holder !== null && (
        <Box className="work-line">
          <Icon name="group" />
          <Line>{holder}</Line>
        </Box>
      )}
    </>
  );
}

/** One complaint in a list: what, where, how late, who has it. What presses is marked, whole and one tap from a phone. */
export function ItemCard({ item }: { item: Card }) {
  const to = { to: "workItem", params: { id: item.id } } as const;
  if (!item.isPressing)
    return (
      <LinkCard {...to}>
        <Content item={item} />
      </LinkCard>
    );
  return (
    <Box as="section" className="ui-card work-pressing">
      <Go className="work-pressing__item" {...to}>
        <Content item={item} />
      </Go>
      <CallNow item={item} />
    </Box>
  );
}
