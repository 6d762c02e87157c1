import {
  CancelBookingDocument,
  DisputeBookingDocument,
  RateBookingDocument,
  RatingLevelsDocument,
  ReportNobodyCameDocument,
} from "../../gql/generated/booking";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { useFormValues } from "../../session/form-values";
import { Button } from "../../ui/button";
import { Choice } from "../../ui/choice";
import { Field } from "../../ui/field";
import { errorIn, Form, Said } from "../../ui/form";
import { Loaded } from "../../ui/states";
import { Stack, Text } from "../../ui/text";
import { tell } from "../../ui/toast";
import { words } from "../own-words";
import { useNow } from "../use-now";
import { isLateNow } from "../view";
import type { Shown } from "./index";

export type FormProps = Shown & {
  /** What the API calls it. */
  label: string;
  onClose: () => void;
};

/** What is out of date after any command. */
const REFRESHES = ["Booking", "MyBookings", "ServiceDays", "FreeTimes"];

/** Asked for once more, and whether it will be marked as late is said before. */
export function CancelForm({ booking, told, toldAt, onClose }: FormProps) {
  const t = useWords(words);
  const { language } = useDisplay();
  const now = useNow(told, toldAt);
  const { send, isSending, refusal, failure } = useWrite(CancelBookingDocument, {
    refreshes: REFRESHES,
    onDone: () => {
      onClose();
      tell(t("cancelled"));
    },
  });
  const { id, cutoffAt, isWalkIn } = booking;
  return (
    <Stack>
      <Box live="assertive">
        <Text isStrong>{t("cancelAsk")}</Text>
        <Text>
          {isWalkIn
            ? t("cancelNumber")
            : isLateNow(booking, now)
              ? t("cancelLate", { when: whenText(cutoffAt, language) })
              : t("cancelFree")}
        </Text>
      </Box>
      <Said refusal={refusal} failure={failure} fields={[]} />
      <Button look="danger" isWide isBusy={isSending} onPress={() => send({ id })}>
        {t("cancelYes")}
      </Button>
      <Button isWide onPress={onClose}>
        {t("cancelNo")}
      </Button>
    </Stack>
  );
}

export function NobodyCameForm({ booking: { id }, label, onClose }: FormProps) {
  const t = useWords(words);
  const { send, isSending, refusal, failure } = useWrite(ReportNobodyCameDocument, {
    refreshes: REFRESHES,
    onDone: () => {
      onClose();
      tell(t("done"));
    },
  });
  return (
    <Form label={label} isBusy={isSending} onClose={onClose} onSend={() => send({ id })}>
      <Text>{t("nobodyAsk")}</Text>
      <Said refusal={refusal} failure={failure} fields={[]} />
    </Form>
  );
}

const NO_DISPUTE = { text: "" };

/** What went wrong, in one's own words: it goes on as a complaint. */
export function DisputeForm({ booking: { id }, label, onClose }: FormProps) {
  const t = useWords(words);
  const { values, set, drop } = useFormValues("dispute", id, NO_DISPUTE);
  const { send, isSending, refusal, failure } = useWrite(DisputeBookingDocument, {
    refreshes: REFRESHES,
    onDone: () => {
      drop();
      onClose();
      tell(t("disputed"));
    },
  });
  const dispute = () => send({ id, text: values.text.trim() });
  return (
    <Form label={label} isBusy={isSending} onClose={onClose} onSend={dispute}>
      <Text>{t("disputeText")}</Text>
      <Field
        label={t("disputeAsk")}
        rows={4}
        value={values.text}
        onChange={(text) => set({ text })}
        error={errorIn(refusal, "text")}
      />
      <Said refusal={refusal} failure={failure} fields={["text"]} />
    </Form>
  );
}

type Opinion = { rating: string | null; comment: string };
const NO_OPINION: Opinion = { rating: null, comment: "" };

type LevelsProps = { value: string | null; onChange: (value: string) => void };

/** The levels of satisfaction as the API names them, the best first. */
function Levels({ value, onChange }: LevelsProps) {
  const t = useWords(words);
  const query = useRead(RatingLevelsDocument, {});
  return (
    <Loaded query={query}>
      {({ complaintRatings }) => (
        <Choice
          label={t("rateAsk")}
          value={value}
          onChange={onChange}
          options={[...complaintRatings]
            .sort((a, b) => b.value - a.value)
            .map((one) => ({ value: String(one.value), label: one.label }))}
        />
      )}
    </Loaded>
  );
}

/** How satisfied one is. Nothing is chosen beforehand. */
export function RateForm({ booking: { id }, label, onClose }: FormProps) {
  const t = useWords(words);
  const { values, set, drop } = useFormValues("rate", id, NO_OPINION);
  const { rating, comment } = values;
  const { send, isSending, refusal, failure } = useWrite(RateBookingDocument, {
    refreshes: REFRESHES,
    onDone: () => {
      drop();
      onClose();
      tell(t("rated"));
    },
  });
  const rate = () => send({ id, rating: Number(rating), comment: comment.trim() || null });
  return (
    <Form
      label={label}
      isBusy={isSending}
      isDisabled={rating === null}
      onClose={onClose}
      onSend={rate}
    >
      <Text isStrong>{t("rateAsk")}</Text>
      <Levels value={rating} onChange={(choice) => set({ rating: choice })} />
      <Field
        label={t("comment")}
        rows={3}
        value={comment}
        onChange={(text) => set({ comment: text })}
        error={errorIn(refusal, "comment")}
      />
      <Said refusal={refusal} failure={failure} fields={["comment"]} />
    </Form>
  );
}
