import { describe, expect, it } from 'vitest';
import { pluginAddress } from './addresses';
import { connectionOf } from './targets';
import { themeOf } from './themes';

describe('what the shell says', () => {
  it('makes the plug-in’s address', () => {
    const address = 'https://gw:6600/api/Services/WacMirror/PortMirror/nodes/hv%2F01/api/session?x=1';
    expect(pluginAddress('https://gw:6600/', 'hv/01', 'api/session?x=1')).toBe(address);
    expect(pluginAddress('https://gw:6600', 'hv/01', 'api/session?x=1')).toBe(address);
  });

  it('tells a cluster from a server, and by which name it answers', () => {
    const server = { type: 'msft.sme.connection-type.server', name: 'hv01' };
    expect(connectionOf(server)).toEqual({ node: 'hv01' });
    expect(connectionOf({ ...server, activeAlias: 'hv01.contoso.com' })).toEqual({
      node: 'hv01.contoso.com',
    });
    const cluster = { type: 'msft.sme.connection-type.cluster', name: 'prod', activeAlias: null };
    expect(connectionOf(cluster)).toEqual({ node: 'prod', cluster: 'prod' });
  });

  it('names a theme', () => {
    expect(['dark', 'Dark', 'light', 'aurora', undefined].map(themeOf)).toEqual([
      'dark',
      'dark',
      'light',
      'light',
      'light',
    ]);
  });
});
