import { useWords } from "../../i18n/words";
import { CallButton } from "../../ui/button";
import { Page } from "../../ui/page";
import { Row } from "../../ui/text";
import { ElderSwitch } from "../elder-switch";
import { Personas } from "./personas";
import { Way } from "./way";
import { words } from "./words";

/** Signing in: the way of the platform, and in the demo its people. */
export default function SignIn() {
  const t = useWords(words);
  return (
    <Page title={t("title")}>
      <Row>
        <ElderSwitch />
      </Row>
      <Way />
      <Personas />
      <CallButton phone="12345" isWide>
        {t("hotline")}
      </CallButton>
    </Page>
  );
}
