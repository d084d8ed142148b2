/** Sends the alarms to somebody. AWS asks the address once whether it wants them. */
import type { Template } from '../template.ts';

export const mailAlarms = (template: Template, address: string): void => {
  template.Resources['AlarmEmail'] = {
    Type: 'AWS::SNS::Subscription',
    Properties: { TopicArn: { Ref: 'AlarmTopic' }, Protocol: 'email', Endpoint: address },
  };
};
