import { useState } from "react";
import {
  CallOffMealsDocument,
  KitchenDayDocument,
  type KitchenDayQuery,
  MarkMealsCookedDocument,
  MarkMealsOutDocument,
  MealRouteDocument,
  MyKitchensDocument,
} from "../../gql/generated/meal";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { Box, Line } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Field } from "../../ui/field";
import { errorIn, Form, Said } from "../../ui/form";
import { Loaded } from "../../ui/states";
import { Row, Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { counted } from "../view";
import { workWords } from "../words";
import { OpenMeals } from "./open-meals";

type Day = KitchenDayQuery["kitchenDay"];

/** The way to the doors, for who carries meals: the API refuses others. */
function ToRoute() {
  const t = useWords(workWords);
  const { data } = useRead(MealRouteDocument, {}, { isKept: false });
  if (!data) return null;
  return (
    <LinkButton to="mealRoute" look="main" icon="road" isWide>
      {t("toRoute")}
    </LinkButton>
  );
}

const refreshes = ["KitchenDay", "MealRoute"];

/** Nothing is cooked today after all: why is asked for, and what follows is said before it is sent. */
function CallOff({ day, label }: { day: Day; label: string }) {
  const t = useWords(workWords);
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const { kitchenId: id, servedOn } = day;
  const { send, isSending, refusal, failure } = useWrite(CallOffMealsDocument, {
    refreshes,
    onDone: () => tell(t("calledOff")),
  });
  if (!isOpen)
    return (
      <Button look="quiet" onPress={() => setOpen(true)}>
        {label}
      </Button>
    );
  return (
    <Form
      label={label}
      isBusy={isSending}
      onSend={() => send({ id, servedOn, reason })}
      onClose={() => setOpen(false)}
    >
      <Text isStrong>{t("callOffText", { n: day.total - day.delivered })}</Text>
      <Field
        label={t("callOffReason")}
        hint={t("callOffHint")}
        rows={2}
        value={reason}
        onChange={setReason}
        error={errorIn(refusal, "reason")}
      />
      <Said refusal={refusal} failure={failure} fields={["reason"]} />
    </Form>
  );
}

/** How far the kitchen is, at a press. */
function DayButtons({ day }: { day: Day }) {
  const cooked = useWrite(MarkMealsCookedDocument, { refreshes });
  const out = useWrite(MarkMealsOutDocument, { refreshes });
  const off = day.allowedActions.find(({ mutation }) => mutation === "callOffMeals");
  return (
    <>
      <Row>
        {day.allowedActions.map(({ mutation, label }) => {
          if (mutation === "callOffMeals") return null;
          const command = mutation === "markMealsCooked" ? cooked : out;
          return (
            <Button
              key={mutation}
              isBusy={command.isSending}
              onPress={() => command.send({ id: day.kitchenId })}
            >
              {label}
            </Button>
          );
        })}
      </Row>
      <Said
        refusal={cooked.refusal ?? out.refusal}
        failure={cooked.failure ?? out.failure}
        fields={[]}
      />
      {off && <CallOff day={day} label={off.label} />}
    </>
  );
}

/** How many of what, how far it is, and what must not be in it. No names. */
function Numbers({ day }: { day: Day }) {
  const t = useWords(workWords);
  const { language } = useDisplay();
  if (!day.isServed)
    return (
      <>
        <Text isStrong>{t("closed")}</Text>
        {day.closedReason !== null && <Text>{day.closedReason}</Text>}
      </>
    );
  return (
    <>
      <OpenMeals day={day} />
      {day.dish && <Text>{day.dish}</Text>}
      <Text isStrong>{t("total", { n: day.total })}</Text>
      {!day.isSettled && (
        <Text isSoft isSmall>
          {t("notSettled", { when: whenText(day.cutoffAt, language) })}
        </Text>
      )}
      <Box className="meal-counts">
        {day.byDiet.map(({ dietLabel, count }) => (
          <Box key={dietLabel} className="meal-count">
            <Line className="meal-count__number">{String(count)}</Line>
            <Line className="ui-small">{dietLabel}</Line>
          </Box>
        ))}
      </Box>
      {day.allergies.length > 0 && (
        <Box className="meal-warning">
          <Line>{t("allergies", { list: counted(day.allergies).join("、") })}</Line>
        </Box>
      )}
      <Text>{t("progress", { done: day.delivered, checks: day.underCheck })}</Text>
      <Text isSoft isSmall>
        {t("deliverBy", { when: whenText(day.deliverByAt, language) })}
      </Text>
      <DayButtons day={day} />
    </>
  );
}

function KitchenCard({ id, name }: { id: string; name: string }) {
  const query = useRead(KitchenDayDocument, { kitchenId: id });
  return (
    <Card label={name}>
      <Title>{name}</Title>
      <Loaded query={query}>{({ kitchenDay }) => <Numbers day={kitchenDay} />}</Loaded>
    </Card>
  );
}

/** The kitchens of the post with their numbers of today. */
export function Kitchens() {
  const t = useWords(workWords);
  const { data } = useRead(MyKitchensDocument, {});
  return (
    <>
      <ToRoute />
      {data && data.myKitchens.length > 0 && (
        <>
          <Title>{t("kitchens")}</Title>
          {data.myKitchens.map(({ id, name }) => (
            <KitchenCard key={id} id={id} name={name} />
          ))}
        </>
      )}
    </>
  );
}
