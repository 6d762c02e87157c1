import { useEffect, useState } from "react";
import { ProviderBookingDocument } from "../../gql/generated/provider";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { Scanner } from "../../platform/scanner";
import { serverNow } from "../../session/server-time";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Field } from "../../ui/field";
import { Page, useParams } from "../../ui/page";
import { StatusTag, type Tone } from "../../ui/status-tag";
import { Fields, Row, Text } from "../../ui/text";
import "../../work/work.css";
import { useTime, useWho } from "../card";
import { isUsed, record, useCheckIns } from "../check-ins";
import { verifyCode } from "../code";
import { knownKeys, renewKeys } from "../keys";
import { InPost } from "../post";
import { UnsentCheckIns } from "../unsent";
import { words } from "../words";

/** What became of a code, before anything is sent. */
type Outcome =
  | { kind: "good" | "used" | "otherBooking" | "expired"; bookingId: string }
  | { kind: "wrong" | "unknownKey" };

const TONES: Readonly<Record<Outcome["kind"], Tone>> = {
  good: "good",
  used: "bad",
  otherBooking: "warn",
  expired: "warn",
  wrong: "bad",
  unknownKey: "warn",
};

/** Long enough for a signed code, and for spaces around what was pasted. */

/** Verified on this device; a key that is not known is asked for once. */
async function examine(code: string, expected: string | undefined): Promise<Outcome> {
  const look = () => verifyCode(code, knownKeys(), serverNow());
  let verdict = look();
  if (verdict.kind === "unknownKey") {
    await renewKeys();
    verdict = look();
  }
  if (verdict.kind !== "good") return verdict;
  const { bookingId } = verdict;
  if (expected !== undefined && expected !== bookingId) return { kind: "otherBooking", bookingId };
  if (isUsed(verdict)) return { kind: "used", bookingId };
  void record({ ...verdict, code: code.trim(), verifiedAt: serverNow() });
  return { kind: "good", bookingId };
}

/** Whose booking it is, where this device can know it. */
function Whose({ id }: { id: string }) {
  const t = useWords(words);
  const who = useWho();
  const time = useTime();
  const { data } = useRead(ProviderBookingDocument, { id });
  const booking = data?.booking;
  return (
    <>
      {booking && (
        <Text isStrong>{`${time(booking)} · ${who(booking)} · ${booking.serviceName}`}</Text>
      )}
      <LinkButton to="providerBooking" params={{ id }}>
        {t("seeBooking")}
      </LinkButton>
    </>
  );
}

function Verdict({ outcome, onNext }: { outcome: Outcome; onNext: () => void }) {
  const t = useWords(words);
  const recorded = useCheckIns((store) => store.recorded);
  const { kind } = outcome;
  const isRecorded = kind === "good" && recorded === outcome.bookingId;
  return (
    <Card isAccent>
      <Box live="assertive">
        <Row>
          <StatusTag tone={TONES[kind]}>{t(isRecorded ? "recorded" : kind)}</StatusTag>
        </Row>
        {!isRecorded && <Text>{t(`${kind}Text`)}</Text>}
      </Box>
      {"bookingId" in outcome && <Whose id={outcome.bookingId} />}
      <Button look="main" isWide onPress={onNext}>
        {t("scanAgain")}
      </Button>
    </Card>
  );
}

type AskProps = { onCode: (code: string) => void };

/** The camera, or typing where there is none. */
function AskForCode({ onCode }: AskProps) {
  const t = useWords(words);
  const [isOn, setOn] = useState(false);
  const [isBlind, setBlind] = useState(false);
  const [typed, setTyped] = useState("");
  const stop = () => setOn(false);
  const found = (code: string) => {
    stop();
    onCode(code);
  };
  const begin = () => {
    setBlind(false);
    setOn(true);
  };
  const nothing = () => {
    stop();
    setBlind(true);
  };
  return (
    <Card>
      <Text>{t("scanText")}</Text>
      {isOn && <Scanner label={t("scanning")} onCode={found} onNothing={nothing} />}
      <Button look="main" icon="camera" isWide onPress={isOn ? stop : begin}>
        {t(isOn ? "scanStop" : "scanNow")}
      </Button>
      <Box live="polite">{isBlind && <Text>{t("noCamera")}</Text>}</Box>
      <Fields>
        <Field label={t("typed")} hint={t("typedHint")} value={typed} onChange={setTyped} />
        <Button isSubmit isDisabled={typed.trim() === ""} onPress={() => found(typed)}>
          {t("check")}
        </Button>
      </Fields>
    </Card>
  );
}

function Scan() {
  const { id } = useParams();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => void renewKeys(), []);
  const look = (code: string) => void examine(code, id).then(setOutcome);
  return (
    <>
      {outcome ? (
        <Verdict outcome={outcome} onNext={() => setOutcome(null)} />
      ) : (
        <AskForCode onCode={look} />
      )}
      <UnsentCheckIns />
    </>
  );
}

/** Checking somebody in by the code they show. */
export default function ProviderScanPage() {
  const t = useWords(words);
  return (
    <Page title={t("scan")} isPrivate>
      <InPost>
        <Scan />
      </InPost>
    </Page>
  );
}
