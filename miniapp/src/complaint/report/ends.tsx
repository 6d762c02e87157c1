import { useWords } from "../../i18n/words";
import { copy } from "../../platform/clipboard";
import { Box } from "../../platform/elements";
import { useSession } from "../../session/session";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { ProblemLine } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { MessageOffer } from "../../wechat-messages/message-offer";
import { releaseDraft } from "../draft-store";
import type { Submitted } from "../sender";
import type { Submit } from "../use-submit";
import { words } from "./words";

/** No answer came. It stays as it was sent, because it may have arrived. */
export function Waiting({ submit }: { submit: Submit }) {
  const t = useWords(words);
  return (
    <Card isAccent>
      <Box live="polite">
        <Title>{t("waiting")}</Title>
        <Text>{t("waitingText")}</Text>
      </Box>
      {submit.failure && <ProblemLine failure={submit.failure} />}
      <Button look="main" isWide isBusy={submit.isSending} onPress={submit.send}>
        {t("sendNow")}
      </Button>
      <Button look="quiet" isWide isDisabled={submit.isSending} onPress={releaseDraft}>
        {t("release")}
      </Button>
      <Text isSoft isSmall>
        {t("releaseText")}
      </Text>
    </Card>
  );
}

/** What a guest must keep: nothing else leads back to the report. */
function GuestReceipt({ number, code }: { number: string; code: string }) {
  const t = useWords(words);
  const copyBoth = async () => {
    const isCopied = await copy(`${t("number")} ${number} ${t("queryCode")} ${code}`);
    tell(t(isCopied ? "copied" : "notCopied"));
  };
  return (
    <>
      <Text isStrong>{`${t("queryCode")} ${code}`}</Text>
      <Text>{t("queryCodeText")}</Text>
      <Button isWide onPress={() => void copyBoth()}>
        {t("copyBoth")}
      </Button>
      <LinkButton to="lookup" look="main" isWide>
        {t("seeIt")}
      </LinkButton>
    </>
  );
}

/** It arrived: what to keep, and what happens next. */
export function Done({ submitted: { complaint, receipt } }: { submitted: Submitted }) {
  const t = useWords(words);
  const isGuest = useSession(({ person }) => person === null);
  return (
    <Card isAccent>
      <Box live="assertive">
        <Title>{t("done")}</Title>
        {complaint && <Text>{complaint.nextStep}</Text>}
      </Box>
      {receipt && <Text isStrong>{`${t("number")} ${receipt.number}`}</Text>}
      {receipt?.queryCode && <GuestReceipt number={receipt.number} code={receipt.queryCode} />}
      {complaint && <MessageOffer />}
      {complaint && (
        <LinkButton to="complaint" params={{ id: complaint.id }} look="main" isWide>
          {t("seeIt")}
        </LinkButton>
      )}
      <LinkButton to={isGuest ? "home" : "complaints"} isWide>
        {t(isGuest ? "home" : "toList")}
      </LinkButton>
    </Card>
  );
}

/** Somebody reported it before: it is followed instead. */
export function Followed() {
  const t = useWords(words);
  return (
    <Card isAccent>
      <Box live="assertive">
        <Title>{t("followed")}</Title>
        <Text>{t("followedText")}</Text>
      </Box>
      <LinkButton to="home" look="main" isWide>
        {t("home")}
      </LinkButton>
    </Card>
  );
}
