import { useWords } from "../../i18n/words";
import { Action, Box, Line } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { Button } from "../../ui/button";
import { PickList } from "../../ui/pick-list";
import { Row, Text } from "../../ui/text";
import { chanceOf, chanceOn, type Day } from "../view";
import { dateText, dayOfMonth, nearText, weekdayText } from "../when";
import { words } from "../words";

type DaysProps = {
  days: readonly Day[];
  today: string;
  chosen: string | null;
  onChoose: (heldOn: string) => void;
};

/** Seven days beside each other. How each stands is said in words. */
export function Week({ days, today, chosen, onChoose }: DaysProps) {
  const t = useWords(words);
  const { language } = useDisplay();
  return (
    <Box as="ul" label={t("days")} className="booking-week">
      {days.map((day) => {
        const { heldOn } = day;
        const chance = chanceOn(day);
        const look = heldOn === chosen ? "chosen" : chance;
        return (
          <Box as="li" key={heldOn}>
            <Action
              className={`booking-cell booking-cell--${look}`}
              isPressed={heldOn === chosen}
              onPress={() => onChoose(heldOn)}
            >
              <Line>{nearText(heldOn, today, language) ?? weekdayText(heldOn, language)}</Line>
              <Line className="booking-cell__main">{dayOfMonth(heldOn)}</Line>
              <Line>{t(chance)}</Line>
            </Action>
          </Box>
        );
      })}
    </Box>
  );
}

/** The same below each other, in large: only days on which something can be had. */
export function DayList({ days, today, onChoose }: Omit<DaysProps, "chosen">) {
  const t = useWords(words);
  const { language } = useDisplay();
  const open = days.filter((day) => ["free", "full"].includes(chanceOn(day)));
  const saying = (day: Day) => {
    const free = day.slots.filter((slot) => chanceOf(slot) === "free").length;
    const stands = free > 0 ? t("freeCount", { n: free }) : t("fullDay");
    const date = [nearText(day.heldOn, today, language), dateText(day.heldOn, language)];
    return `${date.filter(Boolean).join(" ")}：${stands}`;
  };
  if (open.length === 0) return <Text>{t("noDays")}</Text>;
  return (
    <>
      <PickList
        label={t("days")}
        rows={open.map((day) => ({ id: day.heldOn, text: saying(day) }))}
        onChoose={({ id }) => onChoose(id)}
      />
      <Text isSoft>{t("closedDays")}</Text>
    </>
  );
}

type TurnProps = { isFirst: boolean; onTurn: (days: number) => void };

/** A week on or back. */
export function Turn({ isFirst, onTurn }: TurnProps) {
  const t = useWords(words);
  return (
    <Row isSpread>
      <Button look="quiet" isDisabled={isFirst} onPress={() => onTurn(-7)}>
        {t("before")}
      </Button>
      <Button look="quiet" onPress={() => onTurn(7)}>
        {t("after")}
      </Button>
    </Row>
  );
}
