import type { NoticeSort } from "../gql/generated/wechat-messages";
import { useWords } from "../i18n/words";
import { Box } from "../platform/elements";
import { Button } from "../ui/button";
import { ProblemLine } from "../ui/states";
import { Text } from "../ui/text";
import { useMessageOffer } from "./use-message-offer";
import { words } from "./words";

/** Offers to tell somebody in WeChat what comes of what they just did. Nothing where there is no WeChat. */
export function MessageOffer({ sorts }: { sorts?: readonly NoticeSort[] }) {
  const t = useWords(words);
  const { stage, isSending, refusal, failure, ask } = useMessageOffer(sorts);
  if (stage === "none") return null;
  if (stage !== "open")
    return (
      <Box live="polite">
        <Text>{t(stage)}</Text>
      </Box>
    );
  return (
    <>
      <Button icon="message" isWide isBusy={isSending} onPress={ask}>
        {t("offer")}
      </Button>
      <Text isSoft isSmall>
        {refusal?.message ?? t("offerText")}
      </Text>
      {failure && <ProblemLine failure={failure} />}
    </>
  );
}
