import { useWords } from "../../i18n/words";
import { Page } from "../../ui/page";
import { Personas } from "./personas";
import { Way } from "./way";
import { words } from "./words";

/** Signing in: the way of the platform, and in the demo its people. */
export default function SignIn() {
  const t = useWords(words);
  return (
    <Page title={t("title")}>
      <Way />
      <Personas />
    </Page>
  );
}
