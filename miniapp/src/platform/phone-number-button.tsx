import { Button } from "@tarojs/components";
import { useState } from "react";
import { mayUse, useConsent } from "../privacy/consent";
import "./agree-button.css";
import { Action } from "./elements";

type PhoneNumberButtonProps = {
  className: string;
  onCode: (code: string) => void;
  /** They said no, or WeChat gave no number: a text message does it as well. */
  onRefused: () => void;
  children: string;
};

/** WeChat knows the number of its users, and gives a code for it when they tap this and agree. */
export const hasPhoneNumber = true;

/** Only who agreed to the use of their number gets to the button that tells it. */
export function PhoneNumberButton(props: PhoneNumberButtonProps) {
  const { className, onCode, onRefused, children } = props;
  const [isAllowed, setAllowed] = useState(() => useConsent.getState().answer === "agreed");
  const ask = async () => {
    if (await mayUse("phone")) setAllowed(true);
    else onRefused();
  };
  if (!isAllowed)
    return (
      <Action className={className} onPress={() => void ask()}>
        {children}
      </Action>
    );
  return (
    <Button
      className={`wx-button ${className}`}
      openType="getPhoneNumber"
      onGetPhoneNumber={({ detail: { code } }) => (code ? onCode(code) : onRefused())}
    >
      {children}
    </Button>
  );
}
