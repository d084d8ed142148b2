/** Sends the pool's mails through SES. Without a sender of one's own Cognito sends 50 a day, and only from AWS's address. */
import type { Template } from '../template.ts';

export interface MailSender {
  readonly sesIdentityArn: string;
  /** `Name <address>` or an address of that identity. */
  readonly sesFrom: string;
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html */
export const sendMailBy = (template: Template, { sesIdentityArn, sesFrom }: MailSender): void => {
  const { UserPool } = template.Resources;
  if (UserPool) {
    UserPool.Properties['EmailConfiguration'] = {
      EmailSendingAccount: 'DEVELOPER',
      SourceArn: sesIdentityArn,
      From: sesFrom,
    };
  }
};
