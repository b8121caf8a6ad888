// Names that software gives its cookies by default, and what they are for. `*` stands for any text; case is ignored.
// Security prefixes (`__Host-` …) and chunk suffixes (`.0`) are taken off before a name is looked up.

/** Roles that a name alone can tell. The strings are those of `Role` in facts/role.ts. */
export type NamedRole =
  | 'session-id'
  | 'session-data'
  | 'access-token'
  | 'refresh-token'
  | 'id-token'
  | 'csrf-token'
  | 'login-transaction'
  | 'preference'
  | 'analytics'
  | 'consent'
  | 'load-balancer'
  | 'bot-protection'
  | 'auth-hint';

export interface NamedCookies {
  readonly role: NamedRole;
  /** What sets them, for the evidence sentence. */
  readonly by: string;
  readonly names: readonly string[];
  /** The JavaScript library that does so, by its name in `linter/models`, where it can be no other. */
  readonly library?: string;
  /** Words that anybody might use: the name counts only when the value could be a credential. */
  readonly generic?: boolean;
}

/** Cookies that carry authentication. A remember-me cookie outlives the session and renews it, as a refresh token does. */
export const authCookies: readonly NamedCookies[] = [
  { role: 'session-id', by: 'express-session', library: 'express-session', names: ['connect.sid'] },
  { role: 'session-id', by: 'Sails', names: ['sails.sid'] },
  { role: 'session-id', by: 'Koa session libraries', names: ['koa.sid'] },
  { role: 'session-data', by: 'koa-session', library: 'koa-session', names: ['koa.sess', 'koa:sess'] },
  { role: 'session-data', by: 'cookie-session', library: 'cookie-session', names: ['express:sess'] },
  { role: 'session-id', by: 'PHP', names: ['PHPSESSID', 'PHPSESSIDS'] },
  { role: 'session-id', by: 'Java servlet containers', names: ['JSESSIONID', 'JSESSIONIDSSO'] },
  { role: 'session-id', by: 'Spring Session', names: ['SESSION'], generic: true },
  { role: 'session-id', by: 'ASP.NET', names: ['ASP.NET_SessionId'] },
  { role: 'session-id', by: 'classic ASP', names: ['ASPSESSIONID*'] },
  { role: 'session-id', by: 'ASP.NET Core session', names: ['.AspNetCore.Session'] },
  { role: 'session-data', by: 'ASP.NET forms authentication', names: ['.ASPXAUTH', '.ASPXFORMSAUTH'] },
  { role: 'session-data', by: 'ASP.NET Core', names: ['.AspNetCore.Cookies', '.AspNetCore.Identity.Application', '.AspNet.ApplicationCookie', '.AspNet.Cookies'] },
  { role: 'session-id', by: 'Laravel', names: ['laravel_session', 'laravel-session'] },
  { role: 'refresh-token', by: 'Laravel remember-me', names: ['remember_web_*'] },
  { role: 'session-id', by: 'CodeIgniter', names: ['ci_session', 'ci_sessions'] },
  { role: 'session-id', by: 'CakePHP', names: ['CAKEPHP'] },
  { role: 'refresh-token', by: 'Symfony remember-me', names: ['REMEMBERME'] },
  { role: 'session-id', by: 'Yii', names: ['_identity'], generic: true },
  { role: 'session-id', by: 'Magento', names: ['frontend', 'adminhtml'], generic: true },
  { role: 'session-id', by: 'Drupal', names: ['SSESS*', 'SESS????????????????????????????????'] },
  { role: 'session-id', by: 'TYPO3', names: ['fe_typo_user', 'be_typo_user'] },
  { role: 'session-id', by: 'phpBB', names: ['phpbb*_sid'] },
  { role: 'session-data', by: 'WordPress', names: ['wordpress_logged_in_*', 'wordpress_sec_*'] },
  { role: 'session-data', by: 'Rails', names: ['_*_session', '_session_id'] },
  { role: 'refresh-token', by: 'Devise remember-me', names: ['remember_user_token'] },
  { role: 'session-data', by: 'Rack', names: ['rack.session'] },
  { role: 'session-id', by: 'Django', names: ['sessionid'] },
  { role: 'session-data', by: 'Flask', names: ['session'], generic: true },
  { role: 'refresh-token', by: 'Flask-Login', names: ['remember_token'], generic: true },
  { role: 'session-data', by: 'Play', names: ['PLAY_SESSION'] },
  { role: 'session-id', by: 'AdonisJS', names: ['adonis_session', 'adonis-session'] },
  { role: 'session-data', by: 'h3 and Nuxt', names: ['h3', 'nuxt-session'], generic: true },
  { role: 'session-id', by: 'Astro', library: 'astro', names: ['astro-session'] },
  { role: 'session-data', by: 'Remix, React Router, Clerk or Auth0', names: ['__session', '__session_*'] },
  { role: 'session-data', by: 'Auth0', names: ['appSession'] },
  { role: 'session-data', by: 'Auth.js', library: 'next-auth', names: ['authjs.session-token', 'next-auth.session-token'] },
  { role: 'session-id', by: 'better-auth', library: 'better-auth', names: ['better-auth.session_token'] },
  { role: 'session-data', by: 'better-auth', library: 'better-auth', names: ['better-auth.session_data'] },
  { role: 'session-id', by: 'Lucia', names: ['auth_session'] },
  { role: 'session-data', by: 'Supabase', library: '@supabase/supabase-js', names: ['sb-*-auth-token'] },
  { role: 'access-token', by: 'Supabase', names: ['sb-access-token'] },
  { role: 'refresh-token', by: 'Supabase', names: ['sb-refresh-token'] },
  { role: 'session-id', by: 'Ory Kratos', names: ['ory_kratos_session', 'ory_session_*'] },
  { role: 'session-id', by: 'SuperTokens', names: ['sAccessToken'] },
  { role: 'refresh-token', by: 'SuperTokens', names: ['sRefreshToken'] },
  { role: 'session-data', by: 'Keycloak', names: ['KEYCLOAK_IDENTITY', 'KEYCLOAK_IDENTITY_LEGACY'] },
  { role: 'session-id', by: 'Keycloak', names: ['KEYCLOAK_SESSION', 'KEYCLOAK_SESSION_LEGACY', 'AUTH_SESSION_ID', 'AUTH_SESSION_ID_LEGACY'] },
  { role: 'session-data', by: 'oauth2-proxy', names: ['_oauth2_proxy'] },
  { role: 'session-data', by: 'AWS load balancer authentication', names: ['AWSELBAuthSessionCookie*'] },
  { role: 'access-token', by: 'Cloudflare Access', names: ['CF_Authorization'] },
  { role: 'session-data', by: 'IBM WebSphere', names: ['LtpaToken', 'LtpaToken2'] },
  { role: 'session-id', by: 'SimpleSAMLphp', names: ['SimpleSAMLSessionID', 'SimpleSAML', 'SimpleSAMLAuthToken'] },
  { role: 'session-id', by: 'Shibboleth', names: ['_shibsession_*', 'shib_idp_session'] },
  { role: 'session-id', by: 'mod_auth_openidc', names: ['mod_auth_openidc_session'] },
  { role: 'session-id', by: 'ColdFusion', names: ['CFID', 'CFTOKEN', 'CFGLOBALS'] },
  { role: 'session-id', by: 'SAP', names: ['MYSAPSSO2', 'sap-usercontext-sid'] },
  { role: 'session-id', by: 'many applications', names: ['sid', 'sessionid', 'session_id', 'session-id'], generic: true },
  { role: 'session-id', by: 'Grafana', names: ['grafana_session'] },
  { role: 'session-id', by: 'GitLab', names: ['_gitlab_session'] },
  { role: 'session-id', by: 'GitHub', names: ['user_session', '__Host-user_session_same_site'], generic: true },
];

