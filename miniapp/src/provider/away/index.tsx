import { useState } from "react";
import {
  type AbsencePartsFragment as Absence,
  EndStaffAbsenceDocument,
  ReportStaffAbsenceDocument,
  StaffAbsencesDocument,
} from "../../gql/generated/provider";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { useDisplay } from "../../session/display";
import { toInstant } from "../../booking/when";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { DateField } from "../../ui/field";
import { errorIn, Said } from "../../ui/form";
import { Page, useParams } from "../../ui/page";
import { Loaded } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { InPost } from "../post";
import { words } from "../words";

/** What is out of date once an absence began or ended. */
const READS = ["StaffAbsences", "ProviderBooking", "ProviderDesk", "ProviderDay"];

type Whom = { personId: string | undefined };
type Written = { fromDay: string; fromTime: string; toDay: string; toTime: string };
/** Whole days, unless hours are chosen: pickers have no 24:00. */
const nothing: Written = { fromDay: "", fromTime: "00:00", toDay: "", toTime: "23:59" };

function Report({ personId }: Whom) {
  const t = useWords(words);
  const [written, setWritten] = useState<Written>(nothing);
  const change = (part: Partial<Written>) => setWritten({ ...written, ...part });
  const { send, isSending, refusal, failure } = useWrite(ReportStaffAbsenceDocument, {
    refreshes: READS,
    onDone: ({ reportStaffAbsence: { absence } }) => {
      setWritten(nothing);
      tell(t("awaySent", { n: absence?.visitCount ?? 0 }));
    },
  });
  const { fromDay, fromTime, toDay, toTime } = written;
  const report = () =>
    send({
      ...(personId && { personId }),
      startAt: toInstant(fromDay, fromTime),
      endAt: toInstant(toDay, toTime),
    });
  const picked = { empty: t("pick") };
  return (
    <Card>
      <Text>{t("awayText")}</Text>
      <DateField
        {...picked}
        kind="date"
        label={t("awayFromDay")}
        value={fromDay}
        onChange={(next) => change({ fromDay: next, toDay: toDay || next })}
        error={errorIn(refusal, "startAt")}
      />
      <DateField
        {...picked}
        kind="time"
        label={t("awayFromTime")}
        value={fromTime}
        onChange={(next) => change({ fromTime: next })}
      />
      <DateField
        {...picked}
        kind="date"
        label={t("awayToDay")}
        value={toDay}
        onChange={(next) => change({ toDay: next })}
        error={errorIn(refusal, "endAt")}
      />
      <DateField
        {...picked}
        kind="time"
        label={t("awayToTime")}
        value={toTime}
        onChange={(next) => change({ toTime: next })}
      />
      <Said refusal={refusal} failure={failure} fields={["startAt", "endAt"]} />
      <Button
        look="main"
        isWide
        isBusy={isSending}
        isDisabled={fromDay === "" || toDay === ""}
        onPress={report}
      >
        {t("awaySend")}
      </Button>
    </Card>
  );
}

function Noted({ absence: { id, startAt, endAt } }: { absence: Absence }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { send, isSending, refusal, failure } = useWrite(EndStaffAbsenceDocument, {
    refreshes: READS,
    onDone: () => tell(t("awayEnded")),
  });
  return (
    <Card>
      <Title>
        {t("awaySpan", { from: whenText(startAt, language), to: whenText(endAt, language) })}
      </Title>
      <Said refusal={refusal} failure={failure} fields={[]} />
      <Button isBusy={isSending} onPress={() => send({ id })}>
        {t("awayEnd")}
      </Button>
    </Card>
  );
}

function Absences({ personId }: Whom) {
  const t = useWords(words);
  const query = useRead(StaffAbsencesDocument, { first: 20, ...(personId && { personId }) });
  return (
    <>
      <Report personId={personId} />
      <Loaded query={query}>
        {({ staffAbsences: { edges } }) =>
          edges.length === 0 ? (
            <Text isSoft>{t("awayNone")}</Text>
          ) : (
            edges.map(({ node }) => <Noted key={node.id} absence={node} />)
          )
        }
      </Loaded>
    </>
  );
}

/** When somebody who makes home visits is absent: oneself, or somebody whose visits one assigns. */
export default function ProviderAwayPage() {
  const t = useWords(words);
  const { person, name } = useParams();
  return (
    <Page title={name ? t("awayOf", { name }) : t("away")} isPrivate>
      <InPost>
        <Absences personId={person} />
      </InPost>
    </Page>
  );
}
