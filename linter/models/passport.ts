// No sites: what counts is that its login gives the session another identifier, which it does since 0.6.
import { defineModel } from './model.ts';

export default defineModel({
  library: 'passport',
  group: 'sign-in library',
  version: '0.7.0',
  source: 'lib/sessionmanager.js, lib/http/request.js',
  holds: { from: '0.6.0' },
  side: 'server',
  sites: [],
  leavesOut: [
    '`req.login` renews the session since 0.6.0: where an older version is seen to be installed, it does not count as a renewal.',
    'Strategies are read by the shapes of their own checks, and passport-jwt has a page of its own.',
  ],
});