/** Readable on purpose: the page sends them back to prove that it could read them. */
export const csrfCookies: readonly NamedCookies[] = [
  { role: 'csrf-token', by: 'Angular, Laravel and others', names: ['XSRF-TOKEN', 'X-XSRF-TOKEN', 'X-CSRF-TOKEN'] },
  { role: 'csrf-token', by: 'Django', names: ['csrftoken'] },
  { role: 'csrf-token', by: 'many applications', names: ['csrf', '_csrf', 'xsrf', '_xsrf', 'csrf-token', 'csrf_token', '*.csrf-token', '*x-csrf-token', '_csrf_token', 'csrf_cookie*'] },
  { role: 'csrf-token', by: 'Auth.js', library: 'next-auth', names: ['authjs.csrf-token', 'next-auth.csrf-token'] },
  { role: 'csrf-token', by: 'csrf-csrf', library: 'csrf-csrf', names: ['psifi.x-csrf-token'] },
  { role: 'csrf-token', by: 'ASP.NET', names: ['__RequestVerificationToken*', '.AspNetCore.Antiforgery.*'] },
  { role: 'csrf-token', by: 'SuperTokens', names: ['sAntiCsrf'] },
];

/** They live for the minutes of one redirect to an identity provider and back. */
export const transactionCookies: readonly NamedCookies[] = [
  { role: 'login-transaction', by: 'Auth.js', names: ['*authjs.state', '*authjs.nonce', '*authjs.pkce.code_verifier', '*authjs.callback-url', '*next-auth.state', '*next-auth.nonce', '*next-auth.pkce.code_verifier', '*next-auth.callback-url', '*authjs.challenge'] },
  { role: 'login-transaction', by: 'ASP.NET Core', names: ['.AspNetCore.Correlation.*', '.AspNetCore.OpenIdConnect.Nonce.*'] },
  { role: 'login-transaction', by: 'Auth0', names: ['auth_verification', 'a0.spajs.txs*', '__txn_*', 'auth0.is.authenticated.txs*'] },
  { role: 'login-transaction', by: 'better-auth', names: ['better-auth.state', 'better-auth.pk_code_verifier'] },
  { role: 'login-transaction', by: 'Supabase', names: ['sb-*-auth-token-code-verifier'] },
  { role: 'login-transaction', by: 'OAuth clients', names: ['oauth_state', 'oauth2_state', 'oauth_nonce', 'oidc_state', 'oidc_nonce', 'code_verifier', 'pkce_verifier', 'pkce_code_verifier', 'google_oauth_state', 'github_oauth_state', '_oauth2_proxy_csrf*', 'mod_auth_openidc_state_*', 'oidc.????????????????????????????????'] },
];

