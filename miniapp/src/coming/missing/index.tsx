import { useWords } from "../../i18n/words";
import { CallButton, LinkButton } from "../../ui/button";
import { Page } from "../../ui/page";
import { Empty } from "../../ui/states";
import { words } from "../words";

/** An address that leads to no page: mistyped, or from an older version. */
export default function Missing() {
  const t = useWords(words);
  return (
    <Page title={t("missing")}>
      <Empty title={t("missingTitle")} text={t("missingText")}>
        <LinkButton to="home" look="main" isWide>
          {t("home")}
        </LinkButton>
        <CallButton phone="12345" look="quiet" isWide>
          {t("hotline")}
        </CallButton>
      </Empty>
    </Page>
  );
}
