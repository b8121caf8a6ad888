import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, token } from '../facts.ts';
import { jwt } from '../jwts.ts';

const withKid = (kid: string) => token({ header: { alg: 'RS256', kid } });

export default {
  facts: [
    { name: 'code that puts it into the name of a file', fact: codeShape('jwt-kid-unsanitised', { sink: set('file') }), verdict: 'fail', severity: 'high' },
    { name: 'code that puts it into a query', fact: codeShape('jwt-kid-unsanitised', { sink: set('query') }), verdict: 'fail' },
    { name: 'code that does something else with it', fact: codeShape('jwt-kid-unsanitised', { sink: set('map') }), verdict: 'skip' },
    { name: 'a path', fact: withKid('../../dev/null'), verdict: 'fail', severity: 'high' },
    { name: 'a quotation mark', fact: withKid("1' or '1"), verdict: 'fail' },
    { name: 'a pipe', fact: withKid('key|id'), verdict: 'fail' },
    { name: 'a URL', fact: withKid('https://keys.example/1'), verdict: 'fail' },
    { name: 'the path of a key store', fact: withKid('auth/key'), verdict: 'pass' },
    { name: 'an ARN', fact: withKid('arn:aws:kms:eu-west-1:123456789012:key/1234'), verdict: 'pass' },
    { name: 'a thumbprint', fact: withKid('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs'), verdict: 'pass' },
    { name: 'no kid', fact: token(), verdict: 'skip' },
  ],
  live: [
    { name: 'a kid that climbs', login: true, response: [`Set-Cookie: token=${jwt({ sub: 'u1', iat: 1_768_478_400, exp: 1_768_479_300 }, { kid: '../../keys/dev' })}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'fail', severity: 'high' },
    { name: 'a kid that names', login: true, response: [`Set-Cookie: token=${jwt({ sub: 'u1', iat: 1_768_478_400, exp: 1_768_479_300 }, { kid: '2026-01' })}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'the file of the key in Deno',
        code: source`
          import { importSPKI, jwtVerify } from 'jose';
          const keyFor = async (header) => importSPKI(await Deno.readTextFile(\`\${folder}/\${header.kid}.pub\`), 'EdDSA');
          export const verify = (token) => jwtVerify(token, keyFor, { algorithms: ['EdDSA'] });
        `,
      },
      {
        name: 'the file of the key in Bun',
        code: source`
          import { importSPKI, jwtVerify } from 'jose';
          const keyFor = async ({ kid }) => importSPKI(await Bun.file('keys/' + kid).text(), 'EdDSA');
          export const verify = (token) => jwtVerify(token, keyFor, { algorithms: ['EdDSA'] });
        `,
      },
      {
        name: 'a function that is given the kid',
        code: source`
          import { readFile } from 'node:fs/promises';
          import path from 'node:path';
          export async function publicKeyOf(kid) {
            const file = path.join('/etc/keys', \`\${kid}.pem\`);
            return readFile(file, 'utf8');
          }
        `,
      },
      {
        name: 'the name of a file',
        code: source`
          import { readFileSync } from 'node:fs';
          import path from 'node:path';
          import jwt from 'jsonwebtoken';
          export function claimsOf(token: string) {
            const { header } = jwt.decode(token, { complete: true });
            const key = readFileSync(path.join('keys', header.kid));
            return jwt.verify(token, key, { algorithms: ['RS256'] });
          }
        `,
      },
      {
        name: 'the text of a query, in the function that finds the key',
        code: source`
          import jwt from 'jsonwebtoken';
          function getKey(header, callback) {
            db.query(\`SELECT key FROM keys WHERE id = '\${header.kid}'\`, (error, rows) => callback(error, rows[0].key));
          }
          jwt.verify(token, getKey, { algorithms: ['RS256'] }, done);
        `,
      },
      {
        name: 'a helper that reads the file',
        code: source`
          import fs from 'node:fs/promises';
          import path from 'node:path';
          import jwt from 'jsonwebtoken';
          async function publicKeyFor(id) {
            return fs.readFile(path.join(KEYS, \`\${id}.pem\`), 'utf8');
          }
          export async function verify(token) {
            const { kid } = JSON.parse(Buffer.from(token.split('.')[0], 'base64url').toString('utf8'));
            return jwt.verify(token, await publicKeyFor(kid), { algorithms: ['ES256'] });
          }
        `,
      },
    ],
    good: [
      {
        name: 'the file of a known key in Deno',
        code: source`
          import { importSPKI, jwtVerify } from 'jose';
          const known = ['spring', 'summer'];
          async function keyFor(header) {
            if (!known.includes(header.kid)) throw new Error('unknown key');
            return importSPKI(await Deno.readTextFile(\`\${folder}/\${header.kid}.pub\`), 'EdDSA');
          }
          export const verify = (token) => jwtVerify(token, keyFor, { algorithms: ['EdDSA'] });
        `,
      },
      {
        name: 'a function that is given the kid and looks at it first',
        code: source`
          import { readFile } from 'node:fs/promises';
          import path from 'node:path';
          export async function publicKeyOf(kid) {
            if (!/^[0-9a-f]{8}$/.test(kid)) throw new Error('no such key');
            return readFile(path.join('/etc/keys', \`\${kid}.pem\`), 'utf8');
          }
        `,
      },
      {
        name: 'a helper that is given a known one',
        code: source`
          import fs from 'node:fs/promises';
          import jwt from 'jsonwebtoken';
          const keyOf = (id) => fs.readFile('/keys/' + id + '.pem', 'utf8');
          export async function verify(token) {
            const { header } = jwt.decode(token, { complete: true });
            if (!/^[a-z0-9-]{1,40}$/.test(header.kid)) throw new Error('unknown key');
            return jwt.verify(token, await keyOf(header.kid), { algorithms: ['ES256'] });
          }
        `,
      },
      {
        name: 'a look-up in a map, a query with parameters, a list of known ones',
        code: source`
          import { readFileSync } from 'node:fs';
          import { decodeProtectedHeader, jwtVerify } from 'jose';
          export async function claimsOf(token: string) {
            const { kid } = decodeProtectedHeader(token);
            return jwtVerify(token, keys.get(kid), { algorithms: ['RS256'] });
          }
          export async function other(token: string) {
            const { kid } = decodeProtectedHeader(token);
            const rows = await db.query('SELECT key FROM keys WHERE id = $1', [kid]);
            return jwtVerify(token, rows[0].key, { algorithms: ['RS256'] });
          }
          export async function third(token: string) {
            const { kid } = decodeProtectedHeader(token);
            if (!known.includes(kid)) throw new Error('unknown key');
            return jwtVerify(token, await keyFrom(readFileSync('keys/' + kid)), { algorithms: ['RS256'] });
          }
        `,
      },
    ],
  },
} satisfies CheckCases;
