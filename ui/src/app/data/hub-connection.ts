import { InjectionToken } from '@angular/core';
import { HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr';

/** The part of a SignalR connection the pane uses. It reports its loss and does not reconnect by itself. */
export type HubLink = Pick<HubConnection, 'state' | 'start' | 'stream' | 'onclose'>;

export type HubLinkFactory = (url: string, headers: Record<string, string>) => HubLink;

/**
 * Waits between attempts, in milliseconds. Much shorter would hammer a gateway that is restarting; much longer
 * would leave an operator looking at old numbers after it is back.
 */
const RETRY_DELAYS: readonly number[] = [1000, 2000, 4000];

export function retryDelay(attempt: number): number {
  return RETRY_DELAYS[Math.min(attempt, RETRY_DELAYS.length - 1)]!;
}

export const HUB_LINK = new InjectionToken<HubLinkFactory>('hub-link', {
  providedIn: 'root',
  factory: () => (url, headers) =>
    new HubConnectionBuilder().withUrl(url, { headers }).configureLogging(LogLevel.None).build(),
});
