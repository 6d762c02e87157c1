import { ComplaintRatingsDocument, ConfirmComplaintDocument } from "../../gql/generated/complaint";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { useFormValues } from "../../session/form-values";
import { Choice } from "../../ui/choice";
import { Field } from "../../ui/field";
import { errorIn, Form, Said } from "../../ui/form";
import { Loaded } from "../../ui/states";
import { Text } from "../../ui/text";
import { tell } from "../../ui/toast";
import { words } from "../words";
import { closing, type FormProps, REFRESHES } from "./forms";

type Opinion = { solved: "yes" | "no" | null; rating: string | null; comment: string };
const NO_OPINION: Opinion = { solved: null, rating: null, comment: "" };
const FIELDS = ["solved", "rating", "comment"];

type RatingsProps = { value: string | null; onChange: (value: string) => void };

/** The levels of satisfaction, as the API names them. */
function Ratings({ value, onChange }: RatingsProps) {
  const t = useWords(words);
  const query = useRead(ComplaintRatingsDocument, {});
  return (
    <>
      <Text isStrong>{t("rating")}</Text>
      <Loaded query={query}>
        {({ complaintRatings }) => (
          <Choice
            label={t("rating")}
            value={value}
            onChange={onChange}
            options={complaintRatings.map((one) => ({
              value: String(one.value),
              label: one.label,
              ...(one.isCommentInvited && { hint: t("ratingWords") }),
            }))}
          />
        )}
      </Loaded>
    </>
  );
}

/** Whether it is solved, and how satisfied the reporter is. Nothing is chosen beforehand. */
export function ConfirmForm({ id, label, onClose }: FormProps) {
  const t = useWords(words);
  const { values, set, drop } = useFormValues("confirm", id, NO_OPINION);
  const { solved, rating, comment } = values;
  const close = closing(drop, onClose);
  const onDone = () => {
    close();
    tell(t("done"));
  };
  const { send, isSending, refusal, failure } = useWrite(ConfirmComplaintDocument, {
    refreshes: REFRESHES,
    onDone,
  });
  const confirm = () =>
    send({
      id,
      solved: solved === "yes",
      rating: rating === null ? null : Number(rating),
      comment: comment.trim() || null,
    });
  return (
    <Form
      label={label}
      isBusy={isSending}
      isDisabled={solved === null}
      onClose={close}
      onSend={confirm}
    >
      <Text isStrong>{t("solvedAsk")}</Text>
      <Choice
        label={t("solvedAsk")}
        value={solved}
        onChange={(choice) => set({ solved: choice })}
        options={[
          { value: "yes", label: t("solved") },
          { value: "no", label: t("unsolved") },
        ]}
      />
      <Ratings value={rating} onChange={(choice) => set({ rating: choice })} />
      <Field
        label={t(solved === "no" ? "commentWhy" : "comment")}
        rows={3}
        value={comment}
        onChange={(text) => set({ comment: text })}
        error={errorIn(refusal, "comment") ?? errorIn(refusal, "rating")}
      />
      <Said refusal={refusal} failure={failure} fields={FIELDS} />
    </Form>
  );
}
