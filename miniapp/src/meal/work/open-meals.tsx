import { useState } from "react";
import { ExplainMealDocument, type KitchenDayQuery } from "../../gql/generated/meal";
import { useWrite } from "../../gql/use-write";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { errorIn, Form, Said } from "../../ui/form";
import { StatusTag } from "../../ui/status-tag";
import { Row, Text } from "../../ui/text";
import { tell } from "../../ui/toast";
import { toneOfMeal } from "../view";
import { workWords } from "../words";

type Day = KitchenDayQuery["kitchenDay"];
type Open = Day["openMeals"][number];

function Explaining({ meal, label, onClose }: { meal: Open; label: string; onClose: () => void }) {
  const t = useWords(workWords);
  const [note, setNote] = useState("");
  const { subscriptionId, servedOn } = meal;
  const explain = useWrite(ExplainMealDocument, {
    refreshes: ["KitchenDay", "MealRoute"],
    onDone: () => tell(t("explained")),
  });
  return (
    <Form
      label={label}
      isBusy={explain.isSending}
      onSend={() => explain.send({ subscriptionId, servedOn, note })}
      onClose={onClose}
    >
      <Field
        label={t("explainNote")}
        rows={2}
        value={note}
        onChange={setNote}
        error={errorIn(explain.refusal, "note")}
      />
      <Said refusal={explain.refusal} failure={explain.failure} fields={["note"]} />
    </Form>
  );
}

/** A door whose meal is late: since when, whose route it is, and what may be done. */
function OpenMeal({ meal }: { meal: Open }) {
  const t = useWords(workWords);
  const { language } = useDisplay();
  const [isExplaining, setExplaining] = useState(false);
  const action = meal.allowedActions.find(({ mutation }) => mutation === "explainMeal");
  const door = meal.doorLabel ?? t("doorGone");
  return (
    <Box className="meal-warning">
      <Row isSpread>
        <Text isStrong>{door}</Text>
        <StatusTag tone={toneOfMeal(meal.stage)}>{meal.statusLabel}</StatusTag>
      </Row>
      <Text isSmall>
        {t("openSince", { when: whenText(meal.lateAt, language), name: meal.courierName })}
      </Text>
      {action && isExplaining && (
        <Explaining meal={meal} label={action.label} onClose={() => setExplaining(false)} />
      )}
      {action && !isExplaining && (
        <Button label={`${action.label} ${door}`} onPress={() => setExplaining(true)}>
          {action.label}
        </Button>
      )}
    </Box>
  );
}

/** What did not arrive in time, and where nobody carries the meals: before everything else of the day. */
export function OpenMeals({ day }: { day: Day }) {
  const t = useWords(workWords);
  return (
    <>
      {day.unassigned.map(({ gridId, gridName, doors }) => (
        <Box key={gridId ?? gridName} className="meal-warning">
          <Text isStrong>{t("unassigned", { grid: gridName, n: doors })}</Text>
        </Box>
      ))}
      {day.openMeals.map((meal) => (
        <OpenMeal key={meal.subscriptionId} meal={meal} />
      ))}
    </>
  );
}
