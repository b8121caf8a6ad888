import { defineModel } from './model.ts';

export default defineModel({
  library: 'jwt-decode',
  group: 'JWT library',
  version: '4.0.0',
  source: 'build/esm/index.js',
  holds: { from: '2.0.0', below: '5.0.0' },
  side: 'unknown',
  sites: [
    { kind: 'jwt.decode', at: 'jwt-decode.{jwtDecode,jwt_decode}', api: 'jwtDecode', signatures: [{ takes: ['token', 'options'] }] },
    { kind: 'jwt.decode', at: 'jwt-decode', api: 'jwtDecode', signatures: [{ takes: ['token', 'options'] }] },
  ],
});
