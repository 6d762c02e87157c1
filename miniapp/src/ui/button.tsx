import type { ReactNode } from "react";
import { useWords } from "../i18n/words";
import { Action, Call, Go, Line } from "../platform/elements";
import type { Route, RouteParams } from "../routes";
import "./button.css";
import { Icon, type IconName } from "./icon";
import { words } from "./words";

/** `main`: the one thing to do on a page. `danger`: what cannot be undone. */
export type ButtonLook = "main" | "plain" | "danger" | "quiet";

type Look = { look?: ButtonLook; isWide?: boolean; icon?: IconName; children: ReactNode };

const classesOf = ({ look = "plain", isWide = false }: Omit<Look, "children">): string =>
  `ui-button ui-button--${look}${isWide ? " ui-button--wide" : ""}`;

type ButtonProps = Look & {
  onPress: () => void;
  isDisabled?: boolean;
  /** Something is under way: it cannot be pressed again, and says so. */
  isBusy?: boolean;
  /** Enter in a field of the Form it is in does the same. */
  isSubmit?: boolean;
  label?: string;
};

/** Something to do. */
export function Button({
  onPress,
  isDisabled = false,
  isBusy = false,
  isSubmit = false,
  label,
  icon,
  children,
  ...look
}: ButtonProps) {
  const t = useWords(words);
  return (
    <Action
      className={classesOf(look)}
      isDisabled={isDisabled || isBusy}
      isSubmit={isSubmit}
      onPress={onPress}
      {...(label && { label })}
    >
      {icon && <Icon name={icon} />}
      {isBusy ? t("sending") : children}
    </Action>
  );
}

/** Somewhere to go, looking like a button. */
export function LinkButton({
  to,
  params,
  icon,
  children,
  ...look
}: Look & { to: Route; params?: RouteParams }) {
  return (
    <Go className={classesOf(look)} to={to} {...(params && { params })}>
      {icon && <Icon name={icon} />}
      {children}
    </Go>
  );
}

/** One tap calls a phone: there is always a person to turn to. */
export function CallButton({
  phone,
  children,
  ...look
}: Omit<Look, "icon" | "children"> & { phone: string; children?: ReactNode }) {
  const t = useWords(words);
  return (
    <Call className={classesOf(look)} phone={phone}>
      <Icon name="phone" />
      <Line className={children === phone ? "ui-unbroken" : ""}>
        {children ?? t("call", { phone })}
      </Line>
    </Call>
  );
}
