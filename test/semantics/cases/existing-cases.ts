import type { StoreCase } from './store-case.ts';

const secure = 'https://shop.example.com/';
const plain = 'http://shop.example.com/';

/** What cookies that are there already mean for a new one. */
export const existingCases: readonly StoreCase[] = [
  { title: 'http over Secure, the same place', url: plain, before: [[secure, 'a=1; Secure; Path=/']], header: 'a=2; Path=/', chromium: ['OverwriteSecure'] },
  { title: 'http over Secure, a deeper path', url: plain, before: [[secure, 'a=1; Secure; Path=/x']], header: 'a=2; Path=/x/y', chromium: ['OverwriteSecure'] },
  { title: 'http beside Secure, a path above', url: plain, before: [[secure, 'a=1; Secure; Path=/x']], header: 'a=2; Path=/', chromium: { value: '2' } },
  { title: 'http beside Secure, another path', url: plain, before: [[secure, 'a=1; Secure; Path=/x']], header: 'a=2; Path=/xy', chromium: { value: '2' } },
  { title: 'http over Secure, below it by a slash', url: plain, before: [[secure, 'a=1; Secure; Path=/x']], header: 'a=2; Path=/x/', chromium: ['OverwriteSecure'] },
  { title: 'http beside Secure, above it by a slash', url: plain, before: [[secure, 'a=1; Secure; Path=/x/']], header: 'a=2; Path=/x', chromium: { value: '2' } },
  { title: 'http of a sister host over a Secure cookie of both', url: 'http://www.example.com/', before: [[secure, 'a=1; Secure; Path=/; Domain=example.com']], header: 'a=2; Path=/', chromium: ['OverwriteSecure'] },
  { title: 'http without a name over Secure without a name', url: plain, before: [[secure, 'word; Secure; Path=/']], header: 'other; Path=/', chromium: ['OverwriteSecure'], firefox: { name: 'other' } },
  { title: 'http over a Secure cookie of the parent domain', url: plain, before: [[secure, 'a=1; Secure; Path=/; Domain=example.com']], header: 'a=2; Path=/', chromium: ['OverwriteSecure'] },
  { title: 'http for the parent domain over a Secure cookie of the host', url: plain, before: [[secure, 'a=1; Secure; Path=/']], header: 'a=2; Path=/; Domain=example.com', chromium: ['OverwriteSecure'] },
  { title: 'http beside a Secure cookie of a sibling', url: plain, before: [['https://www.example.com/', 'a=1; Secure; Path=/']], header: 'a=2; Path=/', chromium: { value: '2' } },
  { title: 'http beside a Secure cookie of another name', url: plain, before: [[secure, 'b=1; Secure; Path=/']], header: 'a=2; Path=/', chromium: { value: '2' } },
  { title: 'names keep their case here too', url: plain, before: [[secure, 'A=1; Secure; Path=/']], header: 'a=2; Path=/', chromium: { value: '2' } },
  { title: 'http over a cookie without Secure', url: plain, before: [[secure, 'a=1; Path=/']], header: 'a=2; Path=/', chromium: { value: '2' } },
  { title: 'https over Secure', url: secure, before: [[secure, 'a=1; Secure; Path=/']], header: 'a=2; Path=/', chromium: { value: '2', secure: false } },
  { title: 'http://localhost over Secure', url: 'http://localhost/', before: [['https://localhost/', 'a=1; Secure; Path=/']], header: 'a=2; Path=/', chromium: { value: '2' }, safari: ['OverwriteSecure'] },
  { title: 'http cannot delete Secure', url: plain, before: [[secure, 'a=1; Secure; Path=/']], header: 'a=; Path=/; Max-Age=0', chromium: ['OverwriteSecure'] },
  { title: 'http with Secure over Secure', url: plain, before: [[secure, 'a=1; Secure; Path=/']], header: 'a=2; Path=/; Secure', chromium: ['SecureOnly', 'OverwriteSecure'] },
  { title: 'http with None over Secure', url: plain, before: [[secure, 'a=1; Secure; Path=/']], header: 'a=2; Path=/; SameSite=None', chromium: ['SameSiteNoneInsecure', 'OverwriteSecure'], safari: ['OverwriteSecure'] },
  { title: 'http with None and Secure over Secure', url: plain, before: [[secure, 'a=1; Secure; Path=/']], header: 'a=2; Path=/; Secure; SameSite=None', chromium: ['SecureOnly', 'OverwriteSecure'] },
  { title: 'a wrong domain comes alone', url: plain, before: [[secure, 'a=1; Secure; Path=/']], header: 'a=2; Domain=other.com; SameSite=None', chromium: ['InvalidDomain'] },
  { title: 'http beside a partitioned Secure cookie', url: plain, before: [[secure, 'a=1; Secure; Path=/; Partitioned']], header: 'a=2; Path=/', chromium: { value: '2' } },
  { title: 'http over a Secure cookie that was deleted', url: plain, before: [[secure, 'a=1; Secure; Path=/'], [secure, 'a=1; Secure; Path=/; Max-Age=0']], header: 'a=2; Path=/', chromium: { value: '2' } },
  { title: 'a response over HttpOnly', url: secure, before: [[secure, 'a=1; HttpOnly; Path=/']], header: 'a=2; Path=/', chromium: { value: '2', httpOnly: false } },
  { title: 'deletes what is there', url: secure, before: [[secure, 'a=1; Path=/']], header: 'a=; Path=/; Max-Age=0', chromium: { lives: 'deleted' } },
];
