import type { DateInputProps } from "./element-props";

/** The browser's own: keyboard, calendar and screen reader just work. */
export function DateInput(props: DateInputProps) {
  const { id, className, kind, value, onChange, isInvalid, describedBy } = props;
  return (
    <input
      id={id}
      className={className}
      type={kind}
      value={value}
      aria-invalid={isInvalid ?? false}
      aria-describedby={describedBy}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
