import { useState } from "react";
import { mealSubsidyLabels } from "../../gql/generated/labels";
import {
  AssessMealsDocument,
  DeclineMealsDocument,
  MealDeskDocument,
  type MealDeskQuery,
} from "../../gql/generated/meal";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { whenText } from "../../i18n/when";
import { say, useWords } from "../../i18n/words";
import { useDisplay } from "../../session/display";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Choice } from "../../ui/choice";
import { Field } from "../../ui/field";
import { errorIn, Form, Said } from "../../ui/form";
import { Row, Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { words, workWords } from "../words";

type Application = MealDeskQuery["mealDesk"]["edges"][number]["node"];
type Subsidy = keyof typeof mealSubsidyLabels;
const subsidies = Object.keys(mealSubsidyLabels) as Subsidy[];
const refreshes = ["MealDesk"];

type FormProps = { application: Application; label: string; onClose: () => void };

function Granting({ application, label, onClose }: FormProps) {
  const t = useWords(workWords);
  const { language } = useDisplay();
  const [subsidy, setSubsidy] = useState<Subsidy>("STANDARD");
  const { id, beneficiaryName: name } = application;
  const assess = useWrite(AssessMealsDocument, {
    refreshes,
    onDone: () => tell(t("assessed", { name })),
  });
  return (
    <Form
      label={label}
      isBusy={assess.isSending}
      onSend={() => assess.send({ id, subsidy })}
      onClose={onClose}
    >
      <Choice
        label={t("subsidy")}
        value={subsidy}
        onChange={setSubsidy}
        options={subsidies.map((value) => ({
          value,
          label: say(mealSubsidyLabels[value], language),
        }))}
      />
      <Said refusal={assess.refusal} failure={assess.failure} fields={[]} />
    </Form>
  );
}

function Declining({ application, label, onClose }: FormProps) {
  const t = useWords(workWords);
  const [reason, setReason] = useState("");
  const { id, beneficiaryName: name } = application;
  const decline = useWrite(DeclineMealsDocument, {
    refreshes,
    onDone: () => tell(t("assessed", { name })),
  });
  return (
    <Form
      label={label}
      look="danger"
      isBusy={decline.isSending}
      onSend={() => decline.send({ id, reason })}
      onClose={onClose}
    >
      <Field
        label={t("reason")}
        rows={2}
        value={reason}
        onChange={setReason}
        error={errorIn(decline.refusal, "reason")}
      />
      <Said refusal={decline.refusal} failure={decline.failure} fields={["reason"]} />
    </Form>
  );
}

const forms = { assessMeals: Granting, declineMeals: Declining } as const;
const isForm = (mutation: string): mutation is keyof typeof forms => mutation in forms;

/** What may be done with an application: the buttons of the API, each with its form. */
function Decision({ application }: { application: Application }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const actions = application.allowedActions.filter(({ mutation }) => isForm(mutation));
  const action = actions.find(({ mutation }) => mutation === chosen);
  if (action && isForm(action.mutation)) {
    const Chosen = forms[action.mutation];
    return (
      <Chosen application={application} label={action.label} onClose={() => setChosen(null)} />
    );
  }
  return (
    <Row>
      {actions.map(({ mutation, label }, i) => (
        <Button
          key={mutation}
          look={i === 0 ? "main" : "plain"}
          label={`${label} ${application.beneficiaryName}`}
          onPress={() => setChosen(mutation)}
        >
          {label}
        </Button>
      ))}
    </Row>
  );
}

function ApplicationCard({ application }: { application: Application }) {
  const t = useWords(workWords);
  const own = useWords(words);
  const { language } = useDisplay();
  const { beneficiaryName: name, requesterName: by, isForOther, reviewDueAt } = application;
  const { allergies } = application;
  return (
    <Card label={name}>
      <Title>{name}</Title>
      {isForOther && <Text>{t("forOther", { by, name })}</Text>}
      <Text>{`${application.kitchenName} · ${application.doorLabel}`}</Text>
      <Text>{application.dietLabel}</Text>
      <Text>{own("pair", { label: own("allergies"), text: allergies ?? own("noAllergies") })}</Text>
      {reviewDueAt && (
        <Text isSoft isSmall>
          {t("due", { when: whenText(reviewDueAt, language) })}
        </Text>
      )}
      <Decision application={application} />
    </Card>
  );
}

/** Applications of the community; for others the API has none. */
export function Desk() {
  const t = useWords(workWords);
  const { data } = useRead(MealDeskDocument, { first: 50 }, { isKept: false });
  if (!data) return null;
  const applications = data.mealDesk.edges.map(({ node }) => node);
  return (
    <>
      <Title>{t("desk")}</Title>
      {applications.length === 0 && <Text isSoft>{t("noDesk")}</Text>}
      {applications.map((application) => (
        <ApplicationCard key={application.id} application={application} />
      ))}
    </>
  );
}
