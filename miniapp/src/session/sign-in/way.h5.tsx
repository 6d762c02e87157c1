import { useEffect, useState } from "react";
import { RequestPhoneCodeDocument, SignInWithPhoneDocument } from "../../gql/generated/session";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Field } from "../../ui/field";
import { ProblemLine } from "../../ui/states";
import { tell } from "../../ui/toast";
import { useWelcome } from "./use-welcome";
import { words } from "./words";

/** The API sends a code once a minute (schema.graphql, `requestPhoneCode`) and says itself when to wait longer. */
const RESEND_SECONDS = 60;

/** Seconds left until zero. */
function useCountdown(): [number, (seconds: number) => void] {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left === 0) return undefined;
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left]);
  return [left, setLeft];
}

/** In the browser: a code by text message. */
export function Way() {
  const t = useWords(words);
  const welcome = useWelcome();
  const [phone, setPhone] = useState("");
  const [code, setCode] = useState("");
  const [wait, setWait] = useCountdown();
  const ask = useWrite(RequestPhoneCodeDocument, {
    onDone: () => {
      setWait(RESEND_SECONDS);
      tell(t("codeSent"));
    },
    isKeyed: false,
  });
  const enter = useWrite(SignInWithPhoneDocument, {
    onDone: ({ signInWithPhone }) => welcome(signInWithPhone.session),
    isKeyed: false,
  });
  const failure = ask.failure ?? enter.failure;
  const inCode = enter.refusal && enter.refusal.field !== "phone" ? enter.refusal : null;
  const inPhone = ask.refusal ?? (inCode ? null : enter.refusal);
  return (
    <Card>
      <Field
        label={t("phone")}
        hint={t("phoneHint")}
        kind="phone"
        maxLength={11}
        value={phone}
        onChange={setPhone}
        error={inPhone?.message}
      />
      <Button isBusy={ask.isSending} isDisabled={wait > 0} onPress={() => ask.send({ phone })}>
        {wait > 0 ? t("getCodeIn", { n: wait }) : t("getCode")}
      </Button>
      <Field
        label={t("code")}
        hint={t("codeHint")}
        kind="code"
        maxLength={6}
        value={code}
        onChange={setCode}
        error={inCode?.message}
      />
      <Button
        look="main"
        isWide
        isBusy={enter.isSending}
        onPress={() => enter.send({ phone, code })}
      >
        {t("signIn")}
      </Button>
      {failure && <ProblemLine failure={failure} />}
    </Card>
  );
}
