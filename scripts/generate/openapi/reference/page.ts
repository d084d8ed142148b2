/** docs/api-reference.html: one static page without a script, made of the OpenAPI document. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { escape, prose, table } from './html.ts';
import { type Call, callsOf, type Document } from './model.ts';
import { operationHtml } from './operation-html.ts';
import { fieldTable, schemaAnchor } from './schema-text.ts';

const STYLE = readFileSync(path.join(import.meta.dirname, 'page.css'), 'utf8');

const navigation = (document: Document, calls: readonly Call[]): string => {
  const groups = document.tags.map(({ name }) => {
    const links = calls
      .filter(({ operation }) => operation.tags.includes(name))
      .map(
        ({ method, path: address, operation }) =>
          `<li><a href="#${operation.operationId}"><span class="method ${method.toLowerCase()}">${method}</span> ${escape(address)}</a></li>`,
      );
    return `<p><a href="#tag-${name}">${name}</a></p><ul>${links.join('\n')}</ul>`;
  });
  return `<nav aria-label="Routes">${groups.join('\n')}<p><a href="#schemas">schemas</a></p></nav>`;
};

const tagSections = (document: Document, calls: readonly Call[]): string =>
  document.tags
    .map(({ name, description }) => {
      const mine = calls.filter(({ operation }) => operation.tags.includes(name));
      return `<h2 id="tag-${name}">${name}</h2><p>${prose(description)}</p>${mine.map(operationHtml).join('\n')}`;
    })
    .join('\n');

const schemaSections = ({ components }: Document): string =>
  Object.entries(components.schemas)
    .map(
      ([name, schema]) => `<section id="${schemaAnchor(name)}"><h3>${name}</h3>${fieldTable(name, schema)}</section>`,
    )
    .join('\n');

const headerTable = ({ components }: Document): string =>
  table(
    'Headers of answers',
    ['Header', 'Meaning'],
    Object.entries(components.headers).map(([name, { description }]) => [`<code>${name}</code>`, prose(description)]),
  );

const serverTable = ({ servers }: Document): string =>
  table(
    'Addresses',
    ['Address', 'What is there'],
    servers.map(({ url, description }) => [`<code>${escape(url)}</code>`, prose(description)]),
  );

export const referencePage = (document: Document): string => {
  const calls = callsOf(document);
  const { title, version, summary, description } = document.info;
  return `<!doctype html>
<!-- Generated from docs/openapi.json by npm run generate. Do not edit. -->
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)} reference</title>
<style>
${STYLE}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
${navigation(document, calls)}
<main id="content">
<h1>${escape(title)} <small>${escape(version)}</small></h1>
<p class="summary">${prose(summary)}</p>
<p>${prose(description)}</p>
${serverTable(document)}
${headerTable(document)}
${tagSections(document, calls)}
<h2 id="schemas">schemas</h2>
${schemaSections(document)}
</main>
</body>
</html>
`;
};
