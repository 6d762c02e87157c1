import { useState } from "react";
import { ComplaintRatingsDocument, ConfirmComplaintDocument } from "../../gql/generated/complaint";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { Choice } from "../../ui/choice";
import { Field } from "../../ui/field";
import { Loaded } from "../../ui/states";
import { Text } from "../../ui/text";
import { tell } from "../../ui/toast";
import { words } from "../words";
import { errorIn, Form, type FormProps, REFRESHES, Said } from "./forms";

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
  const [solved, setSolved] = useState<"yes" | "no" | null>(null);
  const [rating, setRating] = useState<string | null>(null);
  const [comment, setComment] = useState("");
  const onDone = () => {
    onClose();
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
      onClose={onClose}
      onSend={confirm}
    >
      <Text isStrong>{t("solvedAsk")}</Text>
      <Choice
        label={t("solvedAsk")}
        value={solved}
        onChange={setSolved}
        options={[
          { value: "yes", label: t("solved") },
          { value: "no", label: t("unsolved") },
        ]}
      />
      <Ratings value={rating} onChange={setRating} />
      <Field
        label={t(solved === "no" ? "commentWhy" : "comment")}
        rows={3}
        maxLength={4_000}
        value={comment}
        onChange={setComment}
        error={errorIn(refusal, "comment") ?? errorIn(refusal, "rating")}
      />
      <Said refusal={refusal} failure={failure} fields={FIELDS} />
    </Form>
  );
}
