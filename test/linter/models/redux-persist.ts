import reduxPersist from '#linter/models/redux-persist.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: reduxPersist,
  defaults: [],
  readIn: { version: '6.0.0', source: 'lib/persistReducer.js, lib/storage/index.js, lib/storage/session.js' },
  cases: [
    {
      name: 'slices by name',
      code: `
import { combineReducers } from '@reduxjs/toolkit';
import { persistReducer } from 'redux-persist';
import storage from 'redux-persist/lib/storage';
import storageSession from 'redux-persist/lib/storage/session';
import auth from './auth';
import theme from './theme';
const rootReducer = combineReducers({ auth, theme });
export const whole = persistReducer({ key: 'root', storage }, rootReducer); //! token-in-local-storage
export const some = persistReducer({ key: 'root', storage, whitelist: ['auth'] }, rootReducer); //! token-in-local-storage
export const slice = persistReducer({ key: 'auth', storage: storageSession, whitelist: ['accessToken'] }, auth); //! token-in-session-storage`,
    },
    {
      name: 'what stays out',
      code: `
import { combineReducers } from 'redux';
import { persistReducer } from 'redux-persist';
import storage from 'redux-persist/lib/storage';
import AsyncStorage from '@react-native-async-storage/async-storage';
const rootReducer = combineReducers({ auth, theme });
export const some = persistReducer({ key: 'root', storage, whitelist: ['theme', 'cart'] }, rootReducer);
export const most = persistReducer({ key: 'root', storage, blacklist: ['auth'] }, rootReducer);
export const native = persistReducer({ key: 'root', storage: AsyncStorage, whitelist: ['auth'] }, rootReducer);
export const open = persistReducer({ key: 'root', storage }, reducers);
export const user = persistReducer({ key: 'auth', storage, whitelist: ['user'] }, auth);`,
    },
  ],
} satisfies ModelCases;
