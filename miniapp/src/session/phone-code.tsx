import { useEffect, useState } from "react";
import type { RequestFailed } from "../gql/failure";
import { type RefusalPartsFragment, RequestPhoneCodeDocument } from "../gql/generated/session";
import { useWrite } from "../gql/use-write";
import { useWords } from "../i18n/words";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { ProblemLine } from "../ui/states";
import { Fields } from "../ui/text";
import { tell } from "../ui/toast";
import { secondsToResend } from "./resend";
import { words } from "./words";

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

type Sending = {
  send: (input: { phone: string; code: string; verificationKey: string | null }) => void;
  isSending: boolean;
  refusal: RefusalPartsFragment | null;
  failure: RequestFailed | null;
};

/** A phone number, proved by a code sent to it. `command` is what is done with both. */
export function PhoneCodeForm({ command, label }: { command: Sending; label: string }) {
  const t = useWords(words);
  const [phone, setPhone] = useState("");
  const [code, setCode] = useState("");
  const [verificationKey, setVerificationKey] = useState<string | null>(null);
  const [wait, setWait] = useCountdown();
  const ask = useWrite(RequestPhoneCodeDocument, {
    onDone: ({ requestPhoneCode: { sent } }) => {
      setVerificationKey(sent?.verificationKey ?? null);
      setWait(sent ? secondsToResend(sent, Date.now()) : 0);
      tell(t("codeSent"));
    },
    isKeyed: false,
  });
  const failure = ask.failure ?? command.failure;
  const inCode = command.refusal && command.refusal.field !== "phone" ? command.refusal : null;
  const inPhone = ask.refusal ?? (inCode ? null : command.refusal);
  return (
    <Fields>
      <Field
        label={t("phone")}
        hint={t("phoneHint")}
        kind="phone"
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
        value={code}
        onChange={setCode}
        error={inCode?.message}
      />
      <Button
        look="main"
        isWide
        isSubmit
        isBusy={command.isSending}
        onPress={() => command.send({ phone, code, verificationKey })}
      >
        {label}
      </Button>
      {failure && <ProblemLine failure={failure} />}
    </Fields>
  );
}
