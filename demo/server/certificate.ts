import { generate } from 'selfsigned';
import { allHosts } from './hosts.ts';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const oneWeek = 7 * 24 * 60 * 60 * 1000;

/** A certificate for the demo's host names, made afresh for each run; its key never touches the disk. */
export async function newCertificate(): Promise<Certificate> {
  const pems = await generate([{ name: 'commonName', value: 'Crumbtrail demo' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + oneWeek),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'subjectAltName', altNames: [...allHosts.map((host) => ({ type: 2 as const, value: host })), { type: 7, ip: '127.0.0.1' }] },
    ],
  });
  return { key: pems.private, cert: pems.cert };
}
