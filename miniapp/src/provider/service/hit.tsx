import type { ReviseServiceMutation, StandRule } from "../../gql/generated/provider";
import { useWords } from "../../i18n/words";
import { Button } from "../../ui/button";
import { useDisplay } from "../../session/display";
import { Card } from "../../ui/card";
import { Text, Title } from "../../ui/text";
import { dateOf, dateText, hoursText } from "../view";
import { words } from "./words";

export type { StandRule };

type HitProps = {
  hit: ReviseServiceMutation["reviseService"]["hit"];
  isBusy: boolean;
  onDecide: (rule: StandRule) => void;
};

/** Whose bookings a change would hit, and what is to become of them. Nothing is saved before. */
export function Hit({ hit, isBusy, onDecide }: HitProps) {
  const t = useWords(words);
  const { language } = useDisplay();
  return (
    <Card isAccent>
      <Title>{t("hit", { n: hit.length })}</Title>
      {hit.map((one) => (
        <Text key={one.id}>
          {dateText(dateOf(one.startAt), language)} {hoursText(one)} · {one.beneficiaryName} ·{" "}
          {one.statusLabel}
        </Text>
      ))}
      <Text isSoft>{t("hitText")}</Text>
      <Button isWide isBusy={isBusy} onPress={() => onDecide("KEEP")}>
        {t("hitKeep")}
      </Button>
      <Button look="danger" isWide isBusy={isBusy} onPress={() => onDecide("CANCEL")}>
        {t("hitCancel")}
      </Button>
    </Card>
  );
}
