import { CommandForm, type FilledField } from "../../command/command-form";
import { wordsOf } from "../../command/fields";
import { Frame } from "../../command/frame";
import { Options } from "../../command/options";
import { ProviderBookingDocument } from "../../gql/generated/provider";
import { useRead } from "../../gql/use-read";
import { say, useWords } from "../../i18n/words";
import { useDisplay } from "../../session/display";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Switch } from "../../ui/choice";
import { Field } from "../../ui/field";
import { Page, useParams } from "../../ui/page";
import { Empty, Loaded } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import { useTime, useWho } from "../card";
import { fieldsFor, forms, type ServingKind } from "../forms";
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

type PartProps = FilledField<ServingKind> & { booking: Item };

/** Who can be asked, as the API says, each with their day; who cannot go is named with the reason. */
function PerformerPart({ booking, spec, value, onChange, error }: PartProps) {
  const t = useWords(words);
  const { language } = useDisplay();
  const label = say(spec.label, language);
  const { performers } = booking;
  const options = performers
    .filter(({ isFree }) => isFree)
    .map(({ personId, name, roleLabel, day, problem }) => ({
      value: personId,
      label: name,
      hint: [
        roleLabel,
        day.length > 0 ? t("busyDay", { day: day.join("、") }) : t("freeDay"),
        problem,
      ]
        .filter(Boolean)
        .join(" · "),
    }));
  return (
    <Frame label={label} error={error}>
      {options.length === 0 && <Text isSoft>{t("nobody")}</Text>}
      {performers.map(
        ({ personId, isFree, problem }) =>
          !isFree && (
            <Text key={personId} isSoft isSmall>
              {problem}
            </Text>
          ),
      )}
      <Options label={label} options={options} value={wordsOf(value) || null} onChange={onChange} />
    </Frame>
  );
}

/** To go on although something speaks against it: offered where the API warns of somebody. */
function AnywayPart({ booking, spec, value, onChange }: PartProps) {
  const { language } = useDisplay();
  const isWarned = booking.performers.some(({ isFree, problem }) => isFree && problem !== null);
  return isWarned ? (
    <Switch
      label={say(spec.label, language)}
      isOn={wordsOf(value) === "yes"}
      onChange={(isOn) => onChange(isOn ? "yes" : null)}
    />
  ) : null;
}

function FormField(props: PartProps) {
  const { language } = useDisplay();
  const { spec, value, onChange, error } = props;
  if (spec.kind === "performer") return <PerformerPart {...props} />;
  if (spec.kind === "yesNo") return <AnywayPart {...props} />;
  return (
    <Field
      label={say(spec.label, language)}
      {...(spec.hint && { hint: say(spec.hint, language) })}
      {...(spec.kind === "number" ? { kind: "code" as const } : { rows: 4 })}
      value={wordsOf(value)}
      onChange={onChange}
      error={error}
    />
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
  const t = useWords(words);
  const action = booking.allowedActions.find((one) => one.mutation === mutation);
  const known = forms[mutation];
  const form = known && { ...known, fields: fieldsFor(known, booking) };
  if (!action || !form) return <NotNow booking={booking} />;
  return (
    <>
      <About booking={booking} isAbsence={mutation === "reportBookingAbsence"} />
      <CommandForm id={booking.id} action={action} form={form} refreshes={READS}>
        {(field) => <FormField {...field} booking={booking} />}
      </CommandForm>
      {booking.performers.map(({ personId, name }) => (
        <LinkButton
          key={personId}
          to="providerAway"
          params={{ person: personId, name }}
          look="quiet"
        >
          {t("awayOf", { name })}
        </LinkButton>
      ))}
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
