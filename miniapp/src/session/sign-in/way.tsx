import Taro from "@tarojs/taro";
import { useState } from "react";
import { SignInWithWechatDocument } from "../../gql/generated/session";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { ProblemLine } from "../../ui/states";
import { Text } from "../../ui/text";
import { useWelcome } from "./use-welcome";
import { words } from "./words";

/** On WeChat: one tap. The code WeChat gives is good once; the API exchanges it. */
export function Way() {
  const t = useWords(words);
  const welcome = useWelcome();
  const [hasFailed, setFailed] = useState(false);
  const enter = useWrite(SignInWithWechatDocument, {
    onDone: ({ signInWithWechat }) => welcome(signInWithWechat.session),
    isKeyed: false,
  });
  const signIn = () => {
    setFailed(false);
    Taro.login().then(
      ({ code }) => enter.send({ code }),
      () => setFailed(true),
    );
  };
  return (
    <Card>
      <Button look="main" isWide isBusy={enter.isSending} onPress={signIn}>
        {t("wechat")}
      </Button>
      <Text isSoft>{t("wechatText")}</Text>
      <Box live="assertive">
        {hasFailed && <Text>{t("wechatFailed")}</Text>}
        {enter.refusal && <Text>{enter.refusal.message}</Text>}
      </Box>
      {enter.failure && <ProblemLine failure={enter.failure} />}
    </Card>
  );
}
