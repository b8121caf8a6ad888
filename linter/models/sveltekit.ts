import { defineModel } from './model.ts';
import { serializeOptions } from './shared-options.ts';

export default defineModel({
  library: '@sveltejs/kit',
  group: 'server framework',
  version: '2.70.4',
  source: 'src/runtime/server/cookie.js',
  holds: { from: '2.0.0', below: '3.0.0' },
  side: 'server',
  places: {
    Event: {
      paths: [
        '@sveltejs/kit.{RequestEvent,ServerLoadEvent,ActionEvent}#',
        './$types.{RequestEvent,PageServerLoadEvent,LayoutServerLoadEvent,ActionEvent}#',
        '@sveltejs/kit.{RequestHandler,ServerLoad,Action}#<fn>.0',
        './$types.{RequestHandler,PageServerLoad,LayoutServerLoad,Action}#<fn>.0',
        '@sveltejs/kit.Actions#.*<fn>.0',
        './$types.Actions#.*<fn>.0',
        'exports(+server).*<fn>.0',
        'exports(+page.server).{load}<fn>.0',
        'exports(+layout.server).{load}<fn>.0',
        'exports(+page.server).actions.*<fn>.0',
        'exports(hooks.server).handle<fn>.0.event',
        '@sveltejs/kit.Handle#<fn>.0.event',
        '$app/server.getRequestEvent()',
      ],
    },
    Cookies: { paths: ['%Event.cookies', '@sveltejs/kit.Cookies#'] },
  },
  sites: [
    {
      kind: 'cookie.set',
      at: '%Cookies.set',
      api: 'cookies.set',
      signatures: [{ takes: ['name', 'value', 'options'] }],
      options: serializeOptions,
      defaults: { secure: true, httpOnly: true, sameSite: 'Lax' },
    },
    {
      kind: 'cookie.clear',
      at: '%Cookies.delete',
      api: 'cookies.delete',
      signatures: [{ takes: ['name', 'options'] }],
      options: serializeOptions,
      defaults: { secure: true, httpOnly: true, sameSite: 'Lax' },
    },
    {
      kind: 'header.set',
      at: '%Event.setHeaders',
      api: 'setHeaders',
      signatures: [{ takes: ['headers'] }],
      needs: ['set-cookie'],
    },
  ],
  values: [{ at: '%Cookies.get()', is: 'request-cookie', api: 'cookies.get' }],
});
