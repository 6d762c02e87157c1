import { SignInWithPhoneDocument } from "../../gql/generated/session";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { Card } from "../../ui/card";
import { PhoneCodeForm } from "../phone-code";
import { useWelcome } from "./use-welcome";
import { words } from "./words";

/** In the browser: a code by text message. */
export function Way() {
  const t = useWords(words);
  const welcome = useWelcome();
  const enter = useWrite(SignInWithPhoneDocument, {
    onDone: ({ signInWithPhone }) => welcome(signInWithPhone.session),
    isKeyed: false,
  });
  return (
    <Card>
      <PhoneCodeForm command={enter} label={t("signIn")} />
    </Card>
  );
}
