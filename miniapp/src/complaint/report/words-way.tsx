import { useState } from "react";
import { Communities, useHomeCommunity } from "../../address/picker";
import { useWords } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Row, Text } from "../../ui/text";
import type { DraftPlace } from "../draft";
import { useDraft } from "../draft-store";
import { words } from "./words";

type InWords = Extract<DraftPlace, { way: "words" }>;

/** The place in one's own words, with the community if it is known: staff find out the rest. */
export function WordsWay({ onTake }: { onTake: (place: DraftPlace) => void }) {
  const t = useWords(words);
  const home = useHomeCommunity();
  const [before] = useState(() => {
    const { place } = useDraft.getState();
    return place?.way === "words" ? place : null;
  });
  const [text, setText] = useState(before?.words ?? "");
  const [chosen, setChosen] = useState<InWords["grid"] | undefined>(before?.grid);
  const [isChoosing, setChoosing] = useState(false);
  const grid = chosen === undefined ? (home ?? null) : chosen;
  return (
    <>
      <Field
        label={t("placeWords")}
        hint={t("placeWordsHint")}
        rows={2}
        value={text}
        onChange={setText}
      />
      {isChoosing ? (
        <Communities
          onChoose={(community) => {
            setChosen(community);
            setChoosing(false);
          }}
        />
      ) : (
        <Row isSpread>
          <Text isSoft>{grid ? t("placeIn", { name: grid.name }) : t("placeInNone")}</Text>
          <Button look="quiet" onPress={() => setChoosing(true)}>
            {t(grid ? "otherCommunity" : "chooseCommunity")}
          </Button>
        </Row>
      )}
      <Button
        look="main"
        isWide
        isDisabled={text.trim() === ""}
        onPress={() => onTake({ way: "words", words: text.trim(), grid })}
      >
        {t("usePlaceWords")}
      </Button>
    </>
  );
}
