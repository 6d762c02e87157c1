import { useEffect, useRef, useState } from "react";
import { useWords } from "../../i18n/words";
import { canDictate, dictate, type Dictation } from "../../platform/dictation";
import { Box } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { RefusedNote } from "../../privacy/question";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Text } from "../../ui/text";
import { changeDraft, useDraft } from "../draft-store";
import { lengthOf } from "../view";
import { words } from "./words";

/** Of `SubmitComplaintInput.description` in schema.graphql. The API counts and decides. */
const MAX = 2_000;

type DictationState = {
  isOn: boolean;
  /** Whether somebody wanted to dictate while they look at this page. */
  isTried: boolean;
  toggle: () => void;
};

function useDictation(onText: (text: string) => void): DictationState {
  const { language } = useDisplay();
  const [isOn, setOn] = useState(false);
  const [isTried, setTried] = useState(false);
  const running = useRef<Dictation | null>(null);
  useEffect(() => () => running.current?.stop(), []);
  const toggle = () => {
    if (isOn) return running.current?.stop();
    setOn(true);
    setTried(true);
    running.current = dictate(language, onText, () => setOn(false));
    return undefined;
  };
  return { isOn, isTried, toggle };
}

function Dictate() {
  const t = useWords(words);
  const { isOn, isTried, toggle } = useDictation((text) =>
    changeDraft({ description: useDraft.getState().description + text }),
  );
  return (
    <>
      <Button onPress={toggle}>{t(isOn ? "dictating" : "dictate")}</Button>
      <Text isSoft isSmall>
        {t("dictateNote")}
      </Text>
      {isTried && <RefusedNote />}
    </>
  );
}

/** The matter in the reporter's words, typed or spoken. */
export function WordsStep({ error }: { error: string | null }) {
  const t = useWords(words);
  const description = useDraft((draft) => draft.description);
  return (
    <>
      <Field
        label={t("description")}
        hint={t("descriptionHint")}
        rows={6}
        // Rare characters take two places of this limit.
        value={description}
        onChange={(text) => changeDraft({ description: text })}
        error={error}
      />
      <Box className="report-counter">
        <Text isSoft isSmall>
          {t("counter", { n: lengthOf(description), max: MAX })}
        </Text>
      </Box>
      {canDictate ? (
        <Dictate />
      ) : (
        <Text isSoft isSmall>
          {t("keyboardVoice")}
        </Text>
      )}
    </>
  );
}
