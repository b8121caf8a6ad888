import ngxCookieService from '#linter/models/ngx-cookie-service.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: ngxCookieService,
  readIn: { version: '22.0.0', source: 'fesm2022/ngx-cookie-service.mjs' },
  withoutHeaders: 'it needs Angular; read in fesm2022/ngx-cookie-service.mjs of 22.0.0',
  defaults: [],
  cases: [
    {
      name: 'by injection',
      code: `
import { Injectable, inject } from '@angular/core';
import { CookieService } from 'ngx-cookie-service';
@Injectable()
export class AuthService {
  private readonly cookies = inject(CookieService);
  constructor(private cookieService: CookieService) {}
  keep(token: string) {
    this.cookieService.set('token', token, { secure: true, path: '/' }); //! cookie-auth-set-by-script
    this.cookies.set('token', token, 7, '/', undefined, true, 'Strict'); //! cookie-auth-set-by-script
    this.cookieService.set('theme', 'dark');
    this.cookieService.delete('token');
  }
}`,
    },
  ],
} satisfies ModelCases;
