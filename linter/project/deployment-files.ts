// Files by which a project says that it runs where a proxy ends TLS: of platforms whose router does, and of proxies.
import path from 'node:path';
import { foldersUp, type Read } from './dotenv-files.ts';

/** What is written in a file that says so. Of a name alone, any text is enough. */
const files: readonly (readonly [name: string, says: RegExp])[] = [
  ['fly.toml', /^\s{0,20}(?:\[http_service\]|\[\[services)/m],
  ['Procfile', /^web:/m],
  ['app.yaml', /^(?:runtime|env):/m],
  ['render.yaml', /^[ -]{0,20}type: ?web/m],
  ['railway.json', /\bdeploy\b/],
  ['railway.toml', /^\[deploy\]/m],
  ['heroku.yml', /^\s{0,20}web:/m],
  ['.do/app.yaml', /^services:/m],
  ['nginx.conf', /\bproxy_pass\b/],
  ['nginx/nginx.conf', /\bproxy_pass\b/],
  ['nginx/default.conf', /\bproxy_pass\b/],
  ['deploy/nginx.conf', /\bproxy_pass\b/],
  ['Caddyfile', /\breverse_proxy\b/],
  ['docker-compose.yml', /\b(?:traefik|nginx|caddy|haproxy)\b/],
  ['docker-compose.yaml', /\b(?:traefik|nginx|caddy|haproxy)\b/],
  ['docker-compose.prod.yml', /\b(?:traefik|nginx|caddy|haproxy)\b/],
  ['compose.yml', /\b(?:traefik|nginx|caddy|haproxy)\b/],
  ['compose.yaml', /\b(?:traefik|nginx|caddy|haproxy)\b/],
  ['k8s/ingress.yaml', /^kind:\s{0,5}Ingress/m],
  ['k8s/ingress.yml', /^kind:\s{0,5}Ingress/m],
  ['deploy/ingress.yaml', /^kind:\s{0,5}Ingress/m],
];
/** Folders above the file, where no package.json says which one is the top. */
const maxFolders = 4;

/** The nearest such file; `outer` is the folder of the package.json. Folders are absolute. */
export function deploymentFile(folder: string, outer: string | undefined, read: Read): string | undefined {
  const around = foldersUp(folder).slice(0, outer === undefined ? maxFolders : undefined);
  for (const at of around) {
    for (const [name, says] of files) if (says.test(read(path.join(at, name)) ?? '')) return name;
    if (at === outer) return undefined;
  }
  return undefined;
}
