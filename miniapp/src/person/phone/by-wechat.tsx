import { useState } from "react";
import { useWords } from "../../i18n/words";
import { Box, Line } from "../../platform/elements";
import { PhoneNumberButton } from "../../platform/phone-number-button";
import { RefusedNote } from "../../privacy/question";
import { words } from "./words";

/** By the number WeChat knows. */
export function ByWechat({ onCode }: { onCode: (code: string) => void }) {
  const t = useWords(words);
  const [isRefused, setRefused] = useState(false);
  return (
    <>
      <PhoneNumberButton
        className="ui-button ui-button--main ui-button--wide"
        onCode={onCode}
        onRefused={() => setRefused(true)}
      >
        {t("wechat")}
      </PhoneNumberButton>
      {isRefused && <RefusedNote />}
      <Box live="polite">
        {isRefused && (
          <Box className="ui-note">
            <Line>{t("wechatFailed")}</Line>
          </Box>
        )}
      </Box>
    </>
  );
}
