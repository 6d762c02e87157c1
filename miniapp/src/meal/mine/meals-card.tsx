import { useState } from "react";
import { dateText } from "../../booking/when";
import {
  BeginMealsDocument,
  EndMealsDocument,
  PauseMealsDocument,
  ResumeMealsDocument,
  WithdrawMealsEndDocument,
} from "../../gql/generated/meal";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Said } from "../../ui/form";
import { StatusTag } from "../../ui/status-tag";
import { Row, Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { hasDays, type Meals, toneOfMeals } from "../view";
import { words } from "../words";
import { Changes } from "./changes";
import { DayLine } from "./day-line";

/** A command on the whole subscription, by the name of its mutation. */
function useCommand(mutation: string) {
  const t = useWords(words);
  const refreshes = ["MyMeals"];
  const done = (result: object) => {
    const [payload] = Object.values(result) as [
      { mealSubscription?: { statusLabel: string } | null },
    ];
    tell(t("done", { status: payload.mealSubscription?.statusLabel ?? "" }));
  };
  const commands = {
    beginMeals: useWrite(BeginMealsDocument, { refreshes, onDone: done }),
    pauseMeals: useWrite(PauseMealsDocument, { refreshes, onDone: done }),
    resumeMeals: useWrite(ResumeMealsDocument, { refreshes, onDone: done }),
    endMeals: useWrite(EndMealsDocument, { refreshes, onDone: done }),
    withdrawMealsEnd: useWrite(WithdrawMealsEndDocument, { refreshes, onDone: done }),
  };
  return Object.hasOwn(commands, mutation) ? commands[mutation as keyof typeof commands] : null;
}

type Action = Meals["allowedActions"][number];

/** One thing to do with all of it. Ending is asked about once more. */
function Command({ id, action }: { id: string; action: Action }) {
  const t = useWords(words);
  const command = useCommand(action.mutation);
  const [isAsking, setAsking] = useState(false);
  if (!command) return null;
  const isEnd = action.mutation === "endMeals";
  const look = ["beginMeals", "resumeMeals", "withdrawMealsEnd"].includes(action.mutation)
    ? "main"
    : "plain";
  if (isAsking)
    return (
      <>
        <Text>{t("endAsk")}</Text>
        <Row>
          <Button look="danger" isBusy={command.isSending} onPress={() => command.send({ id })}>
            {action.label}
          </Button>
          <Button look="quiet" onPress={() => setAsking(false)}>
            {t("keep")}
          </Button>
        </Row>
        <Said refusal={command.refusal} failure={command.failure} fields={[]} />
      </>
    );
  return (
    <>
      <Button
        look={isEnd ? "quiet" : look}
        isBusy={command.isSending}
        onPress={() => (isEnd ? setAsking(true) : command.send({ id }))}
      >
        {action.label}
      </Button>
      <Said refusal={command.refusal} failure={command.failure} fields={[]} />
    </>
  );
}

function Facts({ meals }: { meals: Meals }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { dietLabel, allergies, foodFromOn, doorLabel, priceLabel, subsidyLabel } = meals;
  const price = priceLabel && t("priceWith", { price: priceLabel, subsidy: subsidyLabel ?? "" });
  const facts = [
    { label: t("diet"), text: dietLabel },
    { label: t("allergies"), text: allergies ?? t("noAllergies") },
    ...(foodFromOn ? [{ label: t("foodFrom"), text: dateText(foodFromOn, language) }] : []),
    { label: t("door"), text: doorLabel },
    ...(price ? [{ label: t("price"), text: price }] : []),
  ];
  return (
    <Box className="meal-facts">
      {facts.map((fact) => (
        <Text key={fact.label} isSmall>
          {t("pair", fact)}
        </Text>
      ))}
    </Box>
  );
}

/** One subscription: how it stands, the coming days, and what can be done. */
export function MealsCard({ meals }: { meals: Meals }) {
  const t = useWords(words);
  const { id, beneficiaryName: name, stage, statusLabel, nextStep, note, days } = meals;
  return (
    <Card label={t("of", { name })}>
      <Row isSpread>
        <Title>{t("of", { name })}</Title>
        <StatusTag tone={toneOfMeals(stage)}>{statusLabel}</StatusTag>
      </Row>
      {meals.isForOther && (
        <Text isSoft isSmall>
          {t("by", { name: meals.requesterName })}
        </Text>
      )}
      <Text>{note ?? nextStep}</Text>
      {hasDays(meals) && days.map((day) => <DayLine key={day.servedOn} day={day} />)}
      <Row>
        {meals.allowedActions.map((action) => (
          <Command key={action.mutation} id={id} action={action} />
        ))}
      </Row>
      {stage !== "ENDED" && <Facts meals={meals} />}
      <Changes meals={meals} />
    </Card>
  );
}
