type PhoneNumberButtonProps = {
  className: string;
  onCode: (code: string) => void;
  onRefused: () => void;
  children: string;
};

/** No browser knows the number of who uses it. */
export const hasPhoneNumber = false;

export const PhoneNumberButton = (_props: PhoneNumberButtonProps): null => null;
