import type { CSSProperties, ReactNode } from "react";
import type { Route, RouteParams } from "../routes";

type Styled = { className?: string | undefined };

export type BoxProps = Styled & {
  id?: string;
  as?:
    | "div"
    | "main"
    | "header"
    | "nav"
    | "section"
    | "article"
    | "ul"
    | "ol"
    | "li"
    | "p"
    | "span";
  style?: CSSProperties;
  /** Changes of what is inside are spoken. */
  live?: "polite" | "assertive";
  /** What a screen reader calls it. */
  label?: string;
  /** Decoration: not for screen readers. */
  isHidden?: boolean;
  children?: ReactNode;
};

export type FormProps = Styled & { children: ReactNode };

export type LineProps = Styled & { children?: ReactNode };

export type HeadingProps = Styled & { level: 1 | 2 | 3; id?: string; children: ReactNode };

export type ActionProps = Styled & {
  onPress: () => void;
  /** What a screen reader says, when the words shown do not say it. */
  label?: string;
  isDisabled?: boolean;
  /** For a button that stays pressed. */
  isPressed?: boolean;
  /** For a button that opens what is below it. */
  isExpanded?: boolean;
  /** What Enter does in the Form it is in. Only one per form. */
  isSubmit?: boolean;
  children: ReactNode;
};

export type GoProps = Styled & {
  to: Route;
  params?: RouteParams;
  /** Where one is already. */
  isCurrent?: boolean;
  /** What else happens when somebody goes there. */
  onGo?: () => void;
  children: ReactNode;
};

export type CallProps = Styled & { phone: string; children: ReactNode };

export type TextInputProps = Styled & {
  id: string;
  value: string;
  onChange: (value: string) => void;
  /** What a screen reader calls it; on the web the Label does that. */
  label: string;
  kind?: "text" | "phone" | "code" | "number";
  isDisabled?: boolean;
  isInvalid?: boolean;
  /** Id of what explains it. */
  describedBy?: string | undefined;
  /** Several lines when given. */
  rows?: number | undefined;
};

/** A date, `2026-11-23`, or a time of day, `09:00`; empty while none was chosen. */
export type DateInputProps = Styled & {
  id: string;
  kind: "date" | "time";
  value: string;
  onChange: (value: string) => void;
  /** What a screen reader calls it; on the web the Label does that. */
  label: string;
  /** What stands there while nothing was chosen. */
  empty: string;
  isInvalid?: boolean;
  describedBy?: string | undefined;
};

export type RadioProps = Styled & {
  name: string;
  isChosen: boolean;
  onChoose: () => void;
  children: ReactNode;
};

export type TickProps = Styled & {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
};

export type PictureProps = Styled & { src: string; alt: string };

export type SheetProps = Styled & { label: string; onClose: () => void; children: ReactNode };
