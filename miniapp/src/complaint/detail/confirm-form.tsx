import { useState } from "react";
import { ConfirmComplaintDocument } from "../../gql/generated/complaint";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { Choice } from "../../ui/choice";
import { Field } from "../../ui/field";
import { Text } from "../../ui/text";
import { tell } from "../../ui/toast";
import { words } from "../words";
import { errorIn, Form, type FormProps, REFRESHES, Said } from "./forms";

const ratings = ["5", "4", "3", "2", "1"] as const;
type Rating = (typeof ratings)[number];
const FIELDS = ["solved", "rating", "comment"];

/** Whether it is solved, and how satisfied the reporter is. Nothing is chosen beforehand. */
export function ConfirmForm({ id, label, onClose }: FormProps) {
  const t = useWords(words);
  const [solved, setSolved] = useState<"yes" | "no" | null>(null);
  const [rating, setRating] = useState<Rating | null>(null);
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
      rating: rating && Number(rating),
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
      <Text isStrong>{t("rating")}</Text>
      <Choice
        label={t("rating")}
        value={rating}
        onChange={setRating}
        options={ratings.map((value) => ({ value, label: t(`rating${value}`) }))}
      />
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
