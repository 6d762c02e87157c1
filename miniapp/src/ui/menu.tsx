import { Box, Go, Line } from "../platform/elements";
import type { Route } from "../routes";
import { Icon, type IconName } from "./icon";
import "./menu.css";

type Item = { to: Route; icon: IconName; text: string; hint?: string | undefined };

/** Pages below each other, each with what is to be found there. */
export const Menu = ({ label, items }: { label: string; items: readonly Item[] }) => (
  <Box as="ul" label={label} className="ui-menu">
    {items.map(({ to, icon, text, hint }) => (
      <Box as="li" key={to}>
        <Go to={to} className="ui-menu__item">
          <Icon name={icon} />
          <Box as="span" className="ui-menu__words">
            <Line>{text}</Line>
            {hint && <Line className="ui-small ui-soft">{hint}</Line>}
          </Box>
          <Icon name="next" />
        </Go>
      </Box>
    ))}
  </Box>
);
