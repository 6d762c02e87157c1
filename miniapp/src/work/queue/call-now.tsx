import { RevealReporterDocument, WorkGridDocument } from "../../gql/generated/work";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { firstToCall } from "../../grid/contact-card";
import { useWords } from "../../i18n/words";
import { dial } from "../../platform/dial";
import { Button, CallButton } from "../../ui/button";
import { ProblemLine } from "../../ui/states";
import { Text } from "../../ui/text";
import { tell } from "../../ui/toast";
import type { Card } from "../view";
import { words } from "../words";

/** One tap asks the API for the reporter's phone, which is recorded with why, and calls it. */
function CallReporter({ id, what }: { id: string; what: string }) {
  const t = useWords(words);
  const { send, isSending, refusal, failure } = useWrite(RevealReporterDocument, {
    isKeyed: false,
    onDone: ({ revealReporter: { reporter } }) =>
      reporter?.phone ? dial(reporter.phone) : tell(t("noPhone")),
  });
  return (
    <>
      <Button
        look="danger"
        icon="phone"
        isWide
        isBusy={isSending}
        onPress={() => send({ id, purpose: t("urgentPurpose", { what }) })}
      >
        {t("callReporter")}
      </Button>
      {refusal && <Text>{refusal.message}</Text>}
      {failure && <ProblemLine failure={failure} />}
    </>
  );
}

/** Of who answers for the place, where the reporter cannot be called: guests leave no number. */
function CallGrid({ gridId }: { gridId: string }) {
  const t = useWords(words);
  const { data } = useRead(WorkGridDocument, { gridId });
  const first = data && firstToCall(data.contactCard);
  if (!first) return null;
  return (
    <CallButton phone={first.officePhone} look="danger" isWide>
      {t("callGrid", { name: first.displayName })}
    </CallButton>
  );
}

/** What presses is asked about by phone, in one tap. */
export function CallNow({ item }: { item: Card }) {
  if (item.isReporterCallable) return <CallReporter id={item.id} what={item.category.name} />;
  return item.place.grid ? <CallGrid gridId={item.place.grid.id} /> : null;
}
