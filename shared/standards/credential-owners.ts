/**
 * Domains of identity providers, backend services and hosting platforms. A token that an application sends there goes to
 * whoever issued it, or to a part of the application itself.
 */
export const credentialOwnerDomains: ReadonlySet<string> = new Set([
  // Identity providers.
  'auth0.com', 'okta.com', 'oktapreview.com', 'onelogin.com', 'microsoftonline.com', 'b2clogin.com', 'ciamlogin.com', 'live.com', 'microsoft.com',
  'google.com', 'facebook.com', 'github.com', 'gitlab.com', 'apple.com', 'linkedin.com', 'amazoncognito.com', 'pingidentity.com', 'pingone.com',
  'clerk.com', 'clerk.dev', 'accounts.dev', 'workos.com', 'stytch.com', 'descope.com', 'kinde.com', 'frontegg.com', 'fusionauth.io', 'propelauth.com', 'logto.app', 'zitadel.cloud', 'magic.link',
  // Backend services that hold the users of an application.
  'googleapis.com', 'firebaseio.com', 'firebaseapp.com', 'firebasedatabase.app', 'supabase.co', 'supabase.in', 'appwrite.io', 'nhost.run', 'hasura.app', 'back4app.io', 'mongodb.com', 'convex.cloud', 'convex.site', 'xata.sh', 'pocketbase.io',
  // Platforms on which parts of an application run.
  'amazonaws.com', 'cloudfront.net', 'run.app', 'cloudfunctions.net', 'appspot.com', 'azurewebsites.net', 'azure-api.net', 'azurecontainerapps.io', 'herokuapp.com', 'vercel.app', 'netlify.app', 'fly.dev', 'onrender.com', 'railway.app', 'workers.dev', 'pages.dev', 'deno.dev', 'ondigitalocean.app', 'ngrok.io', 'ngrok-free.app', 'ngrok.app',
]);
