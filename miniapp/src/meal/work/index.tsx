import {
  MealDeskDocument,
  MyKitchensDocument,
  WelfareChecksDocument,
} from "../../gql/generated/meal";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { LinkCard } from "../../ui/card";
import { Page } from "../../ui/page";
import { Empty } from "../../ui/states";
import { StatusTag } from "../../ui/status-tag";
import { Row, Text, Title } from "../../ui/text";
import "../meal.css";
import { toneOfMeal } from "../view";
import { workWords } from "../words";
import { Desk } from "./desk";
import { Kitchens } from "./numbers";

/** Checks under way, for who looks after the grid: the API refuses others, and then nothing is shown. */
function Checks() {
  const t = useWords(workWords);
  const { data } = useRead(WelfareChecksDocument, { first: 50 }, { isKept: false });
  if (!data) return null;
  const checks = data.welfareChecks.edges.map(({ node }) => node);
  return (
    <>
      <Title>{t("checks")}</Title>
      {checks.length === 0 && <Text isSoft>{t("noChecks")}</Text>}
      {checks.map((check) => (
        <LinkCard
          key={check.subscriptionId}
          to="mealCheck"
          params={{ id: check.subscriptionId, on: check.servedOn }}
        >
          <Row isSpread>
            <Text isStrong>{check.beneficiaryName}</Text>
            <StatusTag tone={toneOfMeal(check.stage)}>{check.statusLabel}</StatusTag>
          </Row>
          {check.doorLabel && <Text>{check.doorLabel}</Text>}
          <Text isSoft isSmall>
            {check.nextStep}
          </Text>
        </LinkCard>
      ))}
    </>
  );
}

/** Whether the API refuses this post everything that is read here. */
function useHasNothing(): boolean {
  const checks = useRead(WelfareChecksDocument, { first: 50 }, { isKept: false });
  const kitchens = useRead(MyKitchensDocument, {});
  const desk = useRead(MealDeskDocument, { first: 50 }, { isKept: false });
  return [checks, kitchens, desk].every(({ error, data }) => error !== null && !data);
}

function Work() {
  const t = useWords(workWords);
  if (useHasNothing()) return <Empty title={t("nothing")} />;
  return (
    <>
      <Checks />
      <Kitchens />
      <Desk />
    </>
  );
}

/** What a post has to do with meals: checks first, then today's numbers, then applications. */
export default function MealWorkPage() {
  const t = useWords(workWords);
  return (
    <Page title={t("title")} isPrivate>
      <Work />
    </Page>
  );
}
