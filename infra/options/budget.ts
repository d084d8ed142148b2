/** Tells the alarms' topic when the account's bill of a month grows beyond what was planned. */
import type { Template } from '../template.ts';

interface Threshold {
  readonly type: 'ACTUAL' | 'FORECASTED';
  readonly percent: number;
}

const THRESHOLDS: readonly Threshold[] = [
  { type: 'ACTUAL', percent: 80 },
  { type: 'FORECASTED', percent: 100 },
];

const notification = ({ type, percent }: Threshold) => ({
  Notification: {
    NotificationType: type,
    ComparisonOperator: 'GREATER_THAN',
    Threshold: percent,
    ThresholdType: 'PERCENTAGE',
  },
  Subscribers: [{ SubscriptionType: 'SNS', Address: { Ref: 'AlarmTopic' } }],
});

/**
 * Of the whole account: costs are told apart by stack only where its owner has activated cost allocation tags.
 * https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html
 */
export const watchCosts = (template: Template, budgetName: string, dollars: number): void => {
  template.Resources['MonthlyBudget'] = {
    Type: 'AWS::Budgets::Budget',
    DependsOn: 'AlarmTopicPolicy',
    Properties: {
      Budget: {
        BudgetName: budgetName,
        BudgetType: 'COST',
        TimeUnit: 'MONTHLY',
        BudgetLimit: { Amount: dollars, Unit: 'USD' },
      },
      NotificationsWithSubscribers: THRESHOLDS.map(notification),
    },
  };
};
