import { useState } from "react";
import { useWords } from "../../i18n/words";
import { findPoint, hasMap, type Point } from "../../platform/whereabouts";
import { Box, Line } from "../../platform/elements";
import { useConsent } from "../../privacy/consent";
import { RefusedNote } from "../../privacy/question";
import { Button } from "../../ui/button";
import { Choice } from "../../ui/choice";
import { Field } from "../../ui/field";
import type { DraftPlace } from "../draft";
import { degrees } from "../view";
import { words } from "./words";

type WayProps = { onTake: (place: DraftPlace) => void };

/** For who has no map, or does not tell where they are. */
function Typed({ onTake }: WayProps) {
  const t = useWords(words);
  const [lat, setLat] = useState("");
  const [lng, setLng] = useState("");
  const [crs, setCrs] = useState<Point["crs"]>("GCJ02");
  const [isWrong, setWrong] = useState(false);
  const take = () => {
    const [y, x] = [degrees(lat), degrees(lng)];
    setWrong(y === null || x === null);
    if (y !== null && x !== null)
      onTake({ way: "point", lat: y, lng: x, crs, accuracyM: null, label: null });
  };
  const wrong = (text: string) => (isWrong && degrees(text) === null ? t("notNumbers") : null);
  return (
    <>
      <Field label={t("lat")} value={lat} onChange={setLat} error={wrong(lat)} />
      <Field label={t("lng")} value={lng} onChange={setLng} error={wrong(lng)} />
      <Choice
        label={t("datum")}
        value={crs}
        onChange={setCrs}
        options={[
          { value: "GCJ02", label: t("gcj") },
          { value: "WGS84", label: t("wgs") },
        ]}
      />
      <Button isWide onPress={take}>
        {t("usePoint")}
      </Button>
    </>
  );
}

/** A point: picked on the map of WeChat, or where the device of a browser is, or typed. */
export function PointWay({ onTake }: WayProps) {
  const t = useWords(words);
  const [isTyping, setTyping] = useState(false);
  const [isLocating, setLocating] = useState(false);
  const [isMissed, setMissed] = useState(false);
  const isRefused = useConsent(({ answer }) => answer === "refused");
  const find = async () => {
    setLocating(true);
    const point = await findPoint();
    setLocating(false);
    setMissed(point === null);
    if (point) onTake({ way: "point", ...point });
    else setTyping(true);
  };
  return (
    <>
      <Button icon="place" isWide isDisabled={isLocating} onPress={() => void find()}>
        {t(isLocating ? "locating" : hasMap ? "pick" : "here")}
      </Button>
      <Box live="polite">
        {isMissed && !isRefused && (
          <Box className="ui-note">
            <Line>{t("notLocated")}</Line>
          </Box>
        )}
      </Box>
      {isMissed && <RefusedNote />}
      {isTyping ? (
        <Typed onTake={onTake} />
      ) : (
        <Button look="quiet" onPress={() => setTyping(true)}>
          {t("typePoint")}
        </Button>
      )}
    </>
  );
}
