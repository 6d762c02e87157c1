import { useWords } from "../../i18n/words";
import { Box, Go, Line } from "../../platform/elements";
import type { Route, RouteParams } from "../../routes";
import { Icon, type IconName } from "../../ui/icon";
import { words } from "./words";

type Entry = { to: Route; params?: RouteParams; icon: IconName; label: keyof typeof words };

/** The big entries of the home page, in their order. A capability takes its line over when it exists. */
const entries: readonly Entry[] = [
  { to: "report", icon: "report", label: "report" },
  { to: "services", icon: "calendar", label: "booking" },
  { to: "meals", icon: "meal", label: "tileMeals" },
  { to: "coming", params: { what: "deliberation" }, icon: "talk", label: "deliberation" },
];

/** What can be done here. */
export function Entries() {
  const t = useWords(words);
  return (
    <Box as="nav" label={t("services")}>
      <Box as="ul" className="home-entries">
        {entries.map(({ to, params, icon, label }) => (
          <Box as="li" key={label}>
            <Go to={to} className="home-entry" {...(params && { params })}>
              <Box className="home-entry__icon">
                <Icon name={icon} />
              </Box>
              <Line>{t(label)}</Line>
            </Go>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
