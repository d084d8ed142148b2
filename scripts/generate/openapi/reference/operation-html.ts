/** One operation of the reference page: parameters, body, a call to copy, answers and problems. */
import { codeBlock, details, escape, jsonBlock, prose, table } from './html.ts';
import type { Call, Media, Operation, Parameter, Response } from './model.ts';
import { limitText, typeText } from './schema-text.ts';

const firstExample = (holder: { readonly examples?: Parameter['examples'] } | undefined) =>
  Object.entries(holder?.examples ?? {})[0];

const parameters = ({ parameters: list = [] }: Operation): string =>
  table(
    'Parameters',
    ['Name', 'In', 'Type', 'Meaning'],
    list.map((parameter) => [
      `<code>${parameter.name}</code>${parameter.required ? '' : ' <span class="optional">optional</span>'}`,
      parameter.in,
      [typeText(parameter.schema), limitText(parameter.schema)].filter(Boolean).join('; '),
      prose(parameter.description),
    ]),
  );

const bodyMedia = ({ requestBody }: Operation): Media | undefined => requestBody?.content['application/json'];

const body = (operation: Operation): string => {
  const media = bodyMedia(operation);
  if (!media) return '';
  const optional = operation.requestBody?.required ? '' : ' <span class="optional">optional</span>';
  return `<p>Body: ${typeText(media.schema)}${optional}</p>`;
};

/** The example of which body and parameters belong together. */
const exampleName = (operation: Operation): string | undefined =>
  firstExample(bodyMedia(operation))?.[0] ??
  operation.parameters?.map((parameter) => firstExample(parameter)?.[0]).find((name) => name !== undefined);

const valueOf = (parameter: Parameter, name: string | undefined): string | undefined => {
  const value = name === undefined ? undefined : parameter.examples?.[name]?.value;
  return typeof value === 'object' || value === undefined ? undefined : `${value as string | number}`;
};

const addressOf = ({ path, operation }: Call, name: string | undefined): string => {
  const query = new URLSearchParams();
  let filled = path;
  for (const parameter of operation.parameters ?? []) {
    const value = valueOf(parameter, name);
    if (value === undefined) continue;
    if (parameter.in === 'path') filled = filled.replace(`{${parameter.name}}`, value);
    if (parameter.in === 'query') query.set(parameter.name, value);
  }
  return query.size === 0 ? filled : `${filled}?${String(query)}`;
};

const curl = (call: Call): string => {
  const name = exampleName(call.operation);
  const sent = name === undefined ? undefined : bodyMedia(call.operation)?.examples?.[name]?.value;
  return [
    `curl${call.method === 'GET' ? '' : ` -X ${call.method}`} "$API${addressOf(call, name)}"`,
    ...(call.operation.security.length > 0 ? ['-H "authorization: Bearer $ID_TOKEN"'] : []),
    ...(sent === undefined ? [] : ["-H 'content-type: application/json'", `-d '${JSON.stringify(sent)}'`]),
  ].join(' \\\n  ');
};

const answerExamples = ({ content = {} }: Response): string =>
  Object.values(content)
    .flatMap(({ examples = {} }) => Object.values(examples))
    .map(({ summary, value }) => details(escape(summary), jsonBlock(value)))
    .join('\n');

const headerNames = ({ headers = {} }: Response): string =>
  Object.keys(headers)
    .map((name) => `<code>${name}</code>`)
    .join(', ');

const answers = ({ responses }: Operation): string =>
  table(
    'Answers',
    ['Status', 'Meaning', 'Body', 'Headers'],
    Object.entries(responses).map(([status, response]) => {
      const [media] = Object.values(response.content ?? {});
      return [
        `<strong>${status}</strong>`,
        prose(response.description),
        media ? typeText(media.schema) : 'none',
        headerNames(response),
      ];
    }),
  );

const recordedAnswers = ({ responses }: Operation): string =>
  Object.entries(responses)
    .map(([status, response]) => [status, answerExamples(response)] as const)
    .filter(([, html]) => html !== '')
    .map(([status, html]) => details(`Recorded answers with ${status}`, html))
    .join('\n');

export const operationHtml = (call: Call): string => {
  const { method, path, operation } = call;
  return `<section class="operation" id="${operation.operationId}" aria-labelledby="${operation.operationId}-title">
<h3 id="${operation.operationId}-title"><span class="method ${method.toLowerCase()}">${method}</span> <code>${escape(path)}</code></h3>
<p class="summary">${prose(operation.summary)} <span class="id">${operation.operationId}</span></p>
${operation.description === undefined ? '' : `<p>${prose(operation.description)}</p>`}
${parameters(operation)}${body(operation)}${codeBlock(curl(call))}
${answers(operation)}
${recordedAnswers(operation)}
</section>`;
};
