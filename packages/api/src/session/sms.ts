/** Sends a one-time code to a phone. The number is a full one and must not be logged. */
export type SmsSender = { sendCode: (phone: string, code: string) => Promise<void> };
