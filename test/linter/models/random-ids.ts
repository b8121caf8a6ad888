import randomIds from '#linter/models/random-ids.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: randomIds,
  defaults: [],
  readIn: { version: '2026-11', source: 'https://www.npmjs.com/package/uuid, https://www.npmjs.com/package/nanoid, https://www.npmjs.com/package/uid-safe, https://www.npmjs.com/package/uniqid, https://www.npmjs.com/package/shortid, https://lodash.com/docs' },
  cases: [
    {
      name: 'a random value does not make a session of a cookie',
      code: `
import { nanoid } from 'nanoid';
import { v4 as uuid } from 'uuid';
export function handler(req, res) {
  res.cookie('sid', nanoid(), { httpOnly: true, secure: true }); //! cookie-missing-samesite
  res.cookie('basket', uuid());
  res.cookie('visitor_id', uuid());
}`,
    },
  ],
} satisfies ModelCases;
