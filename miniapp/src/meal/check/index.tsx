import { useEffect, useState } from "react";
import { leftText } from "../../booking/when";
import {
  ReportMealCheckDocument,
  WelfareCheckDocument,
  type WelfareCheckQuery,
} from "../../gql/generated/meal";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { Box, Line } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { Button, CallButton, LinkButton } from "../../ui/button";
import { By } from "../../ui/by";
import { Card } from "../../ui/card";
import { Field } from "../../ui/field";
import { errorIn, Said } from "../../ui/form";
import { Page, useParams } from "../../ui/page";
import { Empty, Loaded } from "../../ui/states";
import { StatusTag } from "../../ui/status-tag";
import { Row, Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import "../meal.css";
import { useLeft } from "../use-left";
import { toneOfMeal } from "../view";
import { workWords } from "../words";

type Check = NonNullable<WelfareCheckQuery["mealDelivery"]>;
type Told = { check: Check; toldAt: number; again: () => void };

/** While nothing is said the next step begins by itself: then it is read again. */
const AGAIN_EVERY = 10_000;

/** The running clock of the step. */
function StepClock({ secondsLeft, toldAt, again }: Omit<Told, "check"> & { secondsLeft: number }) {
  const t = useWords(workWords);
  const left = useLeft(secondsLeft, toldAt);
  const isOver = left === 0;
  useEffect(() => {
    if (!isOver) return undefined;
    const timer = setInterval(again, AGAIN_EVERY);
    return () => clearInterval(timer);
  }, [isOver, again]);
  return (
    <Box className="meal-clock">
      <Line>{isOver ? t("over") : t("timeLeft", { left: leftText(left) })}</Line>
    </Box>
  );
}

function NextCall({ call }: { call: NonNullable<Check["nextCall"]> }) {
  const t = useWords(workWords);
  const { title, name, phone } = call;
  if (phone === null) return <Text>{t("noPhone", { title, name })}</Text>;
  return (
    <CallButton phone={phone} look="main" isWide>
      {t("callNow", { title, name })}
    </CallButton>
  );
}

/** What may be said of the step now. The step goes along: of the next one nothing was said. */
function Outcomes({ check }: { check: Check }) {
  const t = useWords(workWords);
  const [note, setNote] = useState("");
  const report = useWrite(ReportMealCheckDocument, {
    refreshes: ["WelfareCheck", "WelfareChecks", "MealRoute", "KitchenDay"],
    onDone: ({ reportMealCheck: { mealDelivery } }) => {
      setNote("");
      tell(t("recorded", { status: mealDelivery?.statusLabel ?? "" }));
    },
  });
  const { step, subscriptionId, servedOn, allowedOutcomes } = check;
  if (step === null || allowedOutcomes.length === 0) return null;
  const looks = { WELL: "main", NO_ANSWER: "plain", NEEDS_HELP: "danger" } as const;
  return (
    <>
      <Field
        label={t("note")}
        rows={2}
        value={note}
        onChange={setNote}
        error={errorIn(report.refusal, "note")}
      />
      {allowedOutcomes.map(({ outcome, label }) => (
        <Button
          key={outcome}
          isWide
          look={looks[outcome]}
          isBusy={report.isSending}
          onPress={() => report.send({ subscriptionId, servedOn, step, outcome, note })}
        >
          {label}
        </Button>
      ))}
      <Said refusal={report.refusal} failure={report.failure} fields={["note"]} />
    </>
  );
}

function History({ check }: { check: Check }) {
  const t = useWords(workWords);
  const { language } = useDisplay();
  return (
    <Card label={t("history")}>
      <Title>{t("history")}</Title>
      {check.timeline.map(({ seq, at, title, detail, byName, byPost }) => (
        <Box key={seq} className="meal-line">
          <Text isStrong>{title}</Text>
          {detail && <Text>{detail}</Text>}
          <By when={whenText(at, language)} who={byName ?? t("clock")} post={byPost} />
        </Box>
      ))}
    </Card>
  );
}

function Details({ check, toldAt, again }: Told) {
  const t = useWords(workWords);
  const { secondsLeft, nextCall, complaintId } = check;
  return (
    <>
      <Card isAccent label={check.beneficiaryName}>
        <Row isSpread>
          <Title>{check.beneficiaryName}</Title>
          <StatusTag tone={toneOfMeal(check.stage)}>{check.statusLabel}</StatusTag>
        </Row>
        {check.doorLabel && <Text isStrong>{check.doorLabel}</Text>}
        <Text>{check.nextStep}</Text>
        {secondsLeft !== null && <StepClock {...{ secondsLeft, toldAt, again }} />}
        {check.step === "CALL" && check.calls > 0 && <Text>{t("calls", { n: check.calls })}</Text>}
        {nextCall && <NextCall call={nextCall} />}
        {complaintId && (
          <LinkButton to="workItem" params={{ id: complaintId }} look="danger" isWide>
            {t("complaint")}
          </LinkButton>
        )}
        <Outcomes check={check} />
        <Text isSoft isSmall>
          {t("courier", { name: check.courierName })}
        </Text>
      </Card>
      <History check={check} />
    </>
  );
}

/** Phone numbers and where somebody lives are not kept on the device. */
function CheckAt({ id, on }: { id: string; on: string }) {
  const t = useWords(workWords);
  const variables = { subscriptionId: id, servedOn: on };
  const query = useRead(WelfareCheckDocument, variables, { isKept: false });
  const { refetch, dataUpdatedAt } = query;
  const [again] = useState(() => () => void refetch());
  return (
    <Loaded query={query}>
      {({ mealDelivery }) =>
        mealDelivery ? (
          <Details check={mealDelivery} toldAt={dataUpdatedAt} again={again} />
        ) : (
          <Empty title={t("gone")} text={t("goneText")} />
        )
      }
    </Loaded>
  );
}

/** A door that stayed shut: what runs, whom to phone, what came of it. */
export default function MealCheckPage() {
  const t = useWords(workWords);
  const { id = "", on = "" } = useParams();
  return (
    <Page title={t("checkTitle")} isPrivate>
      {id === "" || on === "" ? (
        <Empty title={t("gone")} text={t("goneText")} />
      ) : (
        <CheckAt id={id} on={on} />
      )}
    </Page>
  );
}
