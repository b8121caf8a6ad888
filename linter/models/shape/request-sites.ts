// Where credentials leave: addresses, headers, logs.
import type { AnySite, Signature } from './site.ts';

/**
 * `init` has `headers`, `config` what the options say; `parameter` and `value` are one parameter of an address; `body` is what a
 * request sends, `message` what goes over a connection, and `interceptor` a function that writes the headers of every request.
 */
export type RequestArgument = 'url' | 'init' | 'config' | 'parameter' | 'value' | 'body' | 'message' | 'interceptor' | 'ignored';

/** A call or assignment that opens an address: only what it puts into the address or the headers is looked at. */
export interface RequestSite extends AnySite {
  readonly kind: 'request.send' | 'request.assign';
  readonly by: 'request' | 'websocket' | 'event-source' | 'navigation' | 'redirect';
  /** For `request.send`. */
  readonly signatures?: readonly Signature<RequestArgument>[];
  /** What an address begins with that is given by its host. */
  readonly scheme?: 'http' | 'https';
  /** What stands where in `init` and `config`; `interceptors` is a function, or a list of them, that writes the headers of every request. */
  readonly options?: Readonly<Record<string, 'url' | 'base-url' | 'host' | 'headers' | 'params' | 'body' | 'message' | 'interceptors'>>;
}

/** A call that writes its arguments where others read them. */
export interface LogSite extends AnySite {
  readonly kind: 'log.write';
  readonly by: 'log' | 'error-tracker' | 'statistics';
  /** Host of the service that statistics go to. */
  readonly receiver?: string;
  /** Members that production usually drops. */
  readonly debug?: readonly string[];
  /** Options of the logger that take credentials out. */
  readonly unless?: readonly string[];
  /** The call that sets the logger up stands in another file, that of the application. */
  readonly setUpBy?: string;
}
