import { valueOf } from '../../facts/known.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip } from '../define.ts';

const id = 'session-secure-cookie-behind-proxy';

export default defineCheck({
  id,
  family: 'session',
  title: 'Secure session cookie behind a proxy that is not trusted',
  why: 'The proxy ends TLS and speaks plain HTTP with the application. Unless it is trusted, Express takes the connection for an insecure one: the session cookie is then not sent at all, or goes out without Secure.',
  remedy: "Tell Express which proxy it may believe, such as app.set('trust proxy', 1), and keep secure: true.",
  severity: 'low',
  severityReason: 'Sign-in breaks, and what people then switch off is Secure.',
  detectable: ['source'],
  references: {
    asvs: [
      { id: '3.3.1', level: 1 },
      { id: '4.1.3', level: 2 },
    ],
    cwe: ['CWE-614', 'CWE-1188'],
    wstg: ['WSTG-SESS-02'],
    other: ['express-session 1.19.0: cookie.secure'],
  },
  messages: {
    lost: 'The session cookie is sent over TLS only, a proxy ends TLS before the application, and {{library}} is not told to trust it, so no cookie is set. Set {{option}}.',
    open: 'The session cookie is Secure only when {{library}} sees TLS, a proxy ends TLS before the application, and {{library}} is not told to trust it, so the cookie goes out without Secure. Set {{option}}.',
  },
  judge: {
    'code-shape': ofShape(id, (shape) => {
      const trusted = valueOf(traitOf(shape, 'trusted'));
      const proxy = valueOf(traitOf(shape, 'proxy'));
      if (trusted === undefined || proxy === undefined) return skip('whether there is a proxy, and whether it is trusted, is not known');
      if (trusted === true) return pass;
      const isAuto = valueOf(traitOf(shape, 'secure')) === 'auto';
      return { verdict: 'fail', message: isAuto ? 'open' : 'lost', data: shape.seen.library === '@fastify/session' ? { library: 'Fastify', option: 'trustProxy' } : { library: 'Express', option: 'trust proxy' }, evidence: [shapeEvidence(shape, `A proxy shows in ${proxy}, and nothing in the code trusts it.`)] };
    }),
  },
});
