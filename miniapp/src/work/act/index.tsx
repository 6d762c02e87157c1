import { useState } from "react";
import { useDraft } from "../../command/use-draft";
import { WorkItemDocument } from "../../gql/generated/work";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { Box, Line } from "../../platform/elements";
import { useLeave } from "../../platform/page-life";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Page, useParams } from "../../ui/page";
import { Empty, Loaded, ProblemLine } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { inputOf, unchosen, type Values } from "../draft";
import { type Form, forms } from "../forms";
import { Gone } from "../gone";
import type { Item } from "../view";
import "../work.css";
import { words } from "../words";
import { FormField } from "./field";

/** What is read of a complaint anywhere, and out of date once something was done to it. */
const READS = ["WorkItem", "WorkQueue", "WorkArea", "Complaint", "MyComplaints"];

type Action = Item["allowedActions"][number];
type FilledProps = { item: Item; action: Action; form: Form };

/** Fills in and sends one command. */
function useCommand({ item, action: { mutation, label }, form }: FilledProps) {
  const t = useWords(words);
  const draft = useDraft<Values>(`${mutation} ${item.id}`, {});
  const leave = useLeave();
  const [isTried, setTried] = useState(false);
  const { send, isSending, refusal, failure } = useWrite(form.document, {
    isKeyed: false,
    refreshes: READS,
    onDone: (result) => {
      draft.done();
      const status = Object.values(result)[0]?.complaint?.statusLabel;
      tell(status ? t("done", { label, status }) : t("doneAway", { label }));
      leave();
    },
  });
  const missing = unchosen(form.fields, draft.values);
  const isAtFault = (name: string) => refusal?.field?.split(".")[0] === name;
  return {
    draft,
    isSending,
    failure,
    errorOf: (name: string): string | null => {
      if (refusal && isAtFault(name)) return refusal.message;
      return isTried && missing.includes(name) ? t("choose") : null;
    },
    /** What is wrong with none of the fields. */
    refused: refusal && !form.fields.some(({ name }) => isAtFault(name)) ? refusal.message : null,
    submit: () => {
      setTried(true);
      if (missing.length === 0) send(draft.keyed(inputOf(item.id, form.fields, draft.values)));
    },
  };
}

function Filled(props: FilledProps) {
  const t = useWords(words);
  const { item, action, form } = props;
  const { draft, isSending, failure, errorOf, refused, submit } = useCommand(props);
  return (
    <>
      {form.fields.map((spec) => (
        <FormField
          key={spec.name}
          spec={spec}
          item={item}
          value={draft.values[spec.name]}
          onChange={(value) => draft.change({ [spec.name]: value ?? undefined })}
          error={errorOf(spec.name)}
        />
      ))}
      <Box live="assertive">
        {refused && (
          <Box className="work-refusal">
            <Line>{refused}</Line>
          </Box>
        )}
      </Box>
      {failure && <ProblemLine failure={failure} />}
      <Button
        look={form.look === "danger" ? "danger" : "main"}
        isWide
        isBusy={isSending}
        onPress={submit}
      >
        {action.label}
      </Button>
      <Text isSoft isSmall>
        {t(form.fields.length === 0 ? "nothingToFill" : "draftKept")}
      </Text>
    </>
  );
}

/** What it is about, so that nobody has to go back to look. */
function About({ item }: { item: Item }) {
  const t = useWords(words);
  return (
    <Card>
      <Title>{item.category.name}</Title>
      <Box className="work-clamp">
        <Line>{item.description}</Line>
      </Box>
      <Text
        isSoft
        isSmall
      >{`${item.place.label ?? item.place.gridName} · ${t("number", { number: item.number })}`}</Text>
      <Text isSmall>{t("closing", { text: item.category.closingCondition })}</Text>
    </Card>
  );
}

/** The action is no longer there, or the complaint is not. */
function NotNow({ item }: { item: Item }) {
  const t = useWords(words);
  return (
    <Empty title={t("notNow")} text={`${item.nextStep} ${t("notNowText")}`}>
      <LinkButton to="workItem" params={{ id: item.id }} look="main">
        {t("toItem")}
      </LinkButton>
    </Empty>
  );
}

function Asked({ item, mutation }: { item: Item; mutation: string }) {
  const action = item.allowedActions.find((one) => one.mutation === mutation);
  const form = forms[mutation];
  if (!action || !form) return <NotNow item={item} />;
  return (
    <>
      <About item={item} />
      <Filled item={item} action={action} form={form} />
    </>
  );
}

/** One command on one complaint: the same page for all of them, drawn from forms.ts. */
export default function WorkActPage() {
  const t = useWords(words);
  const { id = "", mutation = "" } = useParams();
  const query = useRead(WorkItemDocument, { id });
  const label = query.data?.complaint?.allowedActions.find(
    (one) => one.mutation === mutation,
  )?.label;
  return (
    <Page title={label ?? t("item")} isPrivate>
      <Loaded query={query}>
        {({ complaint }) => (complaint ? <Asked item={complaint} mutation={mutation} /> : <Gone />)}
      </Loaded>
    </Page>
  );
}
