import { useWords } from "../i18n/words";
import { Box, Line, Picture } from "../platform/elements";
import { Button } from "../ui/button";
import "../ui/field.css";
import { FieldError } from "../ui/field-error";
import { Icon, type IconName } from "../ui/icon";
import { Text } from "../ui/text";
import "./photos.css";
import { RefusedNote } from "../privacy/question";
import type { Photos } from "./use-photos";
import { type PhotoTile, percentOf } from "./view";
import { words } from "./words";

const icons: Record<PhotoTile["state"], IconName> = {
  sent: "check",
  sending: "clock",
  failed: "warning",
  lost: "warning",
};

function Tile({ tile, n, of, photos }: { tile: PhotoTile; n: number; of: number; photos: Photos }) {
  const t = useWords(words);
  return (
    <Box as="li" className="media-tile">
      {tile.preview ? (
        <Picture className="media-tile__picture" src={tile.preview} alt={t("nth", { n, of })} />
      ) : (
        <Box className="media-tile__picture media-tile__picture--gone">
          <Icon name="camera" />
        </Box>
      )}
      <Box className="media-tile__state">
        <Icon name={icons[tile.state]} />
        <Line>{tile.state === "failed" && tile.message ? tile.message : t(tile.state)}</Line>
      </Box>
      {tile.state === "failed" && !tile.message && (
        <Button onPress={() => photos.sendAgain(tile.key)}>{t("sendAgain")}</Button>
      )}
      <Button
        look="quiet"
        icon="cross"
        label={t("removeNth", { n })}
        onPress={() => photos.remove(tile.key)}
      >
        {t("remove")}
      </Button>
    </Box>
  );
}

type PhotosFieldProps = {
  label: string;
  hint?: string;
  error?: string | null | undefined;
  photos: Photos;
};

/** Photos of a form, from `usePhotos`, with how far each has come. */
export function PhotosField({ label, hint, error, photos }: PhotosFieldProps) {
  const t = useWords(words);
  const { tiles } = photos;
  const sent = tiles.filter(({ state }) => state === "sent").length;
  return (
    <Box as="section" className="ui-field" label={label}>
      <Box className="ui-field__label">
        <Line>{label}</Line>
      </Box>
      {hint && (
        <Text isSoft isSmall>
          {hint}
        </Text>
      )}
      {tiles.length > 0 && (
        <Box as="ul" className="media-tiles">
          {tiles.map((tile, index) => (
            <Tile key={tile.key} tile={tile} n={index + 1} of={tiles.length} photos={photos} />
          ))}
        </Box>
      )}
      <Box live="polite" className="ui-small ui-soft">
        {tiles.length > 0 && (
          <Line>{t("progress", { n: sent, of: tiles.length, percent: percentOf(tiles) })}</Line>
        )}
      </Box>
      {!photos.isFull && (
        <Button icon="camera" onPress={photos.add}>
          {t("add")}
        </Button>
      )}
      {photos.isTried && <RefusedNote />}
      <FieldError error={error} />
    </Box>
  );
}
