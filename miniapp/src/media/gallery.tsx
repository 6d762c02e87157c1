import { type ReactNode, useState } from "react";
import { useWords } from "../i18n/words";
import { Action, Box, Line, Picture } from "../platform/elements";
import { enlarge } from "../platform/photos";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import "./photos.css";
import { words } from "./words";

export type GalleryPhoto = {
  id: string;
  url: string;
  isVeiled: boolean;
  /** Why it is covered, in the reader's language. */
  veilLabel: string | null;
};

type TileProps = {
  photo: GalleryPhoto;
  /** Which of how many it is. */
  what: string;
  isCovered: boolean;
  onUncover: () => void;
  onEnlarge: () => void;
};

/** A photo one should be warned of: why, and the choice to look all the same. */
function Cover({ photo, what, onUncover }: Pick<TileProps, "photo" | "what" | "onUncover">) {
  const t = useWords(words);
  return (
    <>
      <Box className="media-tile__picture media-tile__picture--gone" isHidden>
        <Icon name="shield" />
      </Box>
      <Box className="media-tile__state">
        <Icon name="warning" />
        <Line>{photo.veilLabel ?? t("veiled")}</Line>
      </Box>
      <Button label={t("lookAt", { what })} onPress={onUncover}>
        {t("look")}
      </Button>
    </>
  );
}

function Tile({ photo, what, isCovered, onUncover, onEnlarge }: TileProps) {
  const t = useWords(words);
  if (isCovered) return <Cover photo={photo} what={what} onUncover={onUncover} />;
  return (
    <Action className="media-tile__open" label={t("enlarge", { what })} onPress={onEnlarge}>
      <Picture className="media-tile__picture" src={photo.url} alt={what} />
    </Action>
  );
}

type GalleryProps<Photo extends GalleryPhoto> = {
  /** What the photos show, e.g. the title of the entry they came with. */
  label: string;
  photos: readonly Photo[];
  /** What else can be done with one. */
  below?: (photo: Photo) => ReactNode;
};

/** Photos of a complaint; a tap shows one large. What is veiled is covered until somebody wants to look. */
export function Gallery<Photo extends GalleryPhoto>({ label, photos, below }: GalleryProps<Photo>) {
  const t = useWords(words);
  const [lookedAt, setLookedAt] = useState<readonly string[]>([]);
  if (photos.length === 0) return null;
  const isCovered = ({ id, isVeiled }: Photo) => isVeiled && !lookedAt.includes(id);
  const urls = photos.filter((photo) => !isCovered(photo)).map(({ url }) => url);
  return (
    <Box as="ul" className="media-tiles" label={label}>
      {photos.map((photo, index) => (
        <Box as="li" key={photo.id} className="media-tile">
          <Tile
            photo={photo}
            what={t("nth", { n: index + 1, of: photos.length })}
            isCovered={isCovered(photo)}
            onUncover={() => setLookedAt([...lookedAt, photo.id])}
            onEnlarge={() => enlarge(urls, photo.url)}
          />
          {below?.(photo)}
        </Box>
      ))}
    </Box>
  );
}
