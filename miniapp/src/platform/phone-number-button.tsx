import { Button } from "@tarojs/components";
import "./agree-button.css";

type PhoneNumberButtonProps = {
  className: string;
  onCode: (code: string) => void;
  /** They said no, or WeChat gave no number: a text message does it as well. */
  onRefused: () => void;
  children: string;
};

/** WeChat knows the number of its users, and gives a code for it when they tap this and agree. */
export const hasPhoneNumber = true;

export const PhoneNumberButton = ({
  className,
  onCode,
  onRefused,
  children,
}: PhoneNumberButtonProps) => (
  <Button
    className={`wx-button ${className}`}
    openType="getPhoneNumber"
    onGetPhoneNumber={({ detail: { code } }) => (code ? onCode(code) : onRefused())}
  >
    {children}
  </Button>
);
