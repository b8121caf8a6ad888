import type { Request } from 'express';

/** A browser as its owner would name it, for the list of sessions. The header is anybody's text: only known words come out. */
export function agentOf(req: Request): string {
  const text = req.headers['user-agent'] ?? '';
  const browser = ['Firefox', 'Edg', 'Chrome', 'Safari', 'curl'].find((name) => text.includes(name)) ?? 'Another client';
  const system = ['Windows', 'Android', 'iPhone', 'Mac', 'Linux'].find((name) => text.includes(name));
  const name = browser === 'Edg' ? 'Edge' : browser;
  return system ? `${name} on ${system}` : name;
}
