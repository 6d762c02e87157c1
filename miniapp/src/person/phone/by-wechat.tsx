import { useState } from "react";
import { useWords } from "../../i18n/words";
import { Box, Line } from "../../platform/elements";
import { PhoneNumberButton } from "../../platform/phone-number-button";
import { mayUse } from "../../privacy/consent";
import { RefusedNote } from "../../privacy/question";
import { Button } from "../../ui/button";
import { words } from "./words";

/** By the number WeChat knows. Only who agreed to its use gets to the button that tells it. */
export function ByWechat({ onCode }: { onCode: (code: string) => void }) {
  const t = useWords(words);
  const [isAllowed, setAllowed] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const ask = async () => setAllowed(await mayUse("phone"));
  return (
    <>
      {isAllowed ? (
        <PhoneNumberButton
          className="ui-button ui-button--main ui-button--wide"
          onCode={onCode}
          onRefused={() => setRefused(true)}
        >
          {t("wechat")}
        </PhoneNumberButton>
      ) : (
        <Button look="main" isWide onPress={() => void ask()}>
          {t("wechat")}
        </Button>
      )}
      <RefusedNote />
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
