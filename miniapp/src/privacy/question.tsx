import { useWords } from "../i18n/words";
import { AgreeButton } from "../platform/agree-button";
import { Box, Line } from "../platform/elements";
import { hasContract, openContract } from "../platform/privacy";
import { Sheet } from "../platform/sheet";
import { Button, LinkButton } from "../ui/button";
import { Text, Title } from "../ui/text";
import { answerConsent, useConsent } from "./consent";
import "./question.css";
import { words } from "./words";

/** Where everything is said in full: in WeChat's own declaration, or on our page. */
function Fully() {
  const t = useWords(words);
  if (hasContract)
    return (
      <Button look="quiet" onPress={openContract}>
        {t("contract")}
      </Button>
    );
  return (
    <LinkButton look="quiet" to="privacy">
      {t("more")}
    </LinkButton>
  );
}

/** Asks before something private is used for the first time. Every page has it; it is seen when something is asked. */
export function PrivacyQuestion() {
  const t = useWords(words);
  const { asked } = useConsent();
  if (asked === null) return null;
  const refuse = () => answerConsent(false);
  return (
    <Sheet className="privacy-question" label={t("title")} onClose={refuse}>
      <Box className="privacy-question__paper">
        <Title>{t("title")}</Title>
        <Text>{t(asked)}</Text>
        <Text>{t("all")}</Text>
        <Text isSoft>{t("only")}</Text>
        <AgreeButton
          className="ui-button ui-button--main ui-button--wide"
          onAgree={() => answerConsent(true)}
        >
          {t("agree")}
        </AgreeButton>
        <Button isWide onPress={refuse}>
          {t("refuse")}
        </Button>
        <Fully />
      </Box>
    </Sheet>
  );
}

/** Said where something private is not used because somebody refused it. */
export function RefusedNote() {
  const t = useWords(words);
  const isRefused = useConsent(({ answer }) => answer === "refused");
  return (
    <Box live="polite">
      {isRefused && (
        <>
          <Box className="ui-note">
            <Line>{t("refused")}</Line>
          </Box>
          <LinkButton look="quiet" to="privacy">
            {t("change")}
          </LinkButton>
        </>
      )}
    </Box>
  );
}
