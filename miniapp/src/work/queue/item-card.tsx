import { toneOfLight } from "../../complaint/view";
import { useWords } from "../../i18n/words";
import { Box, Line } from "../../platform/elements";
import { LinkCard } from "../../ui/card";
import { Icon } from "../../ui/icon";
import { StatusTag } from "../../ui/status-tag";
import { Row, Text } from "../../ui/text";
import { LevelTag } from "../level-tag";
import { useWhen } from "../use-when";
import { type Card, holderLine, isPressing } from "../view";
import { words } from "../words";

function DueLine({ clock }: { clock: NonNullable<Card["clock"]> }) {
  const t = useWords(words);
  const when = useWhen();
  return (
    <Box className="work-line">
      <Icon name="clock" />
      <Line>
        {t(clock.isOver ? "wasDue" : "due", { step: clock.stepLabel, when: when(clock.dueAt) })}
      </Line>
    </Box>
  );
}

/** One complaint in a list: what, where, how late, who has it. */
export function ItemCard({ item }: { item: Card }) {
  const t = useWords(words);
  const { category, place, clock } = item;
  const holder = holderLine(item, t);
  return (
    <LinkCard to="workItem" params={{ id: item.id }}>
      <Row>
        <StatusTag tone={toneOfLight[item.light]}>{item.lightLabel}</StatusTag>
        {isPressing(item.level) && <LevelTag level={item.level} />}
        <Line className="ui-small ui-soft">{item.statusLabel}</Line>
      </Row>
      <Text isStrong>{category.name}</Text>
      <Box className="work-clamp">
        <Line>{item.description}</Line>
      </Box>
      <Box className="work-line">
        <Icon name="place" />
        <Line>{place.label ?? place.gridName}</Line>
      </Box>
      {clock && <DueLine clock={clock} />}
      {holder !== null && (
        <Box className="work-line">
          <Icon name="group" />
          <Line>{holder}</Line>
        </Box>
      )}
    </LinkCard>
  );
}
