import { ComplaintCategoriesDocument } from "../../gql/generated/complaint";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { Box, Line } from "../../platform/elements";
import type { Photos } from "../../media/use-photos";
import { useSession } from "../../session/session";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Switch } from "../../ui/choice";
import { Icon } from "../../ui/icon";
import { Row, Stack, Text, Title } from "../../ui/text";
import { stepOf, type Step } from "../draft";
import { changeDraft, useDraft } from "../draft-store";
import type { Submit } from "../use-submit";
import { Nearby } from "./nearby";
import { usePlaceText } from "./place-text";
import { words } from "./words";

type RowProps = { step: Step; text: string | null; onChange: (step: Step) => void };

function Said({ step, text, onChange }: RowProps) {
  const t = useWords(words);
  return (
    <Row isSpread>
      <Box className="report-said">
        <Text isSoft isSmall>
          {t(step)}
        </Text>
        <Text>{text || t("missing")}</Text>
      </Box>
      <Button
        look="quiet"
        label={t("changeWhat", { what: t(step) })}
        onPress={() => onChange(step)}
      >
        {t("change")}
      </Button>
    </Row>
  );
}

function useCategoryName(): string | null {
  const t = useWords(words);
  const { category, categoryName } = useDraft();
  const { data } = useRead(ComplaintCategoriesDocument, {});
  if (category === null) return null;
  const known = data?.complaintCategories.find(({ code }) => code === category)?.name;
  return known ?? categoryName ?? t("categoryChosen");
}

function Summary({ photos, onChange }: { photos: Photos; onChange: (step: Step) => void }) {
  const t = useWords(words);
  const { description, place } = useDraft();
  const category = useCategoryName();
  const textOf = usePlaceText();
  const count = photos.tiles.length;
  return (
    <Card>
      <Said step="category" text={category} onChange={onChange} />
      <Said step="words" text={description.trim()} onChange={onChange} />
      <Said
        step="photos"
        text={count === 0 ? t("none") : t("photoCount", { n: count })}
        onChange={onChange}
      />
      <Said step="place" text={place && textOf(place)} onChange={onChange} />
    </Card>
  );
}

function Naming() {
  const t = useWords(words);
  const { isAnonymousToPublic, isAnonymousToHandlers } = useDraft();
  return (
    <Card>
      <Title>{t("name")}</Title>
      <Switch
        label={t("toPublic")}
        isOn={isAnonymousToPublic}
        onChange={(isOn) => changeDraft({ isAnonymousToPublic: isOn })}
      />
      <Switch
        label={t("toHandlers")}
        hint={t("toHandlersHint")}
        isOn={isAnonymousToHandlers}
        onChange={(isOn) => changeDraft({ isAnonymousToHandlers: isOn })}
      />
    </Card>
  );
}

/** The API said no: why, and where to change it. */
function Refused({ submit, onChange }: { submit: Submit; onChange: (step: Step) => void }) {
  const t = useWords(words);
  const isGuest = useSession(({ person }) => person === null);
  const { refusal } = submit;
  const step = stepOf(refusal?.field ?? null);
  return (
    <Box live="assertive">
      {refusal && (
        <Stack>
          <Box className="ui-field__error">
            <Icon name="warning" />
            <Line>{refusal.message}</Line>
          </Box>
          {step && (
            <Button onPress={() => onChange(step)}>{t("changeWhat", { what: t(step) })}</Button>
          )}
        </Stack>
      )}
      {isGuest && refusal && (
        <LinkButton to="signIn" isWide>
          {t("signIn")}
        </LinkButton>
      )}
    </Box>
  );
}

/** What keeps the report back. A photo that did not get there is sent again by itself; others need somebody. */
function troubleOf({ tiles, isSending }: Photos) {
  const needsSomebody = tiles.some(
    (tile) => tile.state === "lost" || (tile.state === "failed" && tile.message !== null),
  );
  if (needsSomebody) return "photosFailed";
  if (tiles.some(({ state }) => state === "failed")) return "photosWaiting";
  return isSending ? "photosSending" : null;
}

function PhotoTrouble({ photos, onChange }: { photos: Photos; onChange: (step: Step) => void }) {
  const t = useWords(words);
  const trouble = troubleOf(photos);
  if (!trouble) return null;
  return (
    <Stack>
      <Box live="polite" className="ui-note">
        <Line>{t(trouble)}</Line>
      </Box>
      {trouble !== "photosSending" && (
        <Button onPress={() => onChange("photos")}>{t("goPhotos")}</Button>
      )}
    </Stack>
  );
}

type SendProps = { photos: Photos; submit: Submit; onChange: (step: Step) => void };

/**
 * Off it goes, or why it cannot yet. It stays at the bottom of the screen: what is found nearby comes late, above it, and
 * must not push away what a finger is about to press.
 */
export function SendBar({ photos, submit, onChange }: SendProps) {
  const t = useWords(words);
  const isReady = photos.tiles.every(({ state }) => state === "sent");
  return (
    <Box className="report-send">
      <PhotoTrouble photos={photos} onChange={onChange} />
      <Refused submit={submit} onChange={onChange} />
      <Button
        look="main"
        isWide
        isBusy={submit.isSending}
        isDisabled={!isReady}
        onPress={submit.send}
      >
        {t("send")}
      </Button>
    </Box>
  );
}

type StepProps = {
  photos: Photos;
  isSending: boolean;
  onChange: (step: Step) => void;
  onFollowed: () => void;
};

/** Everything once more, and whose name is shown. */
export const ReviewStep = ({ photos, isSending, onChange, onFollowed }: StepProps) => (
  <>
    {!isSending && <Nearby onFollowed={onFollowed} />}
    <Summary photos={photos} onChange={onChange} />
    <Naming />
  </>
);
