import { Fragment, type ReactNode, useState } from "react";
import { useWrite } from "../gql/use-write";
import { useWords } from "../i18n/words";
import { toFirstError } from "../platform/first-error";
import { useLeave } from "../platform/page-life";
import { Button } from "../ui/button";
import { Said } from "../ui/form";
import { Text } from "../ui/text";
import { tell } from "../ui/toast";
import {
  type FieldKind,
  type FieldSpec,
  inputOf,
  unfilled,
  type Value,
  type Values,
  whatToSay,
} from "./fields";
import type { Form } from "./form";
import { useDraft } from "./use-draft";
import { words } from "./words";

/** One field to be drawn. `onChange(null)` leaves it out. */
export type FilledField<Kind extends FieldKind> = {
  spec: FieldSpec<Kind>;
  value: Value | undefined;
  onChange: (value: Value | null) => void;
  error: string | null;
};

type CommandFormProps<Kind extends FieldKind> = {
  /** Of what it is done to. */
  id: string;
  /** As the API allows it. */
  action: { mutation: string; label: string };
  form: Form<Kind>;
  /** Operations whose answers are out of date once it was done. */
  refreshes: readonly string[];
  children: (field: FilledField<Kind>) => ReactNode;
};

const NOTHING: Values = {};

/** Sends what is written, says what is wrong with it, and leaves the page once it was done. */
function useCommand<Kind extends FieldKind>(props: Omit<CommandFormProps<Kind>, "children">) {
  const { id, action, form, refreshes } = props;
  const { label, mutation } = action;
  const t = useWords(words);
  const { values, change, keyed, done } = useDraft(`${mutation} ${id}`, NOTHING);
  const leave = useLeave();
  const [isTried, setTried] = useState(false);
  const { send, isSending, refusal, failure } = useWrite(form.document, {
    isKeyed: false,
    refreshes,
    onDone: (result) => {
      const { complaint, booking } = Object.values(result)[0] ?? {};
      const status = (complaint ?? booking)?.statusLabel;
      tell(status ? t("done", { label, status }) : t("doneAway", { label }));
      setTried(false);
      done();
      leave();
    },
  });
  const missing = unfilled(form.fields, values);
  const isAtFault = ({ name }: FieldSpec) => refusal?.field?.split(".")[0] === name;
  // What is open now comes before what the API said of what was sent.
  const errorOf = (spec: FieldSpec<Kind>): string | null => {
    if (isTried && missing.includes(spec)) return t(whatToSay(spec));
    return refusal && isAtFault(spec) ? refusal.message : null;
  };
  return {
    isSending,
    failure,
    /** What is wrong with none of the fields. */
    refusal: form.fields.some(isAtFault) ? null : refusal,
    fieldOf: (spec: FieldSpec<Kind>): FilledField<Kind> => ({
      spec,
      value: values[spec.name],
      onChange: (value) => change({ [spec.name]: value ?? undefined }),
      error: errorOf(spec),
    }),
    submit: () => {
      setTried(true);
      if (missing.length > 0) toFirstError();
      else send(keyed(inputOf(id, form.fields, values)));
    },
  };
}

/** One command on one thing: its fields as drawn by `children`, what is wrong, and its button. */
export function CommandForm<Kind extends FieldKind>({
  children,
  ...props
}: CommandFormProps<Kind>) {
  const t = useWords(words);
  const { fields, look } = props.form;
  const { isSending, failure, refusal, fieldOf, submit } = useCommand(props);
  return (
    <>
      {fields.map((spec) => (
        <Fragment key={spec.name}>{children(fieldOf(spec))}</Fragment>
      ))}
      <Said refusal={refusal} failure={failure} fields={[]} />
      <Button
        look={look === "danger" ? "danger" : "main"}
        isWide
        isBusy={isSending}
        onPress={submit}
      >
        {props.action.label}
      </Button>
      <Text isSoft isSmall>
        {t(fields.length === 0 ? "nothingToFill" : "draftKept")}
      </Text>
    </>
  );
}
