/** The parts of the OpenAI SDK that are used here, in a module of its own: named imports leave the rest out of the bundle. */
export { APIConnectionTimeoutError, APIError, APIUserAbortError, OpenAI } from 'openai';
