/** The API reference: Scalar's viewer on docs/openapi.json, aimed at the local API and signed in as the demo user. */

interface Viewer {
  createApiReference(element: string, configuration: object): unknown;
}

const read = async <T>(path: string): Promise<T> => {
  const response = await fetch(path);
  const answer = (await response.json()) as T & { readonly error?: string };
  if (!response.ok) throw new Error(answer.error ?? `${path} answers ${response.status}`);
  return answer;
};

const show = async (): Promise<void> => {
  const { apiUrl, idToken } = await read<{ apiUrl: string; idToken: string }>('/reference.json');
  (window as unknown as { readonly Scalar: Viewer }).Scalar.createApiReference('#app', {
    url: '/openapi.json',
    servers: [{ url: apiUrl, description: 'The local cloud' }],
    authentication: { preferredSecurityScheme: 'idToken', securitySchemes: { idToken: { token: idToken } } },
    defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
    // Nothing that would ask another host.
    withDefaultFonts: false,
    telemetry: false,
    agent: { disabled: true },
    mcp: { disabled: true },
    showDeveloperTools: 'never',
    hideClientButton: true,
  });
};

show().catch((error: unknown) => {
  document.body.textContent = `The reference cannot be shown: ${String(error)}`;
});
