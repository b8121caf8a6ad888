import { describe, expect, test } from 'vitest';
import { deploymentFile } from '#linter/project/deployment-files.ts';

/** Asked from the folder `/app/src` of the package in `/app`. */
function found(files: Readonly<Record<string, string>>, outer: string | undefined = '/app'): string | undefined {
  return deploymentFile('/app/src', outer, (filename) => files[filename.replaceAll('\\', '/')]);
}

describe('files that say that a proxy ends TLS', () => {
  test.each([
    ['fly.toml', 'app = "shop"\n[http_service]\n', 'app = "shop"\n[processes]\n'],
    ['fly.toml', '[[services]]\n', '# [[services]] once\n'],
    ['Procfile', 'web: node server.js\n', 'worker: node jobs.js\n'],
    ['app.yaml', 'runtime: nodejs22\n', 'openapi: 3.1.0\n'],
    ['render.yaml', 'services:\n  - type: web\n', 'services:\n  - type: cron\n'],
    ['railway.json', '{ "deploy": {} }', '{ "build": {} }'],
    ['railway.toml', '[deploy]\n', '[build]\n'],
    ['heroku.yml', 'run:\n  web: node server.js\n', 'run:\n  worker: node jobs.js\n'],
    ['.do/app.yaml', 'services:\n- name: api\n', 'workers:\n- name: jobs\n'],
    ['nginx.conf', 'proxy_pass http://app:3000;', 'root /usr/share/nginx/html;'],
    ['nginx/nginx.conf', 'proxy_pass http://app:3000;', 'root /usr/share/nginx/html;'],
    ['nginx/default.conf', 'proxy_pass http://app:3000;', 'root /usr/share/nginx/html;'],
    ['deploy/nginx.conf', 'proxy_pass http://app:3000;', 'root /usr/share/nginx/html;'],
    ['Caddyfile', 'reverse_proxy app:3000', 'file_server'],
    ['docker-compose.yml', 'image: traefik:v3', 'image: postgres:17'],
    ['docker-compose.yaml', 'image: caddy:2', 'image: postgres:17'],
    ['docker-compose.prod.yml', 'image: haproxy:3', 'image: postgres:17'],
    ['compose.yml', 'image: nginx:1', 'image: postgres:17'],
    ['compose.yaml', 'image: nginx:1', 'image: postgres:17'],
    ['k8s/ingress.yaml', 'kind: Ingress\n', 'kind: Service\n'],
    ['k8s/ingress.yml', 'kind: Ingress\n', 'kind: Service\n'],
    ['deploy/ingress.yaml', 'kind: Ingress\n', 'kind: Service\n'],
  ])('%s: %s', (name, says, saysNothing) => {
    expect(found({ [`/app/${name}`]: says })).toBe(name);
    expect(found({ [`/app/${name}`]: saysNothing })).toBeUndefined();
  });

  test('the nearest one counts, and none outside of the package', () => {
    expect(found({ '/app/Procfile': 'web: node .', '/app/src/fly.toml': '[http_service]' })).toBe('fly.toml');
    expect(found({ '/Procfile': 'web: node .' })).toBeUndefined();
  });

  test('without a package.json, folders around are asked, but not any number of them', () => {
    const far = (from: string) => deploymentFile(from, undefined, (filename) => (filename.replaceAll('\\', '/') === '/Procfile' ? 'web: node .' : undefined));
    expect(far('/a/b/c')).toBe('Procfile');
    expect(far('/a/b/c/d')).toBeUndefined();
  });
});
