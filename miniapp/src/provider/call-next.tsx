import { CallNextDocument } from "../gql/generated/provider";
import { useWrite } from "../gql/use-write";
import { useWords } from "../i18n/words";
import { go, replace } from "../platform/navigate";
import { Button } from "../ui/button";
import { Said } from "../ui/form";
import { words } from "./words";

/** What is out of date once somebody was called, or a number was given out. */
export const LINE_READS = ["ReceptionLine", "ProviderDay", "ProviderBooking"];

type CallNextProps = {
  serviceId: string;
  /** Set on the page of who was called before, which one does not come back to. */
  isInPlace?: boolean;
};

/** Calls whoever is next, and opens their booking. */
export function CallNext({ serviceId, isInPlace = false }: CallNextProps) {
  const t = useWords(words);
  const { send, isSending, refusal, failure } = useWrite(CallNextDocument, {
    refreshes: LINE_READS,
    onDone: ({ callNext: { booking } }) =>
      booking && (isInPlace ? replace : go)("providerBooking", { id: booking.id }),
  });
  return (
    <>
      <Said refusal={refusal} failure={failure} fields={[]} />
      <Button look="main" isWide isBusy={isSending} onPress={() => send({ serviceId })}>
        {t("callNext")}
      </Button>
    </>
  );
}
