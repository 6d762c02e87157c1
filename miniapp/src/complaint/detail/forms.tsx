import { useEffect } from "react";
import {
  ReopenComplaintDocument,
  SupplementComplaintDocument,
  UrgeComplaintDocument,
  WithdrawComplaintDocument,
} from "../../gql/generated/complaint";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { PhotosField } from "../../media/photos-field";
import { usePhotos } from "../../media/use-photos";
import { type SentPhoto, sentOf } from "../../media/view";
import { Box } from "../../platform/elements";
import { useFormValues } from "../../session/form-values";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { errorIn, Form, Said } from "../../ui/form";
import { Stack, Text } from "../../ui/text";
import { tell } from "../../ui/toast";
import { words } from "../words";

export type FormProps = {
  /** Of the complaint. */
  id: string;
  /** What the API calls it. */
  label: string;
  onClose: () => void;
};

/** What is out of date after any command. */
export const REFRESHES = ["Complaint", "MyComplaints"];

const NOTHING: { text: string; photos: SentPhoto[] } = { text: "", photos: [] };

/** What both commands with words and photos have in common. */
function useTextAndPhotos(form: string, id: string) {
  const { values, set, drop } = useFormValues(form, id, NOTHING);
  const photos = usePhotos(values.photos, (sent) => set({ photos: sent }));
  return {
    text: values.text,
    setText: (text: string) => set({ text }),
    photos,
    ids: sentOf(photos.tiles).map((photo) => photo.id),
    drop,
  };
}

const NO_REASON = { reason: "" };

/** Closed by its writer, or done: what was written is not needed any more. */
export const closing = (drop: () => void, onClose: () => void) => (): void => {
  drop();
  onClose();
};

function useTelling(onClose: () => void, text: "done" | "urged" = "done"): () => void {
  const t = useWords(words);
  return () => {
    onClose();
    tell(t(text));
  };
}

export function SupplementForm({ id, label, onClose }: FormProps) {
  const t = useWords(words);
  const form = useTextAndPhotos("supplement", id);
  const close = closing(form.drop, onClose);
  const onDone = useTelling(close);
  const { send, isSending, refusal, failure } = useWrite(SupplementComplaintDocument, {
    refreshes: REFRESHES,
    onDone,
  });
  return (
    <Form
      label={label}
      isBusy={isSending}
      isDisabled={form.photos.isSending}
      onClose={close}
      onSend={() => send({ id, text: form.text, photos: form.ids })}
    >
      <Field
        label={t("supplementText")}
        rows={3}
        value={form.text}
        onChange={form.setText}
        error={errorIn(refusal, "text")}
      />
      <PhotosField label={t("photos")} photos={form.photos} error={errorIn(refusal, "photos")} />
      <Said refusal={refusal} failure={failure} fields={["text", "photos"]} />
    </Form>
  );
}

export function ReopenForm({ id, label, onClose }: FormProps) {
  const t = useWords(words);
  const form = useTextAndPhotos("reopen", id);
  const close = closing(form.drop, onClose);
  const onDone = useTelling(close);
  const { send, isSending, refusal, failure } = useWrite(ReopenComplaintDocument, {
    refreshes: REFRESHES,
    onDone,
  });
  return (
    <Form
      label={label}
      isBusy={isSending}
      isDisabled={form.photos.isSending}
      onClose={close}
      onSend={() => send({ id, text: form.text, photos: form.ids })}
    >
      <Field
        label={t("reopenText")}
        rows={3}
        value={form.text}
        onChange={form.setText}
        error={errorIn(refusal, "text")}
      />
      <PhotosField label={t("photos")} photos={form.photos} error={errorIn(refusal, "photos")} />
      <Said refusal={refusal} failure={failure} fields={["text", "photos"]} />
    </Form>
  );
}

/** Cannot be undone: asked for once more, with a reason if one likes. */
export function WithdrawForm({ id, label, onClose }: FormProps) {
  const t = useWords(words);
  const { values, set, drop } = useFormValues("withdraw", id, NO_REASON);
  const { reason } = values;
  const close = closing(drop, onClose);
  const onDone = useTelling(close);
  const { send, isSending, refusal, failure } = useWrite(WithdrawComplaintDocument, {
    refreshes: REFRESHES,
    onDone,
  });
  return (
    <Form
      label={label}
      look="danger"
      isBusy={isSending}
      onClose={close}
      onSend={() => send({ id, reason: reason.trim() || null })}
    >
      <Box live="assertive">
        <Text>{t("withdrawAsk")}</Text>
      </Box>
      <Field
        label={t("reason")}
        value={reason}
        onChange={(text) => set({ reason: text })}
        error={errorIn(refusal, "reason")}
      />
      <Said refusal={refusal} failure={failure} fields={["reason"]} />
    </Form>
  );
}

/** Nothing to fill in: it is sent at once. */
export function Urge({ id, label, onClose }: FormProps) {
  const onDone = useTelling(onClose, "urged");
  const { send, isSending, refusal, failure } = useWrite(UrgeComplaintDocument, {
    refreshes: REFRESHES,
    onDone,
  });
  useEffect(() => send({ id }), []);
  return (
    <Stack>
      <Button isWide isBusy={isSending} onPress={() => send({ id })}>
        {label}
      </Button>
      <Said refusal={refusal} failure={failure} fields={[]} />
    </Stack>
  );
}
