/**
 * Codes by mail: sign-up, its confirmation, a forgotten password. With what Cognito answers about people it does not know:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
 */
import { checkPassword } from './passwords.ts';
import { attributeOf, masked, type Message, type Pool, type Rule, type Services, type User } from './user-pool.ts';

interface Asked {
  readonly pool: Pool;
  readonly user: User | null;
}

const asked = async (services: Services, context: unknown, request: Message): Promise<Asked> => {
  const pool = await services.cognito.getUserPoolForClientId(context, request.ClientId ?? '');
  return { pool, user: await pool.getUserByUsername(context, request.Username ?? '') };
};

/** Also for somebody who is not there: nobody learns from it who is. */
const sentTo = (address: string): Message => ({
  CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: masked(address) },
});

const isVerified = (user: User): boolean => attributeOf(user, 'email_verified') === 'true';

const mismatch = ({ refusal: Refusal }: Services): Error =>
  new Refusal('CodeMismatchException', 'Invalid verification code provided, please try again.');
const expired = ({ refusal: Refusal }: Services): Error =>
  new Refusal('ExpiredCodeException', 'Invalid code provided, please request a code again.');

const checkCode = (services: Services, user: User, code: string | undefined): void => {
  if (user.ConfirmationCode === undefined) throw expired(services);
  if (user.ConfirmationCode !== code) throw mismatch(services);
};

const signUp: Rule = (services, next) => async (context, request) => {
  const { refusal: Refusal, cognito } = services;
  const { UserAttributes = [], Username = '', Password, ClientId = '' } = request;
  // A person could otherwise choose whose looks are theirs.
  if (UserAttributes.some(({ Name }) => Name === 'sub' || Name.endsWith('_verified'))) {
    throw new Refusal('NotAuthorizedException', 'A client attempted to write unauthorized attribute');
  }
  checkPassword(services, await cognito.getUserPoolForClientId(context, ClientId), Password);
  return { ...(await next(context, request)), ...sentTo(Username) };
};

const confirmSignUp: Rule = (services, next) => async (context, request) => {
  const { user } = await asked(services, context, request);
  if (user === null) throw mismatch(services);
  if (user.UserStatus !== 'UNCONFIRMED') {
    const message = `User cannot be confirmed. Current status is ${user.UserStatus}`;
    throw new services.refusal('NotAuthorizedException', message);
  }
  checkCode(services, user, request.ConfirmationCode);
  const answer = await next(context, request);
  const { pool, user: confirmed } = await asked(services, context, request);
  const verified = { Name: 'email_verified', Value: 'true' };
  if (confirmed) await pool.saveUser(context, { ...confirmed, Attributes: [...confirmed.Attributes, verified] });
  return answer;
};

/** cognito-local has no such target. */
const resendCode: Rule = (services) => async (context, request) => {
  const { pool, user } = await asked(services, context, request);
  const { Username = '', ClientId } = request;
  if (user === null) return sentTo(Username);
  if (user.UserStatus !== 'UNCONFIRMED') {
    throw new services.refusal('InvalidParameterException', 'User is already confirmed.');
  }
  const ConfirmationCode = services.otp();
  const to = { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: attributeOf(user, 'email') };
  await pool.saveUser(context, { ...user, ConfirmationCode });
  await services.messages.deliver(context, 'ResendCode', ClientId, pool.options.Id, user, ConfirmationCode, {}, to);
  return sentTo(Username);
};

const forgotPassword: Rule = (services, next) => async (context, request) => {
  const { user } = await asked(services, context, request);
  if (user !== null && isVerified(user)) await next(context, request);
  return sentTo(request.Username ?? '');
};

const confirmForgotPassword: Rule = (services, next) => async (context, request) => {
  const { pool, user } = await asked(services, context, request);
  if (user === null) throw mismatch(services);
  if (!isVerified(user)) throw expired(services);
  checkCode(services, user, request.ConfirmationCode);
  checkPassword(services, pool, request.Password);
  return next(context, request);
};

/** By somebody with the account's keys. */
const setByAdmin: Rule = (services, next) => async (context, request) => {
  const password = request.Password ?? request.TemporaryPassword;
  const pool = await services.cognito.getUserPool(context, request.UserPoolId ?? '');
  if (password !== undefined) checkPassword(services, pool, password);
  return next(context, request);
};

export const CODE_RULES: Readonly<Record<string, Rule>> = {
  SignUp: signUp,
  ConfirmSignUp: confirmSignUp,
  ResendConfirmationCode: resendCode,
  ForgotPassword: forgotPassword,
  ConfirmForgotPassword: confirmForgotPassword,
  AdminCreateUser: setByAdmin,
  AdminSetUserPassword: setByAdmin,
};
