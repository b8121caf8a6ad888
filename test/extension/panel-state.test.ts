import { beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryPanelHost } from '#extension/host/memory-host.ts';
import type { PageReading, PanelHost } from '#extension/messages.ts';
import { auditOf, type AuditInput } from '#extension/panel/audit.ts';
import { PanelState } from '#extension/panel/panel-state.ts';
import { kept } from './entries.ts';

const page: PageReading = {
  storage: { url: 'https://shop.example/account', local: [['a', 'b']], session: [], documentCookie: '', truncated: { entries: 0, values: 0 }, reportedBy: 'page' },
  unread: [],
};
const closed = { granted: false, cookies: [] };
const render = async () => '';
const audited = async (input: AuditInput) => auditOf(input);

function host(other: Partial<PanelHost> = {}) {
  return { ...memoryPanelHost({ theme: 'light', traffic: { entries: [kept('https://shop.example/api')] }, page, jar: closed }), ...other };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

describe('what the panel knows', () => {
  test('audits what came in, once it is quiet', async () => {
    const state = new PanelState(host(), audited, render);
    expect(state.stage.value).toBe('loading');
    await vi.runAllTimersAsync();
    expect(state.stage.value).toBe('ready');
    expect(state.isSettled.value).toBe(true);
    expect(state.audit.value?.report.target).toBe('https://shop.example/account');
  });

  test('tells the background a summary that holds no value', async () => {
    const publish = vi.fn();
    new PanelState(host({ publish }), audited, render);
    await vi.runAllTimersAsync();
    expect(publish).toHaveBeenCalledWith(expect.objectContaining({ host: 'shop.example', from: 'panel' }));
  });

  test('says that nothing was seen when there is nothing', async () => {
    const state = new PanelState(memoryPanelHost({ theme: 'light', traffic: { entries: [] }, page: { problem: 'closed' }, jar: closed }), audited, render);
    await vi.runAllTimersAsync();
    expect(state.stage.value).toBe('empty');
  });

  test('shows why an audit failed, and tries again when told to', async () => {
    let isBroken = true;
    const state = new PanelState(host(), async (input) => {
      if (isBroken) throw new Error('took too long');
      return auditOf(input);
    }, render);
    await vi.runAllTimersAsync();
    expect([state.stage.value, state.problem.value]).toEqual(['failed', 'took too long']);
    isBroken = false;
    state.tryAgain();
    await vi.runAllTimersAsync();
    expect(state.stage.value).toBe('ready');
  });

  test('runs one audit at a time, and one more for what came meanwhile', async () => {
    let running = 0;
    let most = 0;
    let audits = 0;
    const { command, ...rest } = host();
    const state = new PanelState({ ...rest, command }, async (input) => {
      most = Math.max(most, ++running);
      audits++;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      running--;
      return auditOf(input);
    }, render);
    await vi.advanceTimersByTimeAsync(500);
    for (let update = 0; update < 5; update++) state.setPaused(update % 2 === 0);
    await vi.runAllTimersAsync();
    expect({ most, audits }).toEqual({ most: 1, audits: 2 });
  });

  test('pausing and clearing are the recorder’s work', async () => {
    const memory = memoryPanelHost({ theme: 'light', traffic: { entries: [kept('https://shop.example/')] }, page, jar: closed });
    const state = new PanelState(memory, audited, render);
    state.setPaused(true);
    state.clear();
    expect(memory.commands).toEqual([{ type: 'pause', paused: true }, { type: 'clear' }]);
    expect(state.recording.value).toEqual({ seen: 0, forgotten: 0, paused: true });
  });

  test('asks for the jar of the page and of every origin it spoke to', async () => {
    const readJar = vi.fn(async () => closed);
    const entries = ['https://shop.example/a', 'https://shop.example/b', 'https://api.other.example/c'].map((url) => kept(url));
    const memory = memoryPanelHost({ theme: 'light', traffic: { entries }, page, jar: closed });
    new PanelState({ ...memory, readJar }, audited, render);
    await vi.runAllTimersAsync();
    expect(readJar).toHaveBeenCalledWith(['https://shop.example/account', 'https://shop.example', 'https://api.other.example']);
  });

  test('when the page cannot be read, the newest document says where it is', async () => {
    const document = { ...kept('https://shop.example/'), response: { status: 200, headers: [], content: { mimeType: 'text/html', size: 1 } } };
    const state = new PanelState(memoryPanelHost({ theme: 'light', traffic: { entries: [document, kept('https://api.shop.example/')] }, page: { problem: 'closed' }, jar: closed }), audited, render);
    await vi.runAllTimersAsync();
    expect(state.pageUrl.value).toBe('https://shop.example/');
    expect(state.audit.value?.report.limits.map(({ id }) => id)).toContain('page-storage-unreadable');
  });
});
