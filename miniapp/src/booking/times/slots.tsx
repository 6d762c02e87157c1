import { useWords } from "../../i18n/words";
import { Action, Box, Line } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { PickList } from "../../ui/pick-list";
import { Stack, Text } from "../../ui/text";
import { chanceOf, chanceOn, type Day, keyOf, partsOf, type Slot } from "../view";
import { timeText } from "../when";
import { words } from "../words";

type SlotsProps = { day: Day; chosen: string | null; onChoose: (slot: Slot) => void };

/** How a slot stands, in words. */
function useStanding(): (slot: Slot) => string {
  const t = useWords(words);
  return (slot) => {
    const chance = chanceOf(slot);
    if (chance === "free") return t("left", { n: slot.free });
    return chance === "full" ? t("waitable") : (slot.closedBecause ?? t("closed"));
  };
}

/** When it is, and of which group. */
function useTime(): (slot: Slot) => string {
  const t = useWords(words);
  return ({ startAt, endAt, lane, isWalkIn }) =>
    [`${timeText(startAt)}–${timeText(endAt)}`, isWalkIn ? t("walkIn") : lane]
      .filter(Boolean)
      .join(" · ");
}

/** In a cell there is no room for the end: it is told once the time was chosen. */
function useBeginning(): (slot: Slot) => string {
  const t = useWords(words);
  return ({ startAt, lane, isWalkIn }) =>
    [timeText(startAt), isWalkIn ? t("walkIn") : lane].filter(Boolean).join(" ");
}

function Cell({
  slot,
  isChosen,
  onChoose,
}: {
  slot: Slot;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const [beginning, standing] = [useBeginning()(slot), useStanding()(slot)];
  return (
    <Action
      className={`booking-cell booking-cell--${isChosen ? "chosen" : chanceOf(slot)}`}
      isPressed={isChosen}
      onPress={onChoose}
    >
      <Line className="booking-cell__main">{beginning}</Line>
      <Line>{standing}</Line>
    </Action>
  );
}

/** Times that cannot be had are not offered; why, is said when no other is left. */
const offered = (slots: readonly Slot[]): Slot[] =>
  slots.filter((slot) => chanceOf(slot) !== "closed");

function Grid({ day, chosen, onChoose }: SlotsProps) {
  const t = useWords(words);
  return (
    <>
      {partsOf(offered(day.slots)).map(({ part, slots }) => (
        <Stack key={part}>
          <Text isSoft>{t(part)}</Text>
          <Box as="ul" label={t(part)} className="booking-times">
            {slots.map((slot) => (
              <Box as="li" key={keyOf(slot)}>
                <Cell
                  slot={slot}
                  isChosen={keyOf(slot) === chosen}
                  onChoose={() => onChoose(slot)}
                />
              </Box>
            ))}
          </Box>
        </Stack>
      ))}
    </>
  );
}

function Rows({ day, chosen, onChoose }: SlotsProps) {
  const t = useWords(words);
  const [time, standing] = [useTime(), useStanding()];
  return (
    <>
      {partsOf(offered(day.slots)).map(({ part, slots }) => (
        <Stack key={part}>
          <Text isStrong>{t(part)}</Text>
          <PickList
            label={t(part)}
            chosen={chosen}
            rows={slots.map((slot) => ({
              id: keyOf(slot),
              text: `${time(slot)}，${standing(slot)}`,
              slot,
            }))}
            onChoose={({ slot }) => onChoose(slot)}
          />
        </Stack>
      ))}
    </>
  );
}

/** The times of a day; large and below each other in elder mode. Why there are none is said in words. */
export function Slots(props: SlotsProps) {
  const t = useWords(words);
  const { elderMode } = useDisplay();
  const { day } = props;
  const chance = chanceOn(day);
  if (chance === "unknown") return <Text>{t("unknownDay")}</Text>;
  if (chance === "closed") return <Text>{day.slots[0]?.closedBecause ?? t("closedDay")}</Text>;
  return elderMode ? <Rows {...props} /> : <Grid {...props} />;
}
