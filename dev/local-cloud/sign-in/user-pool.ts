/** What the rules of sign-in see of cognito-local: its targets, its users, and the errors that it can send. */

export type Fields = Readonly<Record<string, string | undefined>>;

/** The fields of all requests and answers that are looked at here. */
export interface Message {
  readonly ClientId?: string;
  readonly UserPoolId?: string;
  readonly Username?: string;
  readonly Password?: string;
  readonly PreviousPassword?: string;
  readonly ProposedPassword?: string;
  readonly TemporaryPassword?: string;
  readonly ConfirmationCode?: string;
  readonly AccessToken?: string;
  readonly RefreshToken?: string;
  readonly AuthFlow?: string;
  readonly AuthParameters?: Fields;
  readonly ChallengeName?: string;
  readonly ChallengeParameters?: Fields;
  readonly ChallengeResponses?: Fields;
  readonly Session?: string;
  readonly UserAttributes?: readonly Attribute[];
  readonly AuthenticationResult?: Readonly<Record<string, unknown>>;
  readonly CodeDeliveryDetails?: CodeDelivery;
}

export interface Attribute {
  readonly Name: string;
  readonly Value?: string;
}

export interface CodeDelivery {
  readonly AttributeName: string;
  readonly DeliveryMedium: string;
  readonly Destination: string;
}

export interface User {
  readonly Username: string;
  readonly Password: string;
  readonly UserStatus: string;
  readonly ConfirmationCode?: string | undefined;
  readonly Attributes: readonly Attribute[];
  readonly RefreshTokens: readonly string[];
}

export interface PasswordPolicy {
  readonly MinimumLength?: number;
  readonly RequireLowercase?: boolean;
  readonly RequireUppercase?: boolean;
  readonly RequireNumbers?: boolean;
  readonly RequireSymbols?: boolean;
}

export interface Pool {
  readonly options: {
    readonly Id: string;
    readonly Policies?: { readonly PasswordPolicy?: PasswordPolicy };
    readonly UsernameConfiguration?: { readonly CaseSensitive?: boolean };
  };
  getUserByUsername(context: unknown, username: string): Promise<User | null>;
  getUserByRefreshToken(context: unknown, token: string): Promise<User | null>;
  saveUser(context: unknown, user: User): Promise<void>;
}

export interface AppClient {
  readonly ExplicitAuthFlows?: readonly string[];
}

export interface Services {
  readonly cognito: {
    getUserPool(context: unknown, id: string): Promise<Pool>;
    getUserPoolForClientId(context: unknown, id: string): Promise<Pool>;
    getAppClient(context: unknown, id: string): Promise<AppClient | null>;
  };
  readonly messages: {
    deliver(...of: readonly unknown[]): Promise<void>;
  };
  readonly otp: () => string;
  /** Makes an error that is answered with its name and message, and status 400. */
  readonly refusal: new (name: string, message: string) => Error;
}

export type Target = (context: unknown, request: Message) => Promise<Message>;

/** A target's rule: what is done before, after or instead of cognito-local's own. */
export type Rule = (services: Services, next: Target) => Target;

export const attributeOf = ({ Attributes }: User, name: string): string =>
  Attributes.find(({ Name }) => Name === name)?.Value ?? '';

/** `p***@g***`, as Cognito shows where it has sent a code. */
export const masked = (address: string): string =>
  address
    .split('@')
    .map((part) => `${part.slice(0, 1)}***`)
    .join('@');

/** What a person's name looks like while capitals do not matter: whatever a phone has made of it. */
export const withoutCapitals = (request: Message): Message => {
  const lower = (fields: Fields | undefined): object =>
    fields?.['USERNAME'] === undefined ? {} : { ...fields, USERNAME: fields['USERNAME'].toLowerCase() };
  const { Username, AuthParameters, ChallengeResponses, UserAttributes } = request;
  return {
    ...request,
    ...(Username !== undefined && { Username: Username.toLowerCase() }),
    ...(AuthParameters !== undefined && { AuthParameters: { ...AuthParameters, ...lower(AuthParameters) } }),
    ...(ChallengeResponses !== undefined && {
      ChallengeResponses: { ...ChallengeResponses, ...lower(ChallengeResponses) },
    }),
    ...(UserAttributes !== undefined && {
      UserAttributes: UserAttributes.map(({ Name, Value = '' }) => ({
        Name,
        Value: Name === 'email' ? Value.toLowerCase() : Value,
      })),
    }),
  };
};
