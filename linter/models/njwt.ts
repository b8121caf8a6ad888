import { defineModel } from './model.ts';

export default defineModel({
  library: 'njwt',
  group: 'JWT library',
  version: '2.0.1',
  source: 'index.js',
  side: 'server',
  places: { Jwt: { paths: ['njwt.{create,Jwt}()', '%Jwt.{setClaim,setHeader,setJti,setSubject,setIssuer,setIssuedAt,setExpiration,setNotBefore,setSigningKey,setSigningAlgorithm}()'] } },
  sites: [
    {
      kind: 'jwt.sign',
      at: '%Jwt.compact',
      api: 'njwt.create',
      signatures: [{ takes: [] }],
      builder: {
        starts: 'create',
        takes: ['payload', 'key', 'algorithm'],
        calls: {
          setExpiration: { attribute: 'lifetime', as: 'date' },
          setIssuer: { attribute: 'issuer', as: 'presence' },
          setSigningAlgorithm: { attribute: 'algorithms', as: 'text' },
        },
      },
      defaults: { algorithms: ['HS256'], lifetime: 3_600 },
    },
    {
      kind: 'jwt.verify',
      at: 'njwt.verify',
      api: 'njwt.verify',
      signatures: [{ takes: ['token', 'key', 'algorithm', 'callback'], atLeast: 1 }, { takes: ['token', 'key', 'callback'] }],
      defaults: { algorithms: ['HS256'] },
      failure: 'throws',
    },
  ],
});
