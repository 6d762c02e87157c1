import { Image, Input, Text, Textarea, View } from "@tarojs/components";
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
import { dial } from "./dial";
import { go } from "./navigate";

/*
 * What everything is drawn with, on WeChat. Its twin for the browser, elements.h5.tsx, has the same exports
 * made of real HTML elements. Nothing else in the app may use Taro's components.
 */

/** What WeChat's screen readers are told; config/aria-plugin.ts lets it through, Taro's types do not know it. */
const spoken = (aria: {
  ariaRole?: string | undefined;
  ariaLabel?: string | undefined;
  ariaHidden?: boolean | undefined;
  ariaChecked?: boolean | undefined;
  ariaSelected?: boolean | undefined;
}): object => Object.fromEntries(Object.entries(aria).filter(([, value]) => value !== undefined));

const roleOf = { main: "main", nav: "navigation", ul: "list", li: "listitem" } as const;
const roleOfBox = (as: BoxProps["as"]): string | undefined =>
  as && as in roleOf ? roleOf[as as keyof typeof roleOf] : undefined;

export function Box({ as, live, label, isHidden, children, ...rest }: BoxProps) {
  const role = live ? "alert" : roleOfBox(as);
  return (
    <View
      {...rest}
      className={live ? `${rest.className ?? ""} ui-live` : rest.className}
      {...spoken({ ariaRole: role, ariaLabel: label, ariaHidden: isHidden })}
    >
      {children}
    </View>
  );
}

/** Phones have no Enter between fields: here it only keeps things together. */
export const Form = ({ className, children }: FormProps) => (
  <View className={className}>{children}</View>
);

export function Line({ className, children }: LineProps) {
  return <Text className={className}>{children}</Text>;
}

export function Heading({ className, children }: HeadingProps) {
  return (
    <View className={className} {...spoken({ ariaRole: "heading" })}>
      {children}
    </View>
  );
}

export function Action({
  className,
  label,
  isDisabled,
  isPressed,
  isExpanded,
  onPress,
  children,
}: ActionProps) {
  return (
    <View
      className={`${className ?? ""}${isDisabled ? " is-disabled" : ""}`}
      {...spoken({ ariaRole: "button", ariaLabel: label, ariaSelected: isPressed ?? isExpanded })}
      hoverClass="is-pressed"
      onClick={() => {
        if (!isDisabled) onPress();
      }}
    >
      {children}
    </View>
  );
}

export function Go({ to, params, className, isCurrent, onGo, children }: GoProps) {
  const follow = () => {
    onGo?.();
    go(to, params);
  };
  return (
    <View
      className={className}
      {...spoken({ ariaRole: "link", ariaSelected: isCurrent })}
      hoverClass="is-pressed"
      onClick={follow}
    >
      {children}
    </View>
  );
}

export function Call({ phone, className, children }: CallProps) {
  return (
    <View
      className={className}
      {...spoken({ ariaRole: "link" })}
      hoverClass="is-pressed"
      onClick={() => dial(phone)}
    >
      {children}
    </View>
  );
}

const KEYBOARDS = { text: "text", phone: "number", code: "number", number: "digit" } as const;

export function TextInput({ rows, kind = "text", onChange, label, ...rest }: TextInputProps) {
  const { id, className, value, isDisabled } = rest;
  const common = {
    id,
    className,
    value,
    disabled: isDisabled ?? false,
    // WeChat cuts at 140 by itself. What was pasted is kept; the API says when it is too long.
    maxlength: -1,
    ...spoken({ ariaLabel: label }),
    onInput: ({ detail }: { detail: { value: string } }) => onChange(detail.value),
  };
  if (rows) return <Textarea {...common} autoHeight />;
  return <Input {...common} type={KEYBOARDS[kind]} />;
}

export function Label({ className, children }: LineProps & { htmlFor: string }) {
  return <View className={className}>{children}</View>;
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
    <View className={className} {...spoken({ ariaRole: "radiogroup", ariaLabel: label })}>
      {children}
    </View>
  );
}

export function Radio({ className, isChosen, onChoose, children }: RadioProps) {
  return (
    <View
      className={className}
      {...spoken({ ariaRole: "radio", ariaChecked: isChosen })}
      onClick={onChoose}
    >
      {children}
    </View>
  );
}

export function Tick({ className, isOn, onChange, children }: TickProps) {
  return (
    <View
      className={className}
      {...spoken({ ariaRole: "checkbox", ariaChecked: isOn })}
      onClick={() => onChange(!isOn)}
    >
      {children}
    </View>
  );
}

export function Picture({ src, alt, className }: PictureProps) {
  return (
    <Image
      className={className}
      src={src}
      mode="aspectFill"
      lazyLoad
      {...spoken({ ariaLabel: alt })}
    />
  );
}
