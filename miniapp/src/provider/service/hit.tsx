import type { ReviseServiceMutation, StandRule } from "../../gql/generated/provider";
import { useWords } from "../../i18n/words";
import { Button } from "../../ui/button";
import { useDisplay } from "../../session/display";
import { Card } from "../../ui/card";
import { Text, Title } from "../../ui/text";
import { dateOf, dateText, hoursText } from "../view";
import { words } from "./words";

export type Decision = { rule: StandRule; bookingIds: string[] };
export type Hits = Pick<ReviseServiceMutation["reviseService"], "hit" | "ending">;

type HitProps = {
  hits: Hits;
  isBusy: boolean;
  /** Whether there are other times to move to. */
  canMove: boolean;
  onDecide: (decision: Decision) => void;
};

/** Whom a change would hit, and what is to become of them. Nothing is saved before. */
export function Hit({ hits: { hit, ending }, isBusy, canMove, onDecide }: HitProps) {
  const t = useWords(words);
  const { language } = useDisplay();
  if (hit.length + ending === 0) return null;
  const decide = (rule: StandRule) => onDecide({ rule, bookingIds: hit.map(({ id }) => id) });
  return (
    <Card isAccent>
      <Title>{hit.length > 0 ? t("hit", { n: hit.length }) : t("onlyEnding", { n: ending })}</Title>
      {hit.map((one) => (
        <Text key={one.id}>
          {dateText(dateOf(one.startAt), language)} {hoursText(one)} · {one.beneficiaryName} ·{" "}
          {one.statusLabel}
        </Text>
      ))}
      {hit.length > 0 && ending > 0 && <Text>{t("hitEnding", { n: ending })}</Text>}
      <Text isSoft>{t("hitText")}</Text>
      <Button isWide isBusy={isBusy} onPress={() => decide("KEEP")}>
        {t(hit.length > 0 ? "hitKeep" : "hitGoOn")}
      </Button>
      {hit.length > 0 && canMove && (
        <Button isWide isBusy={isBusy} onPress={() => decide("MOVE")}>
          {t("hitMove")}
        </Button>
      )}
      {hit.length > 0 && (
        <Button look="danger" isWide isBusy={isBusy} onPress={() => decide("CANCEL")}>
          {t("hitCancel")}
        </Button>
      )}
    </Card>
  );
}
