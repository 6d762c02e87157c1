import type { WorkTeamQuery } from "../../gql/generated/work";
import { useWords } from "../../i18n/words";
import { Card } from "../../ui/card";
import { StatusTag } from "../../ui/status-tag";
import { Row, Stack, Text, Title } from "../../ui/text";
import { missingSeats } from "../view";
import { words } from "../words";
import { Person } from "../../grid/person";

type Team = NonNullable<
  Extract<NonNullable<WorkTeamQuery["node"]>, { __typename: "Grid" }>["team"]
>;
type Seat = Team["seats"][number];
type Count = Pick<Team, "requiredSeats" | "filledSeats" | "isComplete">;

/** Whether a team is complete; nothing where nothing is required. */
export function TeamTag({ team }: { team: Count }) {
  const t = useWords(words);
  if (team.isComplete === null) return null;
  return team.isComplete ? (
    <StatusTag tone="good">{t("complete")}</StatusTag>
  ) : (
    <StatusTag tone="warn">{t("incomplete", { n: missingSeats(team) })}</StatusTag>
  );
}

function SeatPart({ seat: { label, isVacant, holders } }: { seat: Seat }) {
  const t = useWords(words);
  return (
    <Stack>
      <Row isSpread>
        <Text isStrong>{label}</Text>
        {isVacant && <StatusTag tone="warn">{t("vacant")}</StatusTag>}
      </Row>
      {holders.length === 0 && !isVacant && <Text isSoft>{t("nobody")}</Text>}
      {holders.map((holder) => (
        <Person key={`${holder.title} ${holder.displayName}`} contact={holder} />
      ))}
    </Stack>
  );
}

/** Every seat of a grid's team and who fills it. Seats that need nobody are shown when somebody is there. */
export function TeamCard({ team }: { team: Team }) {
  const t = useWords(words);
  const seats = team.seats.filter(({ min, holders }) => min > 0 || holders.length > 0);
  return (
    <Card>
      <Row isSpread>
        <Title>{t("team")}</Title>
        <TeamTag team={team} />
      </Row>
      {team.isComplete !== null && (
        <Text isSoft>{t("seats", { n: team.filledSeats, of: team.requiredSeats })}</Text>
      )}
      {seats.map((seat) => (
        <SeatPart key={seat.label} seat={seat} />
      ))}
      {team.others.length > 0 && (
        <Stack>
          <Text isStrong>{t("others")}</Text>
          {team.others.map((other) => (
            <Person key={`${other.title} ${other.displayName}`} contact={other} />
          ))}
        </Stack>
      )}
    </Card>
  );
}
