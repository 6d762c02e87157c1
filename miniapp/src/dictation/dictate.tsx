import { useEffect, useRef, useState } from "react";
import { useWords } from "../i18n/words";
import { canDictate, dictate, type Dictation } from "../platform/dictation";
import { RefusedNote } from "../privacy/question";
import { useDisplay } from "../session/display";
import { Button } from "../ui/button";
import { Text } from "../ui/text";
import { words } from "./words";

type DictateProps = {
  /** What was said, to be put behind what is written. */
  onText: (text: string) => void;
};

function Spoken({ onText }: DictateProps) {
  const t = useWords(words);
  const { language } = useDisplay();
  const [isOn, setOn] = useState(false);
  /** Whether somebody wanted to dictate while they look at this page. */
  const [isTried, setTried] = useState(false);
  const running = useRef<Dictation | null>(null);
  // What is written may have changed since it began to listen.
  const put = useRef(onText);
  put.current = onText;
  useEffect(() => () => running.current?.stop(), []);
  const toggle = () => {
    if (isOn) return running.current?.stop();
    setOn(true);
    setTried(true);
    running.current = dictate(
      language,
      (text) => put.current(text),
      () => setOn(false),
    );
    return undefined;
  };
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

/** Says what is to be written instead of typing it; where the app cannot listen, the keyboard can. */
export function Dictate(props: DictateProps) {
  const t = useWords(words);
  return canDictate ? (
    <Spoken {...props} />
  ) : (
    <Text isSoft isSmall>
      {t("keyboardVoice")}
    </Text>
  );
}
