import { useWords } from "../i18n/words";
import { LinkButton } from "../ui/button";
import { Empty } from "../ui/states";
import { words } from "./words";

/** A booking that does not exist, or not for this identity: the two look the same. */
export function Gone() {
  const t = useWords(words);
  return (
    <Empty title={t("gone")} text={t("goneText")}>
      <LinkButton to="providerDay" look="main">
        {t("backToDay")}
      </LinkButton>
    </Empty>
  );
}
