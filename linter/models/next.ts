import { defineModel } from './model.ts';
import { serializeOptions } from './shared-options.ts';

const record = { takes: ['record'] } as const;

export default defineModel({
  library: 'next',
  group: 'server framework',
  version: '16.4.6',
  source: '@edge-runtime/cookies 6.0.0, dist/index.js',
  holds: { from: '13.0.0', below: '17.0.0' },
  side: 'server',
  places: {
    Cookies: {
      paths: [
        'next/headers.cookies()',
        '%Response.cookies',
        '%Draft.cookies',
        'next/dist/compiled/@edge-runtime/cookies.ResponseCookies()',
        '@edge-runtime/cookies.ResponseCookies()',
        'next/dist/server/web/spec-extension/cookies.ResponseCookies#',
        '@edge-runtime/cookies.ResponseCookies#',
      ],
    },
    Response: {
      paths: ['next/server.NextResponse()', 'next/server.NextResponse.{next,json,redirect,rewrite}()', 'next/server.NextResponse#'],
    },
    Draft: { paths: ['next/server.NextRequest#'] },
    ApiResponse: { paths: ['next.NextApiResponse#', 'next.{NextApiHandler}#<fn>.1', 'next.GetServerSidePropsContext#.res', 'next.GetServerSideProps#<fn>.0.res'] },
  },
  sites: [
    {
      kind: 'cookie.set',
      at: '%Cookies.set',
      api: 'cookies().set',
      signatures: [record, { takes: ['name', 'value', 'options'], atLeast: 2 }],
      options: serializeOptions,
      defaults: { path: '/' },
    },
    {
      kind: 'cookie.clear',
      at: '%Cookies.delete',
      api: 'cookies().delete',
      signatures: [record, { takes: ['name', 'options'] }],
      options: serializeOptions,
      defaults: { path: '/' },
    },
    {
      kind: 'header.set',
      at: '%Response.headers.{set,append}',
      api: 'response.headers.set',
      signatures: [{ takes: ['header', 'header-value'] }],
      needs: ['set-cookie'],
    },
    {
      kind: 'header.set',
      at: 'next/server.NextResponse',
      api: 'new NextResponse',
      signatures: [{ takes: ['ignored', 'init'] }],
      needs: ['set-cookie'],
    },
    {
      kind: 'header.set',
      at: 'next/server.NextResponse.{json,redirect,rewrite}',
      api: 'NextResponse.json',
      signatures: [{ takes: ['ignored', 'init'] }],
      needs: ['set-cookie'],
    },
    {
      kind: 'header.set',
      at: 'next/server.NextResponse.next',
      api: 'NextResponse.next',
      signatures: [{ takes: ['init'] }],
      needs: ['set-cookie'],
    },
    {
      kind: 'header.set',
      at: '%ApiResponse.{setHeader,appendHeader}',
      api: 'res.setHeader',
      signatures: [{ takes: ['header', 'header-value'] }],
      needs: ['set-cookie'],
    },
  ],
  values: [
    { at: '%Cookies.get().value', is: 'request-cookie', api: 'cookies().get' },
    { at: 'next/server.NextRequest#.cookies.get().value', is: 'request-cookie', api: 'request.cookies.get' },
  ],
});
