import { MyAuthorisationsDocument } from "../../gql/generated/proxy";
import type { RefusalPartsFragment as Refusal } from "../../gql/generated/session";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { Box, Line } from "../../platform/elements";
import { leavesFor } from "../../proxy/view";
import { useSession } from "../../session/session";
import { Button, LinkButton } from "../../ui/button";
import { Choice } from "../../ui/choice";
import { BirthDate } from "../birth-date";
import { Row, Text } from "../../ui/text";
import { words } from "../words";

/** Who comes: oneself, or somebody who gave leave; how many; and when they were born, if it matters. */
export type Who = {
  /** The leave on which one books for somebody else; null for oneself. */
  leave: { id: string; principalId: string } | null;
  party: number;
  bornOn: string;
};
export const myself: Who = { leave: null, party: 1, bornOn: "" };

type WhoProps = { who: Who; onChange: (change: Partial<Who>) => void };

const ME = "me";

function ForWhom({ who, onChange }: WhoProps) {
  const t = useWords(words);
  const me = useSession(({ person }) => person);
  const { data } = useRead(MyAuthorisationsDocument, { first: 50 });
  const leaves = leavesFor(data?.myAuthorisations.edges.map(({ node }) => node) ?? [], me?.id);
  const choose = (id: string) =>
    onChange({ leave: leaves.find((leave) => leave.id === id) ?? null });
  return (
    <>
      <Text isStrong>{t("forWhom")}</Text>
      <Choice
        label={t("forWhom")}
        value={who.leave?.id ?? ME}
        onChange={choose}
        options={[
          { value: ME, label: t("forMe", { name: me?.displayName ?? "" }) },
          ...leaves.map(({ id, principalName: name, relationLabel: relation }) => ({
            value: id,
            label: t("forOther", { name, relation }),
          })),
        ]}
      />
      <LinkButton to="proxies" look="quiet">
        {t("proxyMore")}
      </LinkButton>
    </>
  );
}

/**
 * Somebody for whom one may book as well: then times are shown that one could not have oneself, since for whom
 * it is, is chosen after the time. Null when one books for oneself only.
 */
export function useAnybodyElse(): string | null {
  const me = useSession(({ person }) => person);
  const { data } = useRead(MyAuthorisationsDocument, { first: 50 });
  const nodes = data?.myAuthorisations.edges.map(({ node }) => node) ?? [];
  return leavesFor(nodes, me?.id)[0]?.principalId ?? null;
}

type PartyProps = { party: number; most: number; onChange: (party: number) => void };

/** One more or one less: nothing to type. */
function Party({ party, most, onChange }: PartyProps) {
  const t = useWords(words);
  return (
    <>
      <Text isStrong>{t("party")}</Text>
      <Row>
        <Button isDisabled={party <= 1} onPress={() => onChange(party - 1)}>
          {t("fewer")}
        </Button>
        <Box live="polite">
          <Line className="booking-cell__main">{t("people", { n: party })}</Line>
        </Box>
        <Button isDisabled={party >= most} onPress={() => onChange(party + 1)}>
          {t("more")}
        </Button>
      </Row>
    </>
  );
}

type WhoComesProps = WhoProps & {
  service: { maxParty: number; needsBirthDate: boolean };
  refusal: Refusal | null;
};

/** What has to be known of who comes before a seat can be kept. */
export function WhoComes({ who, onChange, service, refusal }: WhoComesProps) {
  const { maxParty, needsBirthDate } = service;
  return (
    <>
      <ForWhom who={who} onChange={onChange} />
      {maxParty > 1 && (
        <Party party={who.party} most={maxParty} onChange={(party) => onChange({ party })} />
      )}
      {needsBirthDate && (
        <BirthDate
          refusal={refusal}
          value={who.bornOn}
          onChange={(bornOn) => onChange({ bornOn })}
        />
      )}
    </>
  );
}

/** The same as the command takes it. */
export const whoInput = ({ leave, party, bornOn }: Who) => ({
  party,
  ...(leave && { authorisationId: leave.id, beneficiaryId: leave.principalId }),
  ...(bornOn !== "" && { bornOn }),
});
