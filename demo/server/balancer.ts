import type { RequestListener } from 'node:http';
import { createProxyServer } from 'httpxy';

/** Hands requests to the instances in turn. It knows no session: what an instance keeps to itself is missing at the next. */
export function balancer(ports: readonly number[], { secure, address }: { readonly secure: boolean; readonly address: string }): RequestListener {
  const proxy = createProxyServer({});
  let turn = 0;
  return (req, res) => {
    const port = ports[turn % ports.length];
    turn += 1;
    // The instances' certificate is this run's own, and the connection never leaves loopback.
    proxy.web(req, res, { target: `${secure ? 'https' : 'http'}://${address}:${port}`, secure: false }).catch(() => {
      if (!res.headersSent) res.writeHead(502, { 'Content-Type': 'text/plain; charset=utf-8' });
      res.end('No instance answered.\n');
    });
  };
}
