/**
 * Signs in and refreshes by amazon-cognito-identity-js, in a process of its own: its callbacks never come in Jest's VM.
 * Arguments: pool, client, endpoint, username, password. Prints JSON: the two ID tokens, or the error.
 */
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js';

const [, , UserPoolId, ClientId, endpoint, Username, Password] = process.argv;
const Pool = new CognitoUserPool({ UserPoolId, ClientId, endpoint });
const user = new CognitoUser({ Username, Pool });

const idToken = (session) => session.getIdToken().getJwtToken();
const print = (value) => process.stdout.write(JSON.stringify(value));
const fail = ({ name, code, message }) => print({ name: code ?? name, message });

user.authenticateUser(new AuthenticationDetails({ Username, Password }), {
  onFailure: fail,
  onSuccess: (session) =>
    user.refreshSession(session.getRefreshToken(), (error, refreshed) =>
      error ? fail(error) : print({ tokens: [idToken(session), idToken(refreshed)] }),
    ),
});
