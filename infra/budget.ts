import type { Stage } from "./stage.ts";

/** When somebody is told: what was spent, and what the month will come to at this rate. */
const thresholds = [
  { notificationType: "ACTUAL", threshold: 50 },
  { notificationType: "ACTUAL", threshold: 100 },
  { notificationType: "FORECASTED", threshold: 100 },
] as const;

/** What the whole account may cost in a month; docs/deploy.md wants an account of its own for each permanent stage. */
export function createBudget({ name, alarmEmail, monthlyBudgetUsd }: Stage) {
  if (!alarmEmail) return;
  new aws.budgets.Budget("Budget", {
    name: `linge-${name}-monthly`,
    budgetType: "COST",
    timeUnit: "MONTHLY",
    limitAmount: String(monthlyBudgetUsd),
    limitUnit: "USD",
    notifications: thresholds.map((one) => ({
      ...one,
      thresholdType: "PERCENTAGE",
      comparisonOperator: "GREATER_THAN",
      subscriberEmailAddresses: [alarmEmail],
    })),
  });
}
