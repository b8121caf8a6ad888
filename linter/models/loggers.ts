// The console, loggers, error trackers and statistics: what goes in is read by more people than the application has users.
import { defineModel } from './model.ts';

const needs = [['token', 'jwt', 'password', 'passwd', 'cookie', 'authorization', 'headers', 'api-key']] as const;
const log = { kind: 'log.write', by: 'log', needs } as const;
const statistics = { kind: 'log.write', by: 'statistics', needs } as const;
/** The one logger of a project is made in a file of its own. */
const importedAs = ['log', 'logger'] as const;
const debug = ['debug', 'trace', 'verbose', 'silly'] as const;

export default defineModel({
  library: 'loggers',
  group: 'requests and logs',
  version: '2026-11',
  source: 'https://console.spec.whatwg.org/, pino 9, fastify 5, winston 3, bunyan 1, log4js 6, loglevel 1, consola 3, @nestjs/common 11, @sentry/* 10; the documentation of gtag.js, react-ga4, Mixpanel, Amplitude and Segment',
  side: 'unknown',
  places: {
    Pino: { paths: ['pino()', 'pino.pino()', '%Pino.child()'], importedAs },
    FastifyApp: { paths: ['fastify()', 'fastify.{fastify,default}()', '%FastifyApp.{register,decorate,after,withTypeProvider}()', '%FastifyApp.register<fn/1,2,3>.0'] },
    FastifyRequest: {
      paths: ['%FastifyApp.{get,post,put,patch,delete,head,options,all}<fn/1,2>.0', '%FastifyApp.route.handler<fn/1,2>.0', '%FastifyApp.addHook<fn/1,2,3,4>.0', '%FastifyApp.setErrorHandler<fn/2,3>.1'],
    },
    FastifyReply: { paths: ['%FastifyApp.{get,post,put,patch,delete,head,options,all}<fn/2>.1', '%FastifyApp.route.handler<fn/2>.1', '%FastifyApp.addHook<fn/2,3,4>.1'] },
    // By their types: what is handed to a plugin that names none is known to other models by its name alone, which an origin would put aside.
    FastifyPlugin: { paths: ['fastify.FastifyInstance#', '%FastifyPlugin.{register,decorate,after,withTypeProvider}()', '%FastifyPlugin.register<fn/1,2,3>.0'] },
    FastifyPluginRequest: {
      paths: ['fastify.{FastifyRequest,FastifyReply}#', '%FastifyPlugin.{get,post,put,patch,delete,head,options,all}<fn/1,2>.0', '%FastifyPlugin.route.handler<fn/1,2>.0', '%FastifyPlugin.addHook<fn/1,2,3,4>.0', '%FastifyPlugin.setErrorHandler<fn/2,3>.1'],
      // A plugin in a file of its own need not name a type: `fp(async (app) => app.addHook('onRequest', async (request) => …))`.
      parameters: [{ named: ['request'] }],
    },
    FastifyPluginLog: { paths: ['%FastifyPlugin.log', '%FastifyPluginRequest.log', '%FastifyPluginLog.child()'] },
    FastifyLog: { paths: ['%FastifyApp.log', '%FastifyRequest.log', '%FastifyReply.log', '%FastifyLog.child()'] },
    Winston: { paths: ['winston', 'winston.createLogger()', '%Winston.child()'], importedAs },
    Bunyan: { paths: ['bunyan.createLogger()', '%Bunyan.child()'], importedAs },
    Log4js: { paths: ['log4js.getLogger()'], importedAs },
    Loglevel: { paths: ['loglevel', 'loglevel.getLogger()'], importedAs },
    Consola: { paths: ['consola', 'consola.consola', 'consola.{createConsola,create}()', '%Consola.withTag()'], importedAs },
    Nest: { paths: ['@nestjs/common.Logger()', '@nestjs/common.Logger#', '@nestjs/common.Logger'] },
    Sentry: { paths: ['@sentry/browser', '@sentry/node', '@sentry/react', '@sentry/nextjs', '@sentry/vue', '@sentry/angular', '@sentry/sveltekit'] },
    Segment: { paths: ['@segment/analytics-next.AnalyticsBrowser.load()', '@segment/analytics-next.AnalyticsBrowser()'] },
  },
  sites: [
    { ...log, at: 'globalThis.console.{log,info,warn,error,debug,trace,dir,table}', api: 'console.log', debug: ['debug', 'trace'] },
    { ...log, at: '%Pino.{fatal,error,warn,info,debug,trace}', api: 'logger.info', debug, unless: ['redact'] },
    { ...log, at: '%FastifyLog.{fatal,error,warn,info,debug,trace}', api: 'request.log.info', debug, unless: ['redact'] },
    { ...log, at: '%FastifyPluginLog.{fatal,error,warn,info,debug,trace}', api: 'request.log.info', debug, unless: ['redact'], setUpBy: 'fastify' },
    { ...log, at: '%Winston.{error,warn,info,http,verbose,debug,silly,log}', api: 'logger.info', debug },
    { ...log, at: '%Bunyan.{fatal,error,warn,info,debug,trace}', api: 'log.info', debug, unless: ['serializers'] },
    { ...log, at: '%Log4js.{fatal,error,warn,info,debug,trace}', api: 'logger.info', debug },
    { ...log, at: '%Loglevel.{error,warn,info,debug,trace,log}', api: 'log.info', debug },
    { ...log, at: '%Consola.{fatal,error,warn,info,log,success,debug,trace,verbose}', api: 'consola.info', debug },
    { ...log, at: '%Nest.{fatal,error,warn,log,debug,verbose}', api: 'logger.log', debug },
    { ...log, by: 'error-tracker', at: '%Sentry.{captureException,captureMessage,setExtra,setExtras,setTag,setTags,setContext,addBreadcrumb}', api: 'Sentry.setExtra' },
    { ...statistics, at: 'globalThis.gtag', api: 'gtag', receiver: 'www.google-analytics.com' },
    { ...statistics, at: 'react-ga4.{event,set,send,gtag}', api: 'ReactGA.event', receiver: 'www.google-analytics.com' },
    { ...statistics, at: 'mixpanel-browser.{track,identify,register,register_once,alias}', api: 'mixpanel.track', receiver: 'api-js.mixpanel.com' },
    { ...statistics, at: 'mixpanel-browser.people.{set,set_once}', api: 'mixpanel.people.set', receiver: 'api-js.mixpanel.com' },
    { ...statistics, at: '@amplitude/analytics-browser.{track,logEvent,setUserId}', api: 'amplitude.track', receiver: 'api2.amplitude.com' },
    { ...statistics, at: '%Segment.{track,identify,page,group,alias}', api: 'analytics.track', receiver: 'api.segment.io' },
  ],
});
