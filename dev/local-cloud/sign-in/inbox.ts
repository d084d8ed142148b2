/** Where the codes go that Cognito would mail: the terminal, and the playground's page. No mail leaves this machine. */

export interface Mail {
  readonly to: string;
  readonly code: string;
}

export interface Inbox {
  /** The newest last. */
  readonly mails: readonly Mail[];
  receive(mail: Mail): void;
}

const KEPT = 20;

export const createInbox = (tell: (line: string) => void): Inbox => {
  const mails: Mail[] = [];
  return {
    mails,
    receive: (mail) => {
      mails.push(mail);
      mails.splice(0, mails.length - KEPT);
      tell(`Code for ${mail.to}: ${mail.code}`);
    },
  };
};