/** Cookies that are not about authentication, whatever their value looks like. */
export const benignCookies: readonly NamedCookies[] = [
  { role: 'analytics', by: 'Google Analytics', names: ['_ga', '_ga_*', '_gid', '_gat', '_gat_*', '__utma', '__utmb', '__utmc', '__utmt', '__utmv', '__utmz', '_dc_gtm_*', 'FPID', 'FPLC', 'FPAU'] },
  { role: 'analytics', by: 'Google advertising', names: ['_gcl_*', '__gads', '__gpi', '__eoi', 'IDE', 'test_cookie', 'NID', 'DSID', '1P_JAR', 'ANID', 'AEC'] },
  { role: 'analytics', by: 'Meta', names: ['_fbp', '_fbc', 'fr'] },
  { role: 'analytics', by: 'Hotjar', names: ['_hj*'] },
  { role: 'analytics', by: 'Segment', names: ['ajs_*'] },
  { role: 'analytics', by: 'Amplitude', names: ['amp_*', 'amplitude_id*', 'AMP_*'] },
  { role: 'analytics', by: 'Mixpanel', names: ['mp_*'] },
  { role: 'analytics', by: 'PostHog', names: ['ph_*_posthog'] },
  { role: 'analytics', by: 'Matomo', names: ['_pk_*', 'MATOMO_SESSID', 'mtm_*'] },
  { role: 'analytics', by: 'HubSpot', names: ['hubspotutk', '__hs*'] },
  { role: 'analytics', by: 'Microsoft advertising and Clarity', names: ['_uet*', 'MUID', 'MUIDB', '_clck', '_clsk', 'CLID', 'ANONCHK', 'SRM_B'] },
  { role: 'analytics', by: 'Intercom', names: ['intercom-*'] },
  { role: 'analytics', by: 'Adobe', names: ['AMCV_*', 'AMCVS_*', 's_cc', 's_sq', 's_vi', 's_fid', 's_ppv', 'mbox', 'demdex', 'dpm', 's_ecid', 'kndctr_*'] },
  { role: 'analytics', by: 'Application Insights', names: ['ai_user', 'ai_session', 'ai_authUser'] },
  { role: 'analytics', by: 'Datadog', names: ['_dd_s', '_dd*'] },
  { role: 'analytics', by: 'New Relic', names: ['NREUM', 'NRAGENT'] },
  { role: 'analytics', by: 'Dynatrace', names: ['dtCookie*', 'dtLatC', 'dtPC', 'dtSa', 'rxVisitor', 'rxvt'] },
  { role: 'analytics', by: 'Yandex Metrica', names: ['_ym_*', 'yandexuid', 'yabs-sid', 'ymex'] },
  { role: 'analytics', by: 'TikTok', names: ['_ttp', '_tt_*', 'ttwid'] },
  { role: 'analytics', by: 'Pinterest', names: ['_pin_unauth', '_pinterest_ct_*', '_derived_epik', '_epik'] },
  { role: 'analytics', by: 'LinkedIn', names: ['bcookie', 'bscookie', 'li_gc', 'lidc', 'UserMatchHistory', 'AnalyticsSyncHistory', 'li_sugr', 'ln_or'] },
  { role: 'analytics', by: 'Reddit, Snap and Criteo', names: ['_rdt_uuid', '_scid', '_scid_r', '_sctr', 'cto_bundle', 'cto_bidid', 'uid2'] },
  { role: 'analytics', by: 'X advertising', names: ['guest_id', 'guest_id_*', 'personalization_id', 'muc_ads'] },
  { role: 'analytics', by: 'Optimizely and other experiments', names: ['optimizely*', '_vwo*', '_vis_opt_*', 'ab_test*', 'growthbook*', 'statsig*'] },
  { role: 'analytics', by: 'Marketo, Pardot, Drift and Klaviyo', names: ['_mkto_trk', 'visitor_id*', 'pardot', 'drift_*', 'driftt_*', '__kla_id'] },
  { role: 'analytics', by: 'Snowplow', names: ['_sp_id.*', '_sp_ses.*', '_sp_*'] },
  { role: 'analytics', by: 'Heap, FullStory and LogRocket', names: ['_hp2_*', 'fs_uid', 'fs_lua', '_lr_*'] },
  { role: 'analytics', by: 'Shopify', names: ['_shopify_y', '_shopify_s', '_shopify_sa_*', '_y', '_s', '_orig_referrer', '_landing_page'] },
  { role: 'analytics', by: 'campaign tracking', names: ['gclid', 'fbclid', 'utm_*', 'referrer', 'landing_page', 'attribution*'] },
  { role: 'analytics', by: 'YouTube', names: ['VISITOR_INFO1_LIVE', 'VISITOR_PRIVACY_METADATA', 'YSC'] },
  { role: 'consent', by: 'consent managers', names: ['OptanonConsent', 'OptanonAlertBoxClosed', 'CookieConsent', 'CookieConsent*', 'cookie_consent*', 'cookie-consent*', 'cookieconsent_*', 'euconsent*', 'eupubconsent*', 'usprivacy', 'didomi_token', 'borlabs-cookie', 'CONSENT', 'SOCS', 'cookielawinfo-*', 'viewed_cookie_policy', 'notice_preferences', 'notice_gdpr_prefs', 'cmapi_*', 'TAconsentID', 'gdpr*', 'ccpa*', 'cookies_accepted', 'cookie_policy*', 'cmplz_*', 'moove_gdpr_popup', 'axeptio_*', 'complianz_*', 'truste.*'] },
  { role: 'preference', by: 'many applications', names: ['theme', 'color-theme', 'color_mode', 'color-mode', 'colorMode', 'dark_mode', 'darkmode', 'dark-mode', 'lang', 'language', 'locale', 'i18n', 'i18next', 'i18n_redirected', 'NEXT_LOCALE', 'PARAGLIDE_LOCALE', 'django_language', 'pll_language', 'wp-wpml_current_language', 'tz', 'timezone', 'currency', 'country', 'region', 'sidebar', 'sidebar*', 'layout', 'font_size', 'fontsize', 'preferred_color_mode', 'prefers-color-scheme', 'preferences', 'prefs', 'ui', 'view', 'store', 'units', 'wp-settings-*', 'wordpress_test_cookie', 'comment_author*', 'has_js', '__next_hmr_refresh_hash__', 'cookie_test', 'testcookie'] },
  { role: 'load-balancer', by: 'AWS', names: ['AWSALB', 'AWSALBCORS', 'AWSALBTG', 'AWSALBTGCORS', 'AWSALBAPP-*', 'AWSELB', 'AWSELBCORS'] },
  { role: 'load-balancer', by: 'Azure', names: ['ARRAffinity', 'ARRAffinitySameSite', 'ApplicationGatewayAffinity', 'ApplicationGatewayAffinityCORS', 'ASLBSA', 'ASLBSACORS', 'TiPMix', 'x-ms-routing-name', 'x-ms-gateway-slice'] },
  { role: 'load-balancer', by: 'Google Cloud', names: ['GCLB', 'GCILB'] },
  { role: 'load-balancer', by: 'F5', names: ['BIGipServer*', 'f5_cspm', 'F5_*'] },
  { role: 'load-balancer', by: 'Citrix', names: ['NSC_*', 'citrix_ns_id*', 'citrix_adc_*'] },
  { role: 'load-balancer', by: 'reverse proxies', names: ['SERVERID', 'SRVNAME', 'SRV', 'X-Mapping-*', 'heroku-session-affinity', '__cflb', 'route', 'INGRESSCOOKIE', 'nginx_route', 'X-Oracle-BMC-LBS-Route', 'nlbi_*', 'akavpau_*', 'fly-machine-id', 'fly-instance-id', '_lb', 'lb', 'stickounet', 'ROUTEID', 'BALANCEID', 'SERVERUSED', 'JROUTE'] },
  { role: 'bot-protection', by: 'Cloudflare', names: ['__cf_bm', 'cf_clearance', '__cfduid', '_cfuvid', '__cfruid', '__cfwaitingroom', 'cf_chl_*', 'cf_ob_info', 'cf_use_ob'] },
  { role: 'bot-protection', by: 'Akamai', names: ['ak_bmsc', 'bm_sv', 'bm_sz', 'bm_mi', 'bm_so', 'bm_s', 'bm_lso', 'bm_ss', '_abck', 'AKA_A2', 'sbsd', 'sbsd_*'] },
  { role: 'bot-protection', by: 'Imperva', names: ['incap_ses_*', 'visid_incap_*', 'reese84', '___utmvc', '___utmv*'] },
  { role: 'bot-protection', by: 'DataDome', names: ['datadome'] },
  { role: 'bot-protection', by: 'HUMAN', names: ['_px', '_px2', '_px3', '_pxhd', '_pxvid', '_pxde', 'pxcts', '_pxff_*'] },
  { role: 'bot-protection', by: 'F5', names: ['TS01*', 'TS??????', 'TS????????', 'TSPD_*', 'f5avr*'] },
  { role: 'bot-protection', by: 'AWS WAF', names: ['aws-waf-token'] },
  { role: 'bot-protection', by: 'Kasada, reCAPTCHA, hCaptcha and Sucuri', names: ['KP_UIDz', 'KP_UIDz-ssn', '_GRECAPTCHA', 'hmt_id', 'sucuri_cloudproxy_*', 'sucuricp_*'] },
  { role: 'bot-protection', by: 'Stripe fraud detection', names: ['__stripe_mid', '__stripe_sid'] },
];

/** They tell the page that somebody is signed in, and prove nothing. */
export const hintCookies: readonly NamedCookies[] = [
  { role: 'auth-hint', by: 'many applications', names: ['logged_in', 'loggedin', 'is_logged_in', 'isLoggedIn', 'signed_in', 'isSignedIn', 'authenticated', 'is_authenticated', 'isAuthenticated', 'auth0.is.authenticated', 'auth.*.is.authenticated', 'has_session', 'hasSession', 'auth_status', 'login_hint', 'auth.strategy', '__client_uat', '__client_uat_*', 'dotcom_user', 'saved_user_sessions', 'better-auth.last_used_login_method', 'KEYCLOAK_LOCALE', 'st-last-access-token-update'] },
];
