import { useEffect } from "react";
import type { MeQuery } from "../../gql/generated/session";
import { useWords } from "../../i18n/words";
import { actAs, useSession } from "../../session/session";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Choice } from "../../ui/choice";
import { Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { heldIdentity, identitiesOf } from "./view";
import { words } from "./words";

/** Chooses in whose name one acts. Shown to who holds a post. */
export function IdentityCard({ me }: { me: MeQuery["me"] }) {
  const t = useWords(words);
  const actingAs = useSession((session) => session.actingAs);
  const identities = identitiesOf(me.roles, t("resident"));
  const held = heldIdentity(identities, actingAs);
  useEffect(() => {
    if (held !== actingAs) actAs(held);
  }, [held, actingAs]);
  if (identities.length === 1) return null;
  const choose = (value: string) => {
    actAs(value);
    tell(
      t("identityChanged", { name: identities.find((one) => one.value === value)?.label ?? "" }),
    );
  };
  return (
    <Card>
      <Title>{t("identity")}</Title>
      <Text isSoft>{t("identityText")}</Text>
      <Choice label={t("identity")} options={identities} value={held} onChange={choose} />
      <LinkButton to="workQueue" icon="group" isWide>
        {t("workbench")}
      </LinkButton>
    </Card>
  );
}
