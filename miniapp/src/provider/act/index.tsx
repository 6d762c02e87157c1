import { useState } from "react";
import { ProviderBookingDocument } from "../../gql/generated/provider";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { say, useWords } from "../../i18n/words";
import { Box, Line } from "../../platform/elements";
import { useLeave } from "../../platform/page-life";
import { useDisplay } from "../../session/display";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Field } from "../../ui/field";
import { Page, useParams } from "../../ui/page";
import { Empty, Loaded, ProblemLine } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { Frame } from "../../work/act/frame";
import { Options } from "../../work/act/options";
import { useDraft } from "../../work/act/use-draft";
import "../../work/work.css";
import { useTime, useWho } from "../card";
import { fieldsFor, type FieldSpec, type Form, forms, inputOf, textOf, unfilled } from "../forms";
import { Gone } from "../gone";
import type { Item } from "../view";
import { words } from "../words";

/** What is read of a booking anywhere, and out of date once something was done to it. */
const READS = [
  "ProviderBooking",
  "ProviderDay",
  "ProviderDesk",
  "ReceptionLine",
  "Booking",
  "MyBookings",
];
const MOST_CHARACTERS = 1_000;

type Action = Item["allowedActions"][number];
type FilledProps = { booking: Item; action: Action; form: Form };

/** Fills in and sends one command. */
function useCommand({ booking, action: { mutation, label }, form }: FilledProps) {
  const t = useWords(words);
  const draft = useDraft(mutation, booking.id);
  const leave = useLeave();
  const [isTried, setTried] = useState(false);
  const { send, isSending, refusal, failure } = useWrite(form.document, {
    isKeyed: false,
    refreshes: READS,
    onDone: (result) => {
      draft.done();
      const status = Object.values(result)[0]?.booking?.statusLabel ?? "";
      tell(t("done", { label, status }));
      leave();
    },
  });
  const missing = unfilled(form.fields, draft.values);
  const isAtFault = (name: string) => refusal?.field === name;
  return {
    draft,
    isSending,
    failure,
    errorOf: ({ name, kind }: FieldSpec): string | null => {
      if (refusal && isAtFault(name)) return refusal.message;
      const isMissing = isTried && missing.some((one) => one.name === name);
      return isMissing ? t(kind === "number" ? "number" : "choose") : null;
    },
    /** What is wrong with none of the fields. */
    refused: refusal && !form.fields.some(({ name }) => isAtFault(name)) ? refusal.message : null,
    submit: () => {
      setTried(true);
      if (missing.length === 0) send(draft.keyed(inputOf(booking.id, form.fields, draft.values)));
    },
  };
}

type PartProps = {
  booking: Item;
  spec: FieldSpec;
  value: string;
  onChange: (value: string) => void;
  error: string | null;
};

/** Who can be asked, as the API says. */
function PerformerPart({ booking, spec, value, onChange, error }: PartProps) {
  const t = useWords(words);
  const { language } = useDisplay();
  const label = say(spec.label, language);
  const options = booking.performers.map(({ personId, name, roleLabel }) => ({
    value: personId,
    label: name,
    hint: roleLabel,
  }));
  return (
    <Frame label={label} error={error}>
      {options.length === 0 && <Text isSoft>{t("nobody")}</Text>}
      <Options label={label} options={options} value={value || null} onChange={onChange} />
    </Frame>
  );
}

function FormField(props: PartProps) {
  const { language } = useDisplay();
  const { spec, value, onChange, error } = props;
  if (spec.kind === "performer") return <PerformerPart {...props} />;
  return (
    <Field
      label={say(spec.label, language)}
      {...(spec.hint && { hint: say(spec.hint, language) })}
      {...(spec.kind === "number"
        ? { kind: "code" as const, maxLength: 3 }
        : { rows: 4, maxLength: MOST_CHARACTERS })}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}

function Filled(props: FilledProps) {
  const t = useWords(words);
  const { booking, action, form } = props;
  const { draft, isSending, failure, errorOf, refused, submit } = useCommand(props);
  return (
    <>
      {form.fields.map((spec) => (
        <FormField
          key={spec.name}
          booking={booking}
          spec={spec}
          value={textOf(draft.values[spec.name])}
          onChange={(value) => draft.set(spec.name, value)}
          error={errorOf(spec)}
        />
      ))}
      <Box live="assertive">
        {refused && (
          <Box className="work-refusal">
            <Line>{refused}</Line>
          </Box>
        )}
      </Box>
      {failure && <ProblemLine failure={failure} />}
      <Button
        look={form.look === "danger" ? "danger" : "main"}
        isWide
        isBusy={isSending}
        onPress={submit}
      >
        {action.label}
      </Button>
      <Text isSoft isSmall>
        {t(form.fields.length === 0 ? "nothingToFill" : "draftKept")}
      </Text>
    </>
  );
}

/** What it is about, so that nobody has to go back to look. */
function About({ booking, isAbsence }: { booking: Item; isAbsence: boolean }) {
  const who = useWho();
  const time = useTime();
  return (
    <Card>
      <Title>{booking.serviceName}</Title>
      <Text isStrong>{`${time(booking)} · ${who(booking)}`}</Text>
      <Text>{booking.venue ?? booking.address ?? ""}</Text>
      {isAbsence && booking.absenceRule !== null && <Text isSoft>{booking.absenceRule}</Text>}
    </Card>
  );
}

/** The action is no longer there, or the booking is not. */
function NotNow({ booking }: { booking: Item }) {
  const t = useWords(words);
  return (
    <Empty title={t("notNow")} text={`${booking.nextStep} ${t("notNowText")}`}>
      <LinkButton to="providerBooking" params={{ id: booking.id }} look="main">
        {t("toBooking")}
      </LinkButton>
    </Empty>
  );
}

function Asked({ booking, mutation }: { booking: Item; mutation: string }) {
  const action = booking.allowedActions.find((one) => one.mutation === mutation);
  const known = forms[mutation];
  const form = known && { ...known, fields: fieldsFor(known, booking) };
  if (!action || !form) return <NotNow booking={booking} />;
  return (
    <>
      <About booking={booking} isAbsence={mutation === "reportBookingAbsence"} />
      <Filled booking={booking} action={action} form={form} />
    </>
  );
}

/** One command on one booking: the same page for all of them, drawn from forms.ts. */
export default function ProviderActPage() {
  const t = useWords(words);
  const { id = "", mutation = "" } = useParams();
  const query = useRead(ProviderBookingDocument, { id });
  const action = query.data?.booking?.allowedActions.find((one) => one.mutation === mutation);
  return (
    <Page title={action?.label ?? t("booking")} isPrivate>
      <Loaded query={query}>
        {({ booking }) => (booking ? <Asked booking={booking} mutation={mutation} /> : <Gone />)}
      </Loaded>
    </Page>
  );
}
