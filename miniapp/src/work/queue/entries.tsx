import type { WorkbenchQuery } from "../../gql/generated/work";
import { useWords } from "../../i18n/words";
import { Box, Go, Line } from "../../platform/elements";
import type { Route, RouteParams } from "../../routes";
import { Icon, type IconName } from "../../ui/icon";
import { StatusTag } from "../../ui/status-tag";
import { Row, Text } from "../../ui/text";
import { words } from "../words";

type Line = WorkbenchQuery["workbench"][number];

/** The page of each line; complaints are listed on the workbench itself. */
const pages: Partial<Record<Line["kind"], { to: Route; icon: IconName }>> = {
  BOOKINGS: { to: "providerDesk", icon: "list" },
  BOOKING_DAY: { to: "providerDay", icon: "calendar" },
  SERVICES: { to: "providerServices", icon: "gear" },
  HOMES: { to: "workClaims", icon: "home" },
  GRIDS: { to: "workGrids", icon: "group" },
  MEALS: { to: "mealWork", icon: "meal" },
  REPORT: { to: "report", icon: "report" },
  BOOK: { to: "services", icon: "calendar" },
  INBOX: { to: "messages", icon: "info" },
};

const MOST = 100;
const short = (n: number): string => (n >= MOST ? "99+" : String(n));

/** How much there is: what is late stands out, and nothing is said of nothing. */
export function Numbers({ counts }: { counts: Line["counts"] }) {
  const t = useWords(words);
  if (!counts || counts.waiting === 0) return null;
  return (
    <Row>
      {counts.overdue > 0 && (
        <StatusTag tone="bad">{t("countOverdue", { n: short(counts.overdue) })}</StatusTag>
      )}
      <Line>{t("countWaiting", { n: short(counts.waiting) })}</Line>
      {counts.today > 0 && <Line>{t("countToday", { n: short(counts.today) })}</Line>}
    </Row>
  );
}

/** What is to be read is no work: only how much there is of it. */
function Unread({ counts }: { counts: Line["counts"] }) {
  const t = useWords(words);
  return counts && counts.waiting > 0 ? (
    <Line>{t("countUnread", { n: short(counts.waiting) })}</Line>
  ) : null;
}

type EntriesProps = { lines: readonly Line[]; gridId: string | null };

/** What the identity can do, with its numbers: nothing it cannot, because the API tells. */
export function Entries({ lines, gridId }: EntriesProps) {
  const t = useWords(words);
  return (
    <Box as="ul" label={t("whatYouCan")} className="work-tiles">
      {lines.map(({ kind, label, counts }) => {
        const page = pages[kind];
        const params: RouteParams | undefined =
          kind === "GRIDS" && gridId !== null ? { id: gridId } : undefined;
        if (!page) return null;
        return (
          <Box as="li" key={kind}>
            <Go className="work-tile" to={page.to} {...(params && { params })}>
              <Icon name={page.icon} />
              <Box className="work-tile__words">
                <Text isStrong>{label}</Text>
                {kind === "INBOX" ? <Unread counts={counts} /> : <Numbers counts={counts} />}
              </Box>
            </Go>
          </Box>
        );
      })}
    </Box>
  );
}
