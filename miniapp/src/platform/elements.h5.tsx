import type { MouseEvent } from "react";
import type {
  ActionProps,
  BoxProps,
  CallProps,
  FormProps,
  GoProps,
  HeadingProps,
  LineProps,
  PictureProps,
  RadioProps,
  TextInputProps,
  TickProps,
} from "./element-props";
import "./elements.h5.css";
import { go, hrefOf } from "./navigate";

/* What everything is drawn with, in the browser: real elements, so that keyboard and screen reader just work. */

export function Box({ as: As = "div", live, label, isHidden, children, ...rest }: BoxProps) {
  return (
    <As
      {...rest}
      className={live ? `${rest.className ?? ""} ui-live` : rest.className}
      {...(live && { role: live === "polite" ? "status" : "alert", "aria-live": live })}
      {...(label && { "aria-label": label })}
      {...(isHidden && { "aria-hidden": true })}
    >
      {children}
    </As>
  );
}

/** Fields that are sent together: Enter in one of them presses the button with `isSubmit`. */
export function Form({ className, children }: FormProps) {
  // The button has done it: the browser is not to open an address for it.
  return (
    <form noValidate className={className} onSubmit={(event) => event.preventDefault()}>
      {children}
    </form>
  );
}

export function Line({ className, children }: LineProps) {
  return <span className={className}>{children}</span>;
}

export function Heading({ level, id, className, children }: HeadingProps) {
  const As = `h${level}` as const;
  return (
    <As id={id} className={className} {...(level === 1 && { tabIndex: -1 })}>
      {children}
    </As>
  );
}

export function Action({
  className,
  label,
  isDisabled,
  isPressed,
  isExpanded,
  isSubmit,
  onPress,
  children,
}: ActionProps) {
  return (
    <button
      type={isSubmit ? "submit" : "button"}
      className={`${className ?? ""}${isDisabled ? " is-disabled" : ""}`}
      aria-label={label}
      aria-disabled={isDisabled}
      aria-pressed={isPressed}
      aria-expanded={isExpanded}
      onClick={() => {
        if (!isDisabled) onPress();
      }}
    >
      {children}
    </button>
  );
}

export function Go({ to, params, className, isCurrent, onGo, children }: GoProps) {
  const follow = (event: MouseEvent) => {
    onGo?.();
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(to, params);
  };
  return (
    <a
      className={className}
      href={hrefOf(to, params)}
      aria-current={isCurrent ? "page" : undefined}
      onClick={follow}
    >
      {children}
    </a>
  );
}

export function Call({ phone, className, children }: CallProps) {
  return (
    <a className={className} href={`tel:${phone}`}>
      {children}
    </a>
  );
}

const KEYBOARDS = {
  text: {},
  phone: { inputMode: "tel", autoComplete: "tel-national" },
  code: { inputMode: "numeric", autoComplete: "one-time-code" },
  number: { inputMode: "decimal" },
} as const;

export function TextInput(props: TextInputProps) {
  const { id, className, value, onChange, kind = "text", rows } = props;
  const common = {
    id,
    className,
    value,
    disabled: props.isDisabled ?? false,
    "aria-invalid": props.isInvalid ?? false,
    "aria-describedby": props.describedBy,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  return rows ? (
    <textarea {...common} rows={rows} />
  ) : (
    <input {...common} type="text" {...KEYBOARDS[kind]} />
  );
}

export function Label({ htmlFor, className, children }: LineProps & { htmlFor: string }) {
  return (
    <label htmlFor={htmlFor} className={className}>
      {children}
    </label>
  );
}

export function RadioGroup({
  className,
  label,
  children,
}: {
  className?: string;
  label: string;
  children: React.ReactNode;
}) {
  return (
    <div role="radiogroup" className={className} aria-label={label}>
      {children}
    </div>
  );
}

export function Radio({ className, name, isChosen, onChoose, children }: RadioProps) {
  return (
    <label className={className}>
      <input
        type="radio"
        className="h5-sr-only"
        name={name}
        checked={isChosen}
        onChange={onChoose}
      />
      {children}
    </label>
  );
}

export function Tick({ className, isOn, onChange, children }: TickProps) {
  return (
    <label className={className}>
      <input
        type="checkbox"
        className="h5-sr-only"
        checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
      />
      {children}
    </label>
  );
}

export function Picture({ src, alt, className }: PictureProps) {
  return <img className={className} src={src} alt={alt} loading="lazy" />;
}
