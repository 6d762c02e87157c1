import { dateText } from "../../booking/when";
import { SkipMealDocument } from "../../gql/generated/meal";
import { useWrite } from "../../gql/use-write";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { Button, LinkButton } from "../../ui/button";
import { Said } from "../../ui/form";
import { StatusTag } from "../../ui/status-tag";
import { Text } from "../../ui/text";
import { tell } from "../../ui/toast";
import { isUnderCheck, type MealDay, toneOfMeal } from "../view";
import { words } from "../words";

/** A day: what there is to eat, where it stands, and one tap to skip it or take it up again. */
export function DayLine({ day }: { day: MealDay }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { subscriptionId: id, servedOn, isSkippable, isRestorable, dish, cutoffAt } = day;
  const skip = useWrite(SkipMealDocument, {
    refreshes: ["MyMeals"],
    onDone: () => tell(t(isSkippable ? "skipped" : "restored")),
  });
  const name = dateText(servedOn, language);
  const isOpen = isSkippable || isRestorable;
  return (
    <Box className="meal-day">
      <Box className="meal-day__words">
        <Text isStrong>{name}</Text>
        {dish && <Text isSmall>{dish}</Text>}
        {isOpen && (
          <Text isSoft isSmall>
            {t("until", { when: whenText(cutoffAt, language) })}
          </Text>
        )}
        <Said refusal={skip.refusal} failure={skip.failure} fields={[]} />
      </Box>
      <StatusTag tone={toneOfMeal(day.stage)}>{day.statusLabel}</StatusTag>
      {isUnderCheck(day) && (
        <LinkButton to="mealCheck" params={{ id, on: servedOn }} look="danger">
          {t("toCheck")}
        </LinkButton>
      )}
      {isOpen && (
        <Button
          label={t(isSkippable ? "skipOn" : "restoreOn", { day: name })}
          isBusy={skip.isSending}
          onPress={() => skip.send({ id, servedOn, isSkipped: isSkippable })}
        >
          {t(isSkippable ? "skip" : "restore")}
        </Button>
      )}
    </Box>
  );
}
