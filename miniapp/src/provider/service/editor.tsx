import { useState } from "react";
import { useDraft } from "../../command/use-draft";
import { OfferServiceDocument, ReviseServiceDocument } from "../../gql/generated/provider";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { toFirstError } from "../../platform/first-error";
import { go } from "../../platform/navigate";
import { Button } from "../../ui/button";
import { FieldError } from "../../ui/field-error";
import { ProblemLine } from "../../ui/states";
import { Text } from "../../ui/text";
import { tell } from "../../ui/toast";
import { draftOf, notNumbers, type ServiceForm } from "./form";
import type { Editing } from "./inputs";
import { Basics, FormSection, type Place, Plan, ResourceSection, Rules } from "./sections";
import { type Decision, Hit } from "./hit";
import { words } from "./words";
import { isAbout } from "../../ui/form";

const READS = ["ManagedServices", "ManagedService", "ServiceWeek", "Services", "Service"];
const NEW = "new";

type EditorProps = {
  /** Null for a new one. */
  id: string | null;
  initial: ServiceForm;
  place: Place;
};

const nothing: { form: ServiceForm | null } = { form: null };

/** What is written, kept on the device until it was saved. */
function useForm(id: string | null, initial: ServiceForm) {
  const { values, change, keyed, done } = useDraft(`service ${id ?? NEW}`, nothing);
  const form = values.form ?? initial;
  return {
    form,
    isChanged: values.form !== null,
    set: (part: Partial<ServiceForm>) => change({ form: { ...form, ...part } }),
    revert: () => change(nothing),
    done,
    keyed,
  };
}

/** Sends what is written, as a new service or as a change. */
function useSave({ id, initial }: EditorProps) {
  const t = useWords(words);
  const written = useForm(id, initial);
  const [isTried, setTried] = useState(false);
  const saved = () => {
    written.done();
    setTried(false);
    tell(t("saved"));
  };
  const offer = useWrite(OfferServiceDocument, {
    isKeyed: false,
    refreshes: READS,
    onDone: ({ offerService: { service } }) => {
      written.done();
      tell(t("offered"));
      if (service) go("providerService", { id: service.id });
    },
  });
  const revise = useWrite(ReviseServiceDocument, {
    isKeyed: false,
    refreshes: READS,
    onDone: saved,
  });
  const hits = revise.data?.reviseService ?? null;
  const { isSending, refusal, failure } = id === null ? offer : revise;
  const { form } = written;
  const wrong = notNumbers(form);
  const unchosen = (["category", "mode", "gridId"] as const).filter((name) => !form[name]);
  const draft = draftOf(form);
  return {
    ...written,
    isSending,
    failure,
    refusal,
    hits,
    isUnfinished: isTried && wrong.length + unchosen.length > 0,
    errorOf: (name: string): string | null => {
      if (refusal && isAbout(refusal, name)) return refusal.message;
      if (!isTried) return null;
      if (unchosen.some((one) => one === name)) return t("choose");
      return wrong.some((one) => one === name) ? t("number") : null;
    },
    /** `decision`: what becomes of the bookings that the API named. */
    save: (decision: Decision | null = null) => {
      setTried(true);
      if (!draft || wrong.length + unchosen.length > 0) {
        toFirstError();
        return;
      }
      const { id: _id, ...made } = written.keyed({ id: id ?? NEW, draft });
      if (id === null) offer.send({ ...made, draft });
      else revise.send({ ...made, id, draft, decision });
    },
  };
}

/** The whole service as a form. Errors stand at the field the API names. */
export function Editor(props: EditorProps) {
  const t = useWords(words);
  const { id, place } = props;
  const { form, set, errorOf, save, isSending, failure, refusal, isUnfinished, hits, ...rest } =
    useSave(props);
  const edit: Editing = { form, set, errorOf };
  return (
    <>
      <Basics {...edit} isNew={id === null} place={place} />
      <Plan {...edit} />
      <Rules {...edit} />
      <FormSection {...edit} />
      <ResourceSection {...edit} />
      <FieldError error={refusal?.message ?? (isUnfinished ? t("unfinished") : null)} isUrgent />
      {failure && <ProblemLine failure={failure} />}
      {hits && <Hit hits={hits} isBusy={isSending} canMove onDecide={save} />}
      <Button look="main" isWide isBusy={isSending} onPress={() => save()}>
        {t(id === null ? "offer" : "save")}
      </Button>
      {rest.isChanged && (
        <Button look="quiet" isWide onPress={rest.revert}>
          {t("revert")}
        </Button>
      )}
      <Text isSoft isSmall>
        {t("draftKept")}
      </Text>
    </>
  );
}
