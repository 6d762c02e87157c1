import type { TransitionName } from "./complaint.ts";

/** Where plain `<command>Complaint` would not be English: the command stays a bare verb, the mutation reads well. */
const names: Partial<Record<TransitionName, string>> = {
  askInfo: "askComplaintInfo",
  handleOnSite: "handleComplaintOnSite",
  assignOnSite: "assignComplaintOnSite",
  closeOnSite: "closeComplaintOnSite",
  checkSample: "checkComplaintSample",
  requestReturn: "requestComplaintReturn",
  approveReturn: "approveComplaintReturn",
  refuseReturn: "refuseComplaintReturn",
  submitResult: "submitComplaintResult",
  verifyPass: "passComplaintVerification",
  verifyFail: "failComplaintVerification",
};

/** The mutation that gives a command of the transition table. */
export const mutationOf = (command: TransitionName): string =>
  names[command] ?? `${command}Complaint`;
