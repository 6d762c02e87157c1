import { useWords } from "../../i18n/words";
import { hasContract, openContract } from "../../platform/privacy";
import { useConsent, withdrawConsent } from "../../privacy/consent";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { words } from "./words";

/** What somebody answered when they were asked, and the way to answer otherwise. */
export function ConsentCard() {
  const t = useWords(words);
  const answer = useConsent((consent) => consent.answer);
  const change = () => {
    withdrawConsent();
    tell(t("changed"));
  };
  return (
    <Card>
      <Title>{t("consent")}</Title>
      <Text>{t("consentText")}</Text>
      <Text isStrong>{t(answer ?? "unasked")}</Text>
      {answer && <Button onPress={change}>{t("change")}</Button>}
      {hasContract && (
        <Button look="quiet" onPress={openContract}>
          {t("contract")}
        </Button>
      )}
    </Card>
  );
}
