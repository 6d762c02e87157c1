import { useGridWorker } from "../../grid/use-grid-worker";
import { useWords } from "../../i18n/words";
import { Box, Call, Go, Line } from "../../platform/elements";
import type { Route, RouteParams } from "../../routes";
import { Icon, type IconName } from "../../ui/icon";
import { words } from "./words";

type Shown = { icon: IconName; label: keyof typeof words };
type Tile = Shown &
  ({ to: Route; params?: RouteParams } | { call: "gridWorker" } | { call: "hotline" });

/** The six of the large display (长辈版), in their order. */
const tiles: readonly Tile[] = [
  { icon: "tool", label: "tileReport", to: "report" },
  { icon: "phone", label: "tileCall", call: "gridWorker" },
  { icon: "meal", label: "tileMeals", to: "meals" },
  { icon: "papers", label: "tileAffairs", to: "services" },
  { icon: "talk", label: "deliberation", to: "coming", params: { what: "deliberation" } },
  { icon: "headset", label: "tileHelp", call: "hotline" },
];

const HOTLINE = "12345";

/** Lines end between parts, not within them. */
const Parts = ({ of }: { of: readonly string[] }) =>
  of.map((part) => (
    <Line key={part} className="home-tile__part">
      {part}
    </Line>
  ));

function Inside({ icon, label, under }: Shown & { under?: string }) {
  const t = useWords(words);
  return (
    <>
      <Box className="home-tile__icon">
        <Icon name={icon} />
      </Box>
      <Box as="span">
        <Parts of={t(label).split("|")} />
      </Box>
      {under && (
        <Box as="span" className="home-tile__under">
          <Parts of={under.replace("·", "·|").split("|")} />
        </Box>
      )}
    </>
  );
}

/** One tap calls: whoever answers for one's grid, or the hotline while nobody is known. */
function CallTile({ call, ...shown }: Shown & { call: "gridWorker" | "hotline" }) {
  const worker = useGridWorker();
  const who = call === "gridWorker" ? worker : null;
  return (
    <Call
      className={`home-tile${call === "gridWorker" ? " home-tile--first" : ""}`}
      phone={who?.officePhone ?? HOTLINE}
    >
      <Inside {...shown} under={who?.displayName ?? HOTLINE} />
    </Call>
  );
}

/** Six big tiles: whatever else there is can be reached through them or by phone. */
export function Tiles() {
  const t = useWords(words);
  return (
    <Box as="nav" label={t("services")}>
      <Box as="ul" className="home-tiles">
        {tiles.map((tile) => (
          <Box as="li" key={tile.label}>
            {"call" in tile ? (
              <CallTile {...tile} />
            ) : (
              <Go className="home-tile" to={tile.to} {...(tile.params && { params: tile.params })}>
                <Inside icon={tile.icon} label={tile.label} />
              </Go>
            )}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
