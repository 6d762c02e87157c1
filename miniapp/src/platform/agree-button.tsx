import { Button } from "@tarojs/components";
import { AGREE_BUTTON } from "./privacy";
import "./agree-button.css";

type AgreeButtonProps = { className: string; onAgree: () => void; children: string };

/** By this button WeChat knows that somebody agreed: only its own kind counts. */
export const AgreeButton = ({ className, onAgree, children }: AgreeButtonProps) => (
  <Button
    id={AGREE_BUTTON}
    className={`wx-button ${className}`}
    openType="agreePrivacyAuthorization"
    onAgreePrivacyAuthorization={onAgree}
  >
    {children}
  </Button>
);
