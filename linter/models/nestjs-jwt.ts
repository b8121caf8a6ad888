import { defineModel } from './model.ts';
import { jsonwebtokenSignOptions, jsonwebtokenVerifyOptions } from './shared-options.ts';

const byModule = { unknown: 'the module decides it' } as const;
const byCall = { unknown: 'each call may decide it' } as const;

export default defineModel({
  library: '@nestjs/jwt',
  group: 'JWT library',
  version: '12.0.2',
  source: 'dist/jwt.service.js, dist/jwt.module.js',
  holds: { from: '8.0.0', below: '13.0.0' },
  side: 'server',
  places: { JwtService: { paths: ['@nestjs/jwt.JwtService#', '@nestjs/jwt.JwtService()'] } },
  sites: [
    {
      kind: 'jwt.sign',
      at: '@nestjs/jwt.JwtModule.register',
      api: 'JwtModule.register',
      signatures: [{ takes: ['options'], atLeast: 1 }],
      options: {
        'secret': { attribute: 'secret', as: 'text' },
        'privateKey': { attribute: 'secret', as: 'text' },
        'signOptions.algorithm': { attribute: 'algorithms', as: 'text' },
        'signOptions.expiresIn': { attribute: 'lifetime', as: 'span' },
        'signOptions.allowInsecureKeySizes': { attribute: 'unsafe', as: 'flag' },
      },
      defaults: { algorithms: ['HS256'], lifetime: byCall },
    },
    {
      kind: 'jwt.verify',
      at: '@nestjs/jwt.JwtModule.register',
      api: 'JwtModule.register',
      signatures: [{ takes: ['options'], atLeast: 1 }],
      options: {
        'secret': { attribute: 'secret', as: 'text' },
        'publicKey': { attribute: 'secret', as: 'text' },
        'verifyOptions.algorithms': { attribute: 'algorithms', as: 'texts' },
        'verifyOptions.ignoreExpiration': { attribute: 'checksExpiry', as: 'not-flag' },
      },
    },
    {
      kind: 'jwt.sign',
      at: '@nestjs/jwt.JwtModule.registerAsync',
      api: 'JwtModule.registerAsync',
      signatures: [{ takes: ['options'], atLeast: 1 }],
      options: {
        'useFactory().secret': { attribute: 'secret', as: 'text' },
        'useFactory().privateKey': { attribute: 'secret', as: 'text' },
        'useFactory().signOptions.algorithm': { attribute: 'algorithms', as: 'text' },
        'useFactory().signOptions.expiresIn': { attribute: 'lifetime', as: 'span' },
        'useFactory().signOptions.allowInsecureKeySizes': { attribute: 'unsafe', as: 'flag' },
      },
      defaults: { algorithms: ['HS256'], lifetime: byCall },
    },
    {
      kind: 'jwt.verify',
      at: '@nestjs/jwt.JwtModule.registerAsync',
      api: 'JwtModule.registerAsync',
      signatures: [{ takes: ['options'], atLeast: 1 }],
      options: {
        'useFactory().secret': { attribute: 'secret', as: 'text' },
        'useFactory().publicKey': { attribute: 'secret', as: 'text' },
        'useFactory().verifyOptions.algorithms': { attribute: 'algorithms', as: 'texts' },
        'useFactory().verifyOptions.ignoreExpiration': { attribute: 'checksExpiry', as: 'not-flag' },
      },
    },
    {
      kind: 'jwt.sign',
      at: '%JwtService.{sign,signAsync}',
      api: 'jwtService.sign',
      signatures: [{ takes: ['payload', 'options'] }],
      options: { ...jsonwebtokenSignOptions, secret: { attribute: 'secret', as: 'text' }, privateKey: { attribute: 'secret', as: 'text' } },
      defaults: { lifetime: byModule },
      lifetimeBy: ['@nestjs/jwt.JwtModule.register', '@nestjs/jwt.JwtModule.registerAsync'],
    },
    {
      kind: 'jwt.verify',
      at: '%JwtService.verify',
      api: 'jwtService.verify',
      signatures: [{ takes: ['token', 'options'] }],
      options: { ...jsonwebtokenVerifyOptions, secret: { attribute: 'secret', as: 'text' }, publicKey: { attribute: 'secret', as: 'text' } },
      failure: 'throws',
    },
    {
      kind: 'jwt.verify',
      at: '%JwtService.verifyAsync',
      api: 'jwtService.verifyAsync',
      signatures: [{ takes: ['token', 'options'] }],
      options: { ...jsonwebtokenVerifyOptions, secret: { attribute: 'secret', as: 'text' }, publicKey: { attribute: 'secret', as: 'text' } },
      failure: 'rejects',
    },
    { kind: 'jwt.decode', at: '%JwtService.decode', api: 'jwtService.decode', signatures: [{ takes: ['token', 'options'] }] },
  ],
});
