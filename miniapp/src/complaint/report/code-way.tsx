import { useState } from "react";
import { useWords } from "../../i18n/words";
import { canScan, scan } from "../../platform/whereabouts";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import type { DraftPlace } from "../draft";
import { useDraft } from "../draft-store";
import { codeIn } from "../view";
import { words } from "./words";

/** The code of a sign, typed or scanned. */
export function CodeWay({ onTake }: { onTake: (place: DraftPlace) => void }) {
  const t = useWords(words);
  const [text, setText] = useState(() => {
    const { place } = useDraft.getState();
    return place?.way === "code" ? place.code : "";
  });
  const [isMissed, setMissed] = useState(false);
  const take = (read: string) => {
    const code = codeIn(read);
    setText(code);
    if (code !== "") onTake({ way: "code", code });
  };
  const scanIt = async () => {
    const read = await scan();
    setMissed(read === null);
    if (read !== null) take(read);
  };
  return (
    <>
      <Field
        label={t("code")}
        hint={t("wayCodeHint")}
        value={text}
        onChange={setText}
        error={isMissed ? t("nothingScanned") : null}
      />
      {canScan && (
        <Button icon="camera" isWide onPress={() => void scanIt()}>
          {t("scan")}
        </Button>
      )}
      <Button isWide isDisabled={text.trim() === ""} onPress={() => take(text)}>
        {t("useCode")}
      </Button>
    </>
  );
}
