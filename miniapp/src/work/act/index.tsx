import { CommandForm } from "../../command/command-form";
import { WorkItemDocument } from "../../gql/generated/work";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { Box, Line } from "../../platform/elements";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Page, useParams } from "../../ui/page";
import { Empty, Loaded } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import { Gallery } from "../../media/gallery";
import { forms } from "../forms";
import { Gone } from "../gone";
import type { Item } from "../view";
import "../work.css";
import { words } from "../words";
import { Outcome } from "../item/facts";
import { uncoverIn } from "../item/uncover";
import { FormField } from "./field";

/** What is read of a complaint anywhere, and out of date once something was done to it. */
const READS = ["WorkItem", "WorkQueue", "WorkArea", "Complaint", "MyComplaints"];

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
      <Gallery label={t("photosOfReport")} photos={item.photos} below={uncoverIn(item)} />
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
      <Outcome item={item} />
      <CommandForm id={item.id} action={action} form={form} refreshes={READS}>
        {(field) => <FormField {...field} item={item} />}
      </CommandForm>
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
