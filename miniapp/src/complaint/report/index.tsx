import { useEffect, useState } from "react";
import { useWords } from "../../i18n/words";
import { type Photos, useDraftPhotos } from "../../media/use-photos";
import { Box } from "../../platform/elements";
import { toTop } from "../../platform/top";
import { forgetOver, useSession } from "../../session/session";
import { Button, CallButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { getParams, Page } from "../../ui/page";
import { ProblemLine, SignInFirst } from "../../ui/states";
import { Row, Text, Title } from "../../ui/text";
import { isBegun, stepAfter, stepBefore, type Step, stepOf, steps } from "../draft";
import { changeDraft, clearDraft, useDraft } from "../draft-store";
import { forgetArrived, type Submitted, useSender } from "../sender";
import { type Submit, useSubmit } from "../use-submit";
import { codeIn } from "../view";
import { CategoryStep } from "./category-step";
import { Done, Followed, Waiting } from "./ends";
import "./index.css";
import { PhotosStep } from "./photos-step";
import { PlaceStep } from "./place-step";
import { ReviewStep, SendBar } from "./review-step";
import { words } from "./words";
import { WordsStep } from "./words-step";

const goTo = (step: Step): void => changeDraft({ step });

/** A sign on a wall opens this page with its code: the place is known then. */
function takeCode(): void {
  const code = getParams()["code"];
  if (code) changeDraft({ place: { way: "code", code: codeIn(code) } });
}

function Discard({ onDiscarded }: { onDiscarded: () => void }) {
  const t = useWords(words);
  const [isAsking, setAsking] = useState(false);
  if (!isAsking)
    return (
      <Button look="quiet" isWide onPress={() => setAsking(true)}>
        {t("discard")}
      </Button>
    );
  return (
    <Card>
      <Box live="polite">
        <Text>{t("discardAsk")}</Text>
      </Box>
      <Row>
        <Button look="danger" onPress={onDiscarded}>
          {t("discardYes")}
        </Button>
        <Button onPress={() => setAsking(false)}>{t("discardNo")}</Button>
      </Row>
    </Card>
  );
}

/** Whether a step has what the next one needs. What is right decides the API. */
function useIsFilled(): boolean {
  const { step, category, description, place } = useDraft();
  if (step === "category") return category !== null;
  if (step === "words") return description.trim() !== "";
  return step === "place" ? place !== null : true;
}

function Moves({ photos }: { photos: Photos }) {
  const t = useWords(words);
  const { step } = useDraft();
  const isFilled = useIsFilled();
  const before = stepBefore(step);
  const isSkip = step === "photos" && photos.tiles.length === 0;
  return (
    <Box className="report-moves">
      {step !== "review" && (step !== "category" || isFilled) && (
        <Button look="main" isWide isDisabled={!isFilled} onPress={() => goTo(stepAfter(step))}>
          {t(isSkip ? "skip" : "next")}
        </Button>
      )}
      {before && (
        <Button isWide onPress={() => goTo(before)}>
          {t("previous")}
        </Button>
      )}
    </Box>
  );
}

type FormProps = { submit: Submit; photos: Photos; onFollowed: () => void };

/** Another step begins at the top. Not the first time: the page opens there. */
function useTopOf(step: Step): void {
  const [first] = useState({ step });
  useEffect(() => {
    if (first.step === step) return;
    first.step = step;
    toTop();
  }, [first, step]);
}

function CurrentStep({ submit, photos, onFollowed }: FormProps) {
  const { step, category } = useDraft();
  const { refusal } = submit;
  const error = refusal && stepOf(refusal.field) === step ? refusal.message : null;
  switch (step) {
    case "category":
      return (
        <CategoryStep
          chosen={category}
          onDone={(chosen) => changeDraft({ ...chosen, step: "words" })}
        />
      );
    case "words":
      return <WordsStep error={error} />;
    case "photos":
      return <PhotosStep photos={photos} error={error} />;
    case "place":
      return <PlaceStep error={error} />;
    case "review":
      return (
        <ReviewStep
          photos={photos}
          isSending={submit.isSending}
          onChange={goTo}
          onFollowed={onFollowed}
        />
      );
  }
}

function Form(props: FormProps & { onDiscarded: () => void }) {
  const t = useWords(words);
  const draft = useDraft();
  const { failure, isSending, isHidden } = props.submit;
  useTopOf(draft.step);
  return (
    <>
      <Box live="polite">
        <Text isSoft isSmall>
          {t("step", { n: steps.indexOf(draft.step) + 1, of: steps.length })}
        </Text>
        <Title>{t(draft.step)}</Title>
      </Box>
      {failure && <ProblemLine failure={failure} />}
      {isHidden && <Text>{t("hidden")}</Text>}
      <CurrentStep {...props} />
      {!isSending && <Moves photos={props.photos} />}
      {isBegun(draft) && !isSending && (
        <>
          <Text isSoft isSmall>
            {t("kept")}
          </Text>
          <Discard onDiscarded={props.onDiscarded} />
        </>
      )}
      <CallButton phone="12345" look="quiet" isWide>
        {t("byPhone")}
      </CallButton>
      {draft.step === "review" && (
        <SendBar photos={props.photos} submit={props.submit} onChange={goTo} />
      )}
    </>
  );
}

/** Tells of what arrives while this page is open; of what arrived before, the lists do. */
function useArrived(onArrived: (submitted: Submitted) => void): void {
  const arrived = useSender((sender) => sender.arrived);
  const [before] = useState(arrived);
  useEffect(() => {
    if (!arrived || arrived === before) return;
    onArrived(arrived);
    forgetArrived();
  }, [arrived]);
}

function Content() {
  const [end, setEnd] = useState<Submitted | "followed" | null>(null);
  const key = useDraft((draft) => draft.key);
  const submit = useSubmit();
  useArrived(setEnd);
  const follow = () => {
    clearDraft();
    setEnd("followed");
  };
  if (end === "followed") return <Followed />;
  if (end) return <Done submitted={end} />;
  if (submit.isWaiting) return <Waiting submit={submit} />;
  // Another draft begins anew: nothing shown of the one before may stay.
  return <Writing key={key} submit={submit} onFollowed={follow} onDiscarded={() => clearDraft()} />;
}

function Writing(props: Omit<FormProps, "photos"> & { onDiscarded: () => void }) {
  const [{ key, photos: kept }] = useState(useDraft.getState);
  const photos = useDraftPhotos(kept, (photos) => {
    // One that arrives late does not get into the next report.
    if (useDraft.getState().key === key) changeDraft({ photos });
  });
  return <Form {...props} photos={photos} />;
}

/** The session ended while somebody wrote: said at once, and what they wrote waits for them. */
function SessionOver() {
  const t = useWords(words);
  return (
    <Box live="assertive">
      <SignInFirst />
      <Button look="quiet" isWide onPress={forgetOver}>
        {t("goOnAsGuest")}
      </Button>
    </Box>
  );
}

/** Reporting something, step by step; every step is kept on the device. */
export default function Report() {
  const t = useWords(words);
  const owner = useSession(({ person }) => person?.id ?? "guest");
  const isOver = useSession(({ over }) => Boolean(over));
  useState(takeCode);
  return <Page title={t("title")}>{isOver ? <SessionOver /> : <Content key={owner} />}</Page>;
}
