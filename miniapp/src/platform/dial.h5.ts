/** Opens the phone with this number. */
export const dial = (phone: string): void => {
  location.href = `tel:${phone}`;
};
