import { useWords } from "../i18n/words";
import { Box } from "../platform/elements";
import { Button, LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { ProblemLine } from "../ui/states";
import { Text, Title } from "../ui/text";
import { isBegun } from "./draft";
import { useDraft } from "./draft-store";
import { forgetArrived, type Submitted, useSender } from "./sender";
import { type Submit, useSubmit } from "./use-submit";
import { words } from "./words";

/** It arrived while nobody looked: what leads to it. A guest has nothing but the receipt. */
function Arrived({ submitted: { complaint, receipt } }: { submitted: Submitted }) {
  const t = useWords(words);
  return (
    <Card isAccent>
      <Box live="polite">
        <Title>{t("sentNow", { number: receipt?.number ?? "" })}</Title>
        {receipt?.queryCode && <Text isStrong>{t("queryCode", { code: receipt.queryCode })}</Text>}
      </Box>
      {complaint ? (
        <LinkButton to="complaint" params={{ id: complaint.id }} look="main">
          {t("seeIt")}
        </LinkButton>
      ) : (
        <>
          <Text>{t("queryCodeText")}</Text>
          <LinkButton to="lookup" look="main">
            {t("seeIt")}
          </LinkButton>
        </>
      )}
      <Button look="quiet" onPress={forgetArrived}>
        {t("noted")}
      </Button>
    </Card>
  );
}

function Waiting({ submit }: { submit: Submit }) {
  const t = useWords(words);
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

/** What waits to be sent, and what has arrived since somebody last looked. */
export function OnItsWay() {
  const submit = useSubmit();
  const arrived = useSender((sender) => sender.arrived);
  return (
    <>
      {arrived && <Arrived submitted={arrived} />}
      {submit.isWaiting && <Waiting submit={submit} />}
    </>
  );
}

/** The same, and what was begun. */
export function Unsent() {
  const t = useWords(words);
  const draft = useDraft();
  return (
    <>
      <OnItsWay />
      {isBegun(draft) && !draft.isWaiting && (
        <Card isAccent>
          <Title>{t("draft")}</Title>
          <Text>{t("draftText")}</Text>
          <LinkButton to="report" look="main">
            {t("goOn")}
          </LinkButton>
        </Card>
      )}
    </>
  );
}
