import storageWrappers from '#linter/models/storage-wrappers.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: storageWrappers,
  readIn: { version: '2026-11', source: 'quasar 2.34.0, store2 2.14.4, store 2.0.12, lscache 1.3.2, ngx-webstorage 21.0.1' },
  defaults: [],
  cases: [
    {
      name: 'Quasar',
      code: `
import { LocalStorage, SessionStorage, useQuasar } from 'quasar';
export function keep(answer) {
  const $q = useQuasar();
  LocalStorage.set('accessToken', answer.accessToken); //! token-in-local-storage
  SessionStorage.setItem('accessToken', answer.accessToken); //! token-in-session-storage
  $q.localStorage.set('jwt', answer.jwt); //! token-in-local-storage
  LocalStorage.set('locale', answer.locale);
}`,
    },
    {
      name: 'small libraries',
      code: `
import store from 'store2';
import stored from 'store';
import lscache from 'lscache';
export function keep(answer) {
  store('accessToken', answer.accessToken); //! token-in-local-storage
  store.set('accessToken', answer.accessToken); //! token-in-local-storage
  store.session.set('accessToken', answer.accessToken); //! token-in-session-storage
  stored.set('token', answer.token); //! token-in-local-storage
  lscache.set('token', answer.token, 60); //! token-in-local-storage
  stored.set('theme', answer.theme);
}`,
    },
    {
      name: 'Angular',
      code: `
import { Injectable } from '@angular/core';
import { LocalStorageService } from 'ngx-webstorage';
@Injectable({ providedIn: 'root' })
export class Tokens {
  constructor(private readonly storage: LocalStorageService) {}
  keep(answer) {
    this.storage.store('accessToken', answer.accessToken); //! token-in-local-storage
    this.storage.store('theme', answer.theme);
  }
}`,
    },
  ],
} satisfies ModelCases;
