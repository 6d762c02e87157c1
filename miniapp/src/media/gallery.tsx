import { useWords } from "../i18n/words";
import { Action, Box, Picture } from "../platform/elements";
import { enlarge } from "../platform/photos";
import "./photos.css";
import { words } from "./words";

type GalleryProps = {
  /** What the photos show, e.g. the title of the entry they came with. */
  label: string;
  photos: readonly { id: string; url: string }[];
};

/** Photos of a complaint; a tap shows one large. */
export function Gallery({ label, photos }: GalleryProps) {
  const t = useWords(words);
  if (photos.length === 0) return null;
  const urls = photos.map(({ url }) => url);
  return (
    <Box as="ul" className="media-tiles" label={label}>
      {photos.map(({ id, url }, index) => {
        const what = t("nth", { n: index + 1, of: photos.length });
        return (
          <Box as="li" key={id}>
            <Action
              className="media-tile__open"
              label={t("enlarge", { what })}
              onPress={() => enlarge(urls, url)}
            >
              <Picture className="media-tile__picture" src={url} alt={what} />
            </Action>
          </Box>
        );
      })}
    </Box>
  );
}
