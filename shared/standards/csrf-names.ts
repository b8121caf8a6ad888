/** Request headers that carry an anti-CSRF token, lower case (frameworks' documented names). */
export const csrfHeaders: ReadonlySet<string> = new Set([
  'csrf-token',
  'x-csrf-token',
  'x-csrftoken',
  'x-xsrf-token',
  'xsrf-token',
  'requestverificationtoken',
  'x-csrf',
]);

/** Form and JSON fields that carry an anti-CSRF token, lower case. */
export const csrfFields: ReadonlySet<string> = new Set([
  '_csrf',
  '_csrf_token',
  '_token',
  '_xsrf',
  '__requestverificationtoken',
  'authenticity_token',
  'csrf',
  'csrf-token',
  'csrf_token',
  'csrfmiddlewaretoken',
  'csrftoken',
  'xsrf_token',
]);
