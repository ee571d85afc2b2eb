import { provideZonelessChangeDetection, type EnvironmentProviders, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Fleet } from '../data/fleet';
import { Gateway } from '../data/gateway';
import { HUB_LINK } from '../data/hub-connection';
import type { AdapterView, SessionView } from '../data/model';
import { Session } from '../data/session';
import { SHELL_HOST } from '../host/shell-host';
import { createStandaloneHost } from '../host/standalone-host';
import { FakeGateway } from './fake-gateway';
import { FakeHubLink } from './fake-hub-link';
import { EVERYTHING, node, topology } from './samples';

/** The pane's parts over a gateway and a hub that the test plays. */
export function testPane(more: (Provider | EnvironmentProviders)[] = []) {
  const gateway = new FakeGateway();
  const link = new FakeHubLink();
  TestBed.configureTestingModule({
    providers: [
      provideZonelessChangeDetection(),
      { provide: SHELL_HOST, useValue: createStandaloneHost() },
      { provide: Gateway, useValue: gateway },
      { provide: HUB_LINK, useValue: () => link },
      ...more,
    ],
  });
  return { gateway, link };
}

/** Signs in and fills the fleet, as if session and topology had arrived. */
export function signIn(adapters: readonly AdapterView[], view: SessionView = EVERYTHING): void {
  const session = TestBed.inject(Session);
  session.view.set(view);
  session.state.set('ready');
  const fleet = TestBed.inject(Fleet);
  fleet.cluster.set({ id: 'lab', name: 'LAB', isLab: true, nodes: [node('HV01')] });
  fleet.apply(topology(adapters));
}
