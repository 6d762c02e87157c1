import type { MeQuery } from "../../gql/generated/session";
import { useWords } from "../../i18n/words";
import { Card } from "../../ui/card";
import { Menu } from "../../ui/menu";
import { Title } from "../../ui/text";
import { homeHint } from "./view";
import { words } from "./words";

/** Who one is, and the pages about oneself. */
export function ProfileCard({ me }: { me: MeQuery["me"] }) {
  const t = useWords(words);
  return (
    <Card>
      <Title>{me.displayName}</Title>
      <Menu
        label={t("aboutMe")}
        items={[
          {
            to: "homes",
            icon: "home",
            text: t("homes"),
            hint: homeHint(me.residences) ?? t("noHome"),
          },
          { to: "bookings", icon: "calendar", text: t("bookings"), hint: t("bookingsText") },
          { to: "proxies", icon: "group", text: t("proxies"), hint: t("proxiesText") },
          { to: "phone", icon: "phone", text: t("myPhone"), hint: me.phone ?? t("noPhone") },
          { to: "privacy", icon: "shield", text: t("privacy"), hint: t("privacyText") },
        ]}
      />
    </Card>
  );
}
