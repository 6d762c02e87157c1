import { useState } from "react";
import { Unsent } from "../../complaint/unsent";
import { words } from "../../complaint/words";
import {
  type ComplaintInListFragment,
  type ComplaintPhase,
  MyComplaintsDocument,
} from "../../gql/generated/complaint";
import { complaintPhaseLabels } from "../../gql/generated/labels";
import { usePages } from "../../gql/use-read";
import { whenText } from "../../i18n/when";
import { say, useWords } from "../../i18n/words";
import { Action, Box, Line } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { useSession } from "../../session/session";
import { LinkButton } from "../../ui/button";
import { LinkCard } from "../../ui/card";
import { List } from "../../ui/list";
import { Page } from "../../ui/page";
import { Empty, SignInFirst } from "../../ui/states";
import { Tags } from "../../ui/tags";
import { Row, Text, Title } from "../../ui/text";
import "./index.css";

const phases = [null, "OPEN", "CLOSED"] as const satisfies readonly (ComplaintPhase | null)[];
type Phase = (typeof phases)[number];

function Filter({ phase, onChange }: { phase: Phase; onChange: (phase: Phase) => void }) {
  const t = useWords(words);
  const { language } = useDisplay();
  return (
    <Box as="section" className="complaints-filter" label={t("show")}>
      {phases.map((one) => (
        <Action
          key={one}
          className={`complaints-filter__one${one === phase ? " complaints-filter__one--on" : ""}`}
          isPressed={one === phase}
          onPress={() => onChange(one)}
        >
          <Line>{one === null ? t("all") : say(complaintPhaseLabels[one], language)}</Line>
        </Action>
      ))}
    </Box>
  );
}

function Item({ complaint }: { complaint: ComplaintInListFragment }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { id, category, tags, nextStep, place, submittedAt } = complaint;
  return (
    <LinkCard to="complaint" params={{ id }}>
      <Row isSpread>
        <Title>{category.name}</Title>
        <Tags tags={tags} />
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
