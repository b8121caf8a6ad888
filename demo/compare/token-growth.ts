import { SignJWT } from 'jose';
import { wouldStore } from '#shared/semantics/would-store.ts';
import { newKeys } from '../shop/keys.ts';

export interface TokenSize {
  /** Groups in the token, each with a name of about twelve letters. */
  readonly groups: number;
  readonly octets: number;
  /** Whether Chromium keeps it as a cookie. */
  readonly fitsCookie: boolean;
}

/** How a token grows when it carries what a session would look up. */
export async function growthOfToken(): Promise<TokenSize[]> {
  const { signing } = await newKeys();
  const sizes: TokenSize[] = [];
  for (const groups of [0, 10, 50, 100, 150, 200]) {
    const token = await new SignJWT({ role: 'member', groups: Array.from({ length: groups }, (_, index) => `department-${String(index).padStart(3, '0')}`) })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
      .setSubject('0a1204f8-e0ff-4977-90b6-3194597a2efe')
      .setIssuer('https://shop.example')
      .setAudience('https://api.shop.example')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(signing.privateKey);
    const answer = wouldStore(`__Host-token=${token}; Path=/; Secure; HttpOnly; SameSite=Lax`, { url: 'https://shop.example/', method: 'GET', topLevelUrl: 'https://shop.example/', initiatorUrl: null, topLevelNavigation: true, now: Date.now(), browser: 'chromium' });
    sizes.push({ groups, octets: token.length, fitsCookie: 'stored' in answer });
  }
  return sizes;
}
