import { useState } from "react";
import { isBegun } from "../../complaint/draft";
import { useDraft } from "../../complaint/draft-store";
import { useSubmit } from "../../complaint/use-submit";
import { toneOfLight, toneOfStage } from "../../complaint/view";
import { words } from "../../complaint/words";
import {
  type ComplaintInListFragment,
  type ComplaintPhase,
  MyComplaintsDocument,
} from "../../gql/generated/complaint";
import { usePages } from "../../gql/use-read";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { Action, Box, Line } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { useSession } from "../../session/session";
import { Button, LinkButton } from "../../ui/button";
import { Card, LinkCard } from "../../ui/card";
import { List } from "../../ui/list";
import { Page } from "../../ui/page";
import { Empty, ProblemLine, SignInFirst } from "../../ui/states";
import { StatusTag } from "../../ui/status-tag";
import { Row, Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import "./index.css";

function WaitingCard() {
  const t = useWords(words);
  const submit = useSubmit(({ receipt }) => {
    if (receipt) tell(t("sentNow", { number: receipt.number }));
  });
  return (
    <Card isAccent>
      <Title>{t("waiting")}</Title>
      <Text>{t("waitingText")}</Text>
      {submit.failure && <ProblemLine failure={submit.failure} />}
      <Button look="main" isBusy={submit.isSending} onPress={submit.send}>
        {t("sendNow")}
      </Button>
    </Card>
  );
}

/** What was begun and not yet sent. */
function Unsent() {
  const t = useWords(words);
  const draft = useDraft();
  if (draft.isWaiting) return <WaitingCard />;
  if (!isBegun(draft)) return null;
  return (
    <Card isAccent>
      <Title>{t("draft")}</Title>
      <Text>{t("draftText")}</Text>
      <LinkButton to="report" look="main">
        {t("goOn")}
      </LinkButton>
    </Card>
  );
}

const phases = [null, "OPEN", "CLOSED"] as const satisfies readonly (ComplaintPhase | null)[];
type Phase = (typeof phases)[number];
const nameOf = (phase: Phase) => (phase === null ? "all" : phase === "OPEN" ? "open" : "closed");

function Filter({ phase, onChange }: { phase: Phase; onChange: (phase: Phase) => void }) {
  const t = useWords(words);
  return (
    <Box as="section" className="complaints-filter" label={t("show")}>
      {phases.map((one) => (
        <Action
          key={nameOf(one)}
          className={`complaints-filter__one${one === phase ? " complaints-filter__one--on" : ""}`}
          isPressed={one === phase}
          onPress={() => onChange(one)}
        >
          <Line>{t(nameOf(one))}</Line>
        </Action>
      ))}
    </Box>
  );
}

function Item({ complaint }: { complaint: ComplaintInListFragment }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { id, category, stage, statusLabel, light, lightLabel, nextStep, place, submittedAt } =
    complaint;
  return (
    <LinkCard to="complaint" params={{ id }}>
      <Row isSpread>
        <Title>{category.name}</Title>
        <Row>
          <StatusTag tone={toneOfStage(stage)}>{statusLabel}</StatusTag>
          {light !== "NONE" && <StatusTag tone={toneOfLight[light]}>{lightLabel}</StatusTag>}
        </Row>
      </Row>
      <Text>{nextStep}</Text>
      <Text isSoft isSmall>
        {[
          place.label ?? place.gridName,
          t("reportedOn", { when: whenText(submittedAt, language) }),
        ].join(" · ")}
      </Text>
    </LinkCard>
  );
}

function Mine() {
  const t = useWords(words);
  const [phase, setPhase] = useState<Phase>(null);
  const pages = usePages(MyComplaintsDocument, { phase }, ({ myComplaints }) => myComplaints);
  const title = phase === null ? "empty" : phase === "OPEN" ? "emptyOpen" : "emptyClosed";
  return (
    <>
      <Filter phase={phase} onChange={setPhase} />
      <List
        pages={pages}
        empty={
          <Empty title={t(title)} text={t("emptyText")}>
            <LinkButton to="report" look="main">
              {t("report")}
            </LinkButton>
          </Empty>
        }
      >
        {(complaint) => <Item complaint={complaint} />}
      </List>
    </>
  );
}

/** My reports, newest first. A report that was not sent yet is shown to guests too. */
export default function Complaints() {
  const t = useWords(words);
  const isGuest = useSession(({ person }) => person === null);
  return (
    <Page title={t("title")} tab="complaints">
      <Unsent />
      <LinkButton to="report" icon="report" isWide>
        {t("report")}
      </LinkButton>
      {isGuest ? <SignInFirst /> : <Mine />}
    </Page>
  );
}
