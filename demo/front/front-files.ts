import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { RequestHandler } from 'express';
import type { DoorId } from '../server/hosts.ts';

/** What every page loads: the style, the icon and, at a token door, the script. */
export interface FrontFiles {
  readonly serve: RequestHandler;
}

const clients: Partial<Record<DoorId, string>> = {
  'token-fragile': 'doors/token-fragile-client.ts',
  'token-hardened': 'doors/token-hardened-client.ts',
};

const demoFolder = fileURLToPath(new URL('..', import.meta.url));

export async function frontFilesOf(door: DoorId | 'home'): Promise<FrontFiles> {
  const files = new Map<string, { readonly type: string; readonly text: string }>([
    ['/theme.css', { type: 'text/css', text: await readFile(`${demoFolder}front/theme.css`, 'utf8') }],
    ['/icon.svg', { type: 'image/svg+xml', text: await readFile(`${demoFolder}front/icon.svg`, 'utf8') }],
  ]);
  const client = door === 'home' ? undefined : clients[door];
  if (client) files.set('/app.js', { type: 'text/javascript', text: await bundled(client) });

  return {
    serve: (req, res, next) => {
      const file = req.method === 'GET' ? files.get(req.path) : undefined;
      if (file) res.type(file.type).send(file.text);
      else next();
    },
  };
}

async function bundled(entry: string): Promise<string> {
  const result = await build({ absWorkingDir: demoFolder, entryPoints: [entry], bundle: true, format: 'esm', target: 'es2022', write: false, logLevel: 'silent' });
  return result.outputFiles[0]?.text ?? '';
}
