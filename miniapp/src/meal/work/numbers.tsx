import {
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
import { Said } from "../../ui/form";
import { Loaded } from "../../ui/states";
import { Row, Text, Title } from "../../ui/text";
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

function DayButtons({ day }: { day: Day }) {
  const refreshes = ["KitchenDay", "MealRoute"];
  const cooked = useWrite(MarkMealsCookedDocument, { refreshes });
  const out = useWrite(MarkMealsOutDocument, { refreshes });
  return (
    <>
      <Row>
        {day.allowedActions.map(({ mutation, label }) => {
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
    </>
  );
}

/** How many of what, how far it is, and what must not be in it. No names. */
function Numbers({ day }: { day: Day }) {
  const t = useWords(workWords);
  const { language } = useDisplay();
  if (!day.isServed) return <Text>{t("closed")}</Text>;
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
