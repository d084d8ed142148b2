/** The client PUTs selfies with XMLHttpRequest, for its progress: this one writes what it does into the log. */
import { logCall } from './http-log.ts';

class LoggedUpload extends XMLHttpRequest {
  #method = '';
  #url = '';
  readonly #headers: [string, string][] = [];

  override open(method: string, url: string | URL): void {
    this.#method = method;
    this.#url = String(url);
    super.open(method, url);
  }

  override setRequestHeader(name: string, value: string): void {
    this.#headers.push([name, value]);
    super.setRequestHeader(name, value);
  }

  override send(body?: Document | XMLHttpRequestBodyInit | null): void {
    const end = logCall({ method: this.#method, url: this.#url, headers: this.#headers, file: 'selfie.jpg' });
    this.addEventListener('loadend', () => {
      end({ status: this.status, answer: this.responseText });
    });
    super.send(body);
  }
}

export const logUploads = (): void => {
  globalThis.XMLHttpRequest = LoggedUpload;
};
