import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request, Response } from 'express';

const require = createRequire(import.meta.url);
const folderOf = (name: string) => dirname(require.resolve(`${name}/package.json`));

/** Whether its packages are there: an installation without the packages for developers has no explorer. */
export function hasExplorer(): boolean {
  try {
    return FILES.every(([name]) => folderOf(name));
  } catch {
    return false;
  }
}

/** The files that the page needs; no other file of the packages is served. */
const FILES: [name: string, file: string][] = [
  ['graphiql', 'graphiql.min.css'],
  ['graphiql', 'graphiql.min.js'],
  ['react', 'umd/react.production.min.js'],
  ['react-dom', 'umd/react-dom.production.min.js'],
];

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Watersmeet API explorer</title>
<link rel="stylesheet" href="/graphiql/files/graphiql/graphiql.min.css">
<link rel="stylesheet" href="/graphiql/start.css">
</head>
<body>
<main id="explorer"><h1>Watersmeet API explorer</h1><p>The explorer needs JavaScript. The API itself is at <a href="/graphql">/graphql</a>.</p></main>
<script src="/graphiql/files/react/umd/react.production.min.js"></script>
<script src="/graphiql/files/react-dom/umd/react-dom.production.min.js"></script>
<script src="/graphiql/files/graphiql/graphiql.min.js"></script>
<script src="/graphiql/start.js"></script>
</body>
</html>
`;

const SCRIPT = `const fetcher = GraphiQL.createFetcher({ url: '/graphql' });
// What is typed here, a password too, is kept nowhere.
const nowhere = { length: 0, getItem: () => null, setItem() {}, removeItem() {}, clear() {} };
const headers = '{\\n  "Authorization": "Bearer <the token that signIn answered>"\\n}';
ReactDOM.createRoot(document.getElementById('explorer')).render(
  React.createElement(GraphiQL, { fetcher, defaultHeaders: headers, shouldPersistHeaders: false, storage: nowhere }),
);
`;

const STYLE = 'html, body, #explorer { height: 100%; margin: 0; }\n';

/**
 * The first page; and GraphiQL at /graphiql, from node_modules, where the packages for developers are
 * installed and it is wanted. Nothing is fetched from outside.
 */
export function serveExplorer(app: NestExpressApplication, wanted: boolean): void {
  const http = app.getHttpAdapter().getInstance() as {
    get(path: string, handler: (request: Request, response: Response) => void): void;
  };
  const explorer = wanted && hasExplorer();
  http.get('/', (_request, response) => void response.type('html').send(home(explorer)));
  if (!explorer) return;
  for (const [name, file] of FILES) {
    const path = join(folderOf(name), file);
    http.get(
      `/graphiql/files/${name}/${file}`,
      (_request, response) => void response.sendFile(path, { maxAge: '1h', dotfiles: 'allow' }),
    );
  }
  http.get('/graphiql', (_request, response) => void response.type('html').send(PAGE));
  http.get('/graphiql/start.js', (_request, response) => void response.type('js').send(SCRIPT));
  http.get('/graphiql/start.css', (_request, response) => void response.type('css').send(STYLE));
}

const home = (explorer: boolean) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Watersmeet</title></head>
<body>
<main>
<h1>Watersmeet</h1>
<p>A record of the business cases, board decisions and approval gates of NHS trusts that are merging. Its web pages are not built yet; this is its API:</p>
<ul>
${explorer ? '<li><a href="/graphiql">API explorer</a></li>\n' : ''}<li><code>/graphql</code>: the API</li>
<li><a href="/api/audit/keys">Public keys of the audit checkpoints</a></li>
<li><a href="/health">Health</a> and <a href="/ready">readiness</a></li>
</ul>
</main>
</body>
</html>
`;
