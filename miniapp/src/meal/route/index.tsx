import {
  MarkMealDeliveredDocument,
  MealRouteDocument,
  ReportMealUnansweredDocument,
} from "../../gql/generated/meal";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { Box, Line } from "../../platform/elements";
import { go } from "../../platform/navigate";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Said } from "../../ui/form";
import { Page } from "../../ui/page";
import { Empty, Loaded } from "../../ui/states";
import { StatusTag } from "../../ui/status-tag";
import { Row, Text, Title } from "../../ui/text";
import "../meal.css";
import { byBuilding, type Door, toneOfMeal } from "../view";
import { workWords } from "../words";

const refreshes = ["MealRoute", "KitchenDay"];

/** What can be marked at a door: one big button for what nearly always happens, one for what must not be missed. */
function Marks({ door }: { door: Door }) {
  const t = useWords(workWords);
  const { subscriptionId, servedOn, beneficiaryName: name } = door;
  const deliver = useWrite(MarkMealDeliveredDocument, { refreshes });
  const unanswered = useWrite(ReportMealUnansweredDocument, {
    refreshes,
    onDone: () => go("mealCheck", { id: subscriptionId, on: servedOn }),
  });
  const at = { subscriptionId, servedOn };
  return (
    <>
      <Button
        look="main"
        isWide
        icon="check"
        label={t("deliveredTo", { name })}
        isBusy={deliver.isSending}
        onPress={() => deliver.send(at)}
      >
        {t("delivered")}
      </Button>
      {door.hasCheck ? (
        <LinkButton
          to="mealCheck"
          params={{ id: subscriptionId, on: servedOn }}
          look="danger"
          isWide
        >
          {t("toCheck")}
        </LinkButton>
      ) : (
        <Button
          isWide
          label={t("unansweredAt", { name })}
          isBusy={unanswered.isSending}
          onPress={() => unanswered.send(at)}
        >
          {t("unanswered")}
        </Button>
      )}
      <Said
        refusal={deliver.refusal ?? unanswered.refusal}
        failure={deliver.failure ?? unanswered.failure}
        fields={[]}
      />
    </>
  );
}

function DoorCard({ door }: { door: Door }) {
  const t = useWords(workWords);
  return (
    <Card label={door.doorLabel}>
      <Row isSpread>
        <Title>{door.doorLabel}</Title>
        <StatusTag tone={toneOfMeal(door.stage)}>{door.statusLabel}</StatusTag>
      </Row>
      <Text>{`${door.beneficiaryName} · ${door.dietLabel}`}</Text>
      {door.allergies && (
        <Box className="meal-warning">
          <Line>{t("allergy", { what: door.allergies })}</Line>
        </Box>
      )}
      {(door.isToDo || door.hasCheck) && <Marks door={door} />}
    </Card>
  );
}

function Doors({ doors }: { doors: readonly Door[] }) {
  const t = useWords(workWords);
  if (doors.length === 0) return <Empty title={t("noRoute")} text={t("noRouteText")} />;
  const left = doors.filter(({ isToDo }) => isToDo).length;
  return (
    <>
      <Box live="polite">
        <Text isStrong>{t("left", { n: left, all: doors.length })}</Text>
      </Box>
      {byBuilding(doors).map(({ building, doors: here }) => (
        <Box as="section" key={building} label={building} className="ui-stack">
          <Title>{building}</Title>
          {here.map((door) => (
            <DoorCard key={door.subscriptionId} door={door} />
          ))}
        </Box>
      ))}
    </>
  );
}

/** Where somebody lives is not kept on the courier's phone. */
function Route() {
  const query = useRead(MealRouteDocument, {}, { isKept: false });
  return <Loaded query={query}>{({ mealRoute }) => <Doors doors={mealRoute} />}</Loaded>;
}

/** The courier's doors of today, building by building. */
export default function MealRoutePage() {
  const t = useWords(workWords);
  return (
    <Page title={t("routeTitle")} isPrivate>
      <Route />
    </Page>
  );
}
