import { useWords } from "../../i18n/words";
import type { DraftPlace } from "../draft";
import { words } from "./words";

const DIGITS = 5;

/** A place in words. */
export function usePlaceText(): (place: DraftPlace) => string {
  const t = useWords(words);
  return (place) => {
    if (place.way === "code") return place.code;
    if (place.way === "address") return place.label;
    if (place.way === "words") return [place.grid?.name, place.words].filter(Boolean).join(" ");
    const { lat, lng, label, accuracyM } = place;
    const point = t("pointLabel", { lat: lat.toFixed(DIGITS), lng: lng.toFixed(DIGITS) });
    const name = label ?? point;
    return accuracyM === null ? name : `${name} · ${t("accurate", { m: accuracyM })}`;
  };
}
