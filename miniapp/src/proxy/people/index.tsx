import { useState } from "react";
import { MyAuthorisationsDocument } from "../../gql/generated/proxy";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Disclosure } from "../../ui/disclosure";
import { Page } from "../../ui/page";
import { Loaded } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import { bySide, type Leave } from "../view";
import { words } from "../words";
import { GiveForm } from "./give";
import { LeaveLine } from "./leave-card";
import { MyCode } from "./my-code";

type SideProps = { title: string; leaves: readonly Leave[]; isGiven: boolean };

function Side({ title, leaves, isGiven }: SideProps) {
  const t = useWords(words);
  return (
    <Card>
      <Title>{title}</Title>
      {leaves.length === 0 && <Text isSoft>{t("nobody")}</Text>}
      {leaves.map((leave) => (
        <LeaveLine key={leave.id} leave={leave} isGiven={isGiven} />
      ))}
    </Card>
  );
}

function Over({ leaves }: { leaves: readonly Leave[] }) {
  const t = useWords(words);
  if (leaves.length === 0) return null;
  return (
    <Card>
      <Disclosure label={t("over", { n: leaves.length })}>
        {leaves.map(({ id, agentName: agent, principalName: principal }) => (
          <Text key={id}>{t("both", { agent, principal })}</Text>
        ))}
      </Disclosure>
    </Card>
  );
}

function Giving() {
  const t = useWords(words);
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <GiveForm onClose={() => setOpen(false)} />;
  return (
    <Button look="main" icon="person" isWide onPress={() => setOpen(true)}>
      {t("give")}
    </Button>
  );
}

function People() {
  const t = useWords(words);
  const me = useSession(({ person }) => person?.id);
  const query = useRead(MyAuthorisationsDocument, { first: 50 });
  return (
    <Loaded query={query}>
      {({ myAuthorisations }) => {
        const { given, received, over } = bySide(
          myAuthorisations.edges.map(({ node }) => node),
          me,
        );
        return (
          <>
            <Text>{t("why")}</Text>
            <Side title={t("received")} leaves={received} isGiven={false} />
            <Side title={t("given")} leaves={given} isGiven />
            <Giving />
            <MyCode />
            <Over leaves={over} />
          </>
        );
      }}
    </Loaded>
  );
}

/** Who may book for whom: giving leave, taking it back, and booking for those who gave it. */
export default function ProxiesPage() {
  const t = useWords(words);
  return (
    <Page title={t("title")} isPrivate>
      <People />
    </Page>
  );
}
