import { LinkPhoneDocument, MyPhoneDocument } from "../../gql/generated/person";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { hasPhoneNumber } from "../../platform/phone-number-button";
import { PhoneCodeForm } from "../../session/phone-code";
import { CallButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Page } from "../../ui/page";
import { Loaded } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { ByWechat } from "./by-wechat";
import { words } from "./words";

function Linking() {
  const t = useWords(words);
  const link = useWrite(LinkPhoneDocument, {
    refreshes: ["MyPhone", "Me"],
    onDone: () => tell(t("done")),
    isKeyed: false,
  });
  return (
    <>
      <Text>{t("why")}</Text>
      {hasPhoneNumber && (
        <Card>
          <ByWechat onCode={(wechatCode) => link.send({ wechatCode })} />
        </Card>
      )}
      <Card>
        <Title>{t("bySms")}</Title>
        <PhoneCodeForm command={link} label={t("link")} />
      </Card>
    </>
  );
}

function Linked({ phone }: { phone: string }) {
  const t = useWords(words);
  return (
    <Card isAccent>
      <Title>{t("linked", { phone })}</Title>
      <Text>{t("linkedText")}</Text>
    </Card>
  );
}

function Mine() {
  const query = useRead(MyPhoneDocument, {});
  return (
    <Loaded query={query}>
      {({ me }) => (me.phone === null ? <Linking /> : <Linked phone={me.phone} />)}
    </Loaded>
  );
}

/** The phone one signs in with and is reached by. */
export default function PhonePage() {
  const t = useWords(words);
  return (
    <Page title={t("title")} isPrivate>
      <Mine />
      <CallButton phone="12345" isWide>
        {t("hotline")}
      </CallButton>
    </Page>
  );
}
