import model from '#linter/models/iron-session.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

type GetSession = (request: Request, response: Response, options: object) => Promise<Record<string, unknown> & { save(): Promise<void> }>;

export default {
  model,
  defaults: [
    {
      site: 'iron-session.getIronSession',
      header: async () => {
        const { getIronSession } = await testPackage<{ getIronSession: GetSession }>('iron-session');
        const response = new Response();
        const session = await getIronSession(new Request('https://shop.example/'), response, { cookieName: 'a', password: 'only for this test, and long enough' });
        session['b'] = 'c';
        await session.save();
        return response.headers.getSetCookie()[0];
      },
    },
  ],
  cases: [
    {
      name: 'safe by default',
      code: `
import { getIronSession } from 'iron-session';
import { cookies } from 'next/headers';
export const session = async () => getIronSession(await cookies(), { cookieName: 'session', password: process.env.PASSWORD });
export const other = (req, res) => getIronSession(req, res, { cookieName: 'session', password: process.env.PASSWORD, cookieOptions: { secure: false } }); //! cookie-missing-secure`,
    },
    {
      name: 'a password in the code, and one that only development uses',
      code: `
import { getIronSession, sealData } from 'iron-session';
const options = { cookieName: 'session', password: 'complex_password_at_least_32_characters_long' }; //! session-secret-hardcoded
export const session = (req, res) => getIronSession(req, res, options);
export const seal = (data) => sealData(data, { password: 'complex_password_at_least_32_characters_long' }); //! session-secret-hardcoded`,
    },
  ],
} satisfies ModelCases;
