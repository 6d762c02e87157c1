import { useState } from "react";
import { proxyRelationLabels } from "../../gql/generated/labels";
import { AuthoriseAgentDocument } from "../../gql/generated/proxy";
import { useWrite } from "../../gql/use-write";
import { say, useWords } from "../../i18n/words";
import { canScan, scan } from "../../platform/whereabouts";
import { useDisplay } from "../../session/display";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Choice } from "../../ui/choice";
import { Field } from "../../ui/field";
import { errorIn, Said } from "../../ui/form";
import { Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { personIn } from "../view";
import { words } from "../words";

type Relation = keyof typeof proxyRelationLabels;
const relations = Object.keys(proxyRelationLabels) as Relation[];

const TERMS = ["7", "30", "90", "365"] as const;
type Term = (typeof TERMS)[number];

type AgentProps = { value: string; error: string | null; onChange: (text: string) => void };

/** Whose code it is, scanned or pasted. */
function Agent({ value, error, onChange }: AgentProps) {
  const t = useWords(words);
  const [isMissed, setMissed] = useState(false);
  const scanIt = async () => {
    const read = await scan();
    setMissed(read === null);
    if (read !== null) onChange(personIn(read));
  };
  return (
    <>
      <Field
        label={t("agent")}
        hint={t("agentHint")}
        value={value}
        onChange={onChange}
        error={error ?? (isMissed ? t("nothingScanned") : null)}
      />
      {canScan && (
        <Button icon="camera" isWide onPress={() => void scanIt()}>
          {t("scan")}
        </Button>
      )}
    </>
  );
}

/** Leave for somebody to book for oneself: who, how one belongs, and for how long. */
export function GiveForm({ onClose }: { onClose: () => void }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const [agent, setAgent] = useState("");
  const [relation, setRelation] = useState<Relation | null>(null);
  const [term, setTerm] = useState<Term>("90");
  const { send, isSending, refusal, failure } = useWrite(AuthoriseAgentDocument, {
    refreshes: ["MyAuthorisations"],
    onDone: ({ authoriseAgent: { authorisation } }) => {
      onClose();
      tell(t("sent", { name: authorisation?.agentName ?? "" }));
    },
  });
  const give = () => {
    if (relation) send({ agentId: personIn(agent), relation, days: Number(term) });
  };
  return (
    <Card>
      <Title>{t("give")}</Title>
      <Agent value={agent} error={errorIn(refusal, "agentId")} onChange={setAgent} />
      <Text isStrong>{t("relation")}</Text>
      <Choice
        label={t("relation")}
        value={relation}
        onChange={setRelation}
        options={relations.map((one) => ({
          value: one,
          label: say(proxyRelationLabels[one], language),
        }))}
      />
      <Text isStrong>{t("term")}</Text>
      <Choice
        label={t("term")}
        value={term}
        onChange={setTerm}
        options={TERMS.map((days) => ({ value: days, label: t("days", { n: days }) }))}
      />
      <Said refusal={refusal} failure={failure} fields={["agentId"]} />
      <Button
        look="main"
        isWide
        isBusy={isSending}
        isDisabled={relation === null || agent.trim() === ""}
        onPress={give}
      >
        {t("send")}
      </Button>
      <Button isWide onPress={onClose}>
        {t("cancel")}
      </Button>
    </Card>
  );
}
