// Doors are told apart by host name, because cookies ignore ports: two doors on one host would share a cookie jar.

export const homeHost = 'shop.localhost';

export const doorIds = ['session-fragile', 'session-hardened', 'token-fragile', 'token-hardened', 'hybrid-fragile', 'hybrid-hardened'] as const;

export type DoorId = (typeof doorIds)[number];

export type DoorKind = 'session' | 'token' | 'hybrid';
export type DoorForm = 'fragile' | 'hardened';

export interface DoorDescription {
  readonly id: DoorId;
  readonly kind: DoorKind;
  readonly form: DoorForm;
  readonly title: string;
  readonly host: string;
  /** The second service, which verifies tokens without asking the first. */
  readonly apiHost?: string;
}

const titles = { session: 'Session door', token: 'Token door', hybrid: 'Hybrid door' } as const;

export const doors: readonly DoorDescription[] = doorIds.map((id) => {
  const [kind, form] = id.split('-') as [DoorKind, DoorForm];
  const host = `${id}.${homeHost}`;
  return { id, kind, form, title: `${titles[kind]}, ${form}`, host, ...(kind === 'token' && { apiHost: `api.${host}` }) };
});

export const allHosts: readonly string[] = [homeHost, ...doors.flatMap((door) => (door.apiHost ? [door.host, door.apiHost] : [door.host]))];

/** The host name of a Host header, without the port; undefined when there is no usable header. */
export function hostNameOf(header: string | undefined): string | undefined {
  return header?.replace(/:\d{1,5}$/, '').toLowerCase();
}
