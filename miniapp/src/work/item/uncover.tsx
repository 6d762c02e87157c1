import { useState } from "react";
import { LiftPhotoVeilDocument } from "../../gql/generated/media";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { words } from "../../media/words";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { ProblemLine } from "../../ui/states";
import { tell } from "../../ui/toast";
import type { Item } from "../view";

type Photo = Item["photos"][number];

/** Asks why before it shows a photo to everybody: the API keeps who did it and why. */
function Uncover({ id, photo }: { id: string; photo: Photo }) {
  const t = useWords(words);
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const { send, isSending, refusal, failure } = useWrite(LiftPhotoVeilDocument, {
    isKeyed: false,
    refreshes: ["WorkItem"],
    onDone: () => tell(t("uncovered")),
  });
  if (!isOpen) return <Button onPress={() => setOpen(true)}>{t("uncover")}</Button>;
  return (
    <>
      <Field
        label={t("whyUncover")}
        hint={t("whyUncoverHint")}
        rows={2}
        value={reason}
        onChange={setReason}
        error={refusal?.message}
      />
      {failure && <ProblemLine failure={failure} />}
      <Button isBusy={isSending} onPress={() => send({ id, photoId: photo.id, reason })}>
        {t("uncover")}
      </Button>
    </>
  );
}

/** For photos no machine could check, where this identity may decide. */
export const uncoverIn =
  ({ id, isVeilLiftable }: Item) =>
  (photo: Photo) =>
    isVeilLiftable && photo.veil === "UNCHECKED" ? <Uncover id={id} photo={photo} /> : null;
