import { useWords } from "../../i18n/words";
import { PhotosField } from "../../media/photos-field";
import type { Photos } from "../../media/use-photos";
import { useSession } from "../../session/session";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Text } from "../../ui/text";
import { words } from "./words";

/** What it looks like. Guests cannot send photos: they may go on without. */
export function PhotosStep({ photos, error }: { photos: Photos; error: string | null }) {
  const t = useWords(words);
  const isGuest = useSession(({ person }) => person === null);
  if (isGuest)
    return (
      <Card>
        <Text>{t("photosSignIn")}</Text>
        <LinkButton to="signIn">{t("signIn")}</LinkButton>
      </Card>
    );
  return (
    <PhotosField label={t("photosLabel")} hint={t("photosText")} photos={photos} error={error} />
  );
}
